"""Answers that come in through the team: typed in from paper, or given on the tablet at the counter."""

from contextlib import suppress
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from buurtwerk.accounts.access import named, requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from contacts.models import Resident
from kruidenier.actions.answers import AnsweredBefore, store_answers
from kruidenier.forms.answers import ANSWERED, USED_BEFORE, OnceForm, PaperForm
from kruidenier.models import SurveyResponse
from kruidenier.survey_codes import CodeUnknown, CodeUsed
from kruidenier.survey_once import SentBefore, once, was_sent
from kruidenier.views.survey_rounds import get_round_or_404

Channel = SurveyResponse.Channel


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def answer_paper(request, pk):
    """Also of a round that is over: papers come in late."""
    round = get_round_or_404(request, pk)
    form = PaperForm(sent(request), round=round, questions=questions_of(round))
    if sent_before(request, form) or (form.is_valid() and typed_in(request, round, form)):
        return redirect("kruidenier:answer_paper", pk=round.pk)
    if not round.is_anonymous and form.chosen:
        record(Action.SHOW, by=request.user, team=round.team, thing=round, residents=[form.chosen.pk])
    return render(request, "kruidenier/answer_paper.html", {"round": round, "form": form})


def sent_before(request, form):
    """A nervous thumb: asked before the form is judged, as its own code is used by now."""
    is_so = was_sent(form.mark)
    if is_so:
        messages.info(request, _("Dit was al bewaard. Er is niets dubbel gemaakt."))
    return is_so


def typed_in(request, round, form):
    """Whether the answers are stored now; else the form says why not."""
    told = {"code": form.cleaned_data["code"], "resident": form.cleaned_data.get("resident"), "by": request.user}
    try:
        once(form.mark, round, partial(store, round, Channel.PAPER, form, **told))
        messages.success(request, _("Het formulier is bewaard. Hier is een leeg voor het volgende."))
    except SentBefore:
        sent_before(request, form)
    except (CodeUsed, CodeUnknown):
        form.add_error("code", USED_BEFORE)
    except AnsweredBefore:
        form.add_error("resident", ANSWERED)
    return not form.errors


@require_http_methods(["GET", "POST"])
@requires(Permission.COUNTER)
def answer_tablet(request, pk):
    """In somebody's hands: no menu, nothing of anybody else. Where a round names people the address says whom."""
    round = get_round_or_404(request, pk)
    resident = resident_of(request, round)
    here = reverse("kruidenier:answer_tablet", args=[round.pk])
    if not round.is_open or "bedankt" in request.GET:
        return render(request, "kruidenier/answer_done.html", {"round": round, "next_url": here})
    form = OnceForm(sent(request), round=round, questions=questions_of(round))
    if form.is_valid() and given(request, round, form, resident):
        return redirect(f"{here}?bedankt")
    return render(request, "kruidenier/answer_tablet.html", {"round": round, "form": form, "resident": resident})


def resident_of(request, round):
    """Whose answers these will be (`bewoner` in the address); None in an anonymous round, and for a volunteer."""
    if round.is_anonymous or not can(request.user, Permission.GROCERY_EDIT, request.team):
        return None
    resident = named(request, Resident.objects, "bewoner")
    if resident:
        record(Action.SHOW, by=request.user, team=round.team, thing=round, residents=[resident.pk])
    return resident


def given(request, round, form, resident):
    """Whether the answers are stored now, or were before; else the form says why not."""
    told = {"resident": resident, "by": request.user} if resident else {}
    try:
        with suppress(SentBefore):
            once(form.mark, round, partial(store, round, Channel.TABLET, form, **told))
    except AnsweredBefore:
        form.add_error(None, ANSWERED)
    return not form.errors


def store(round, channel, form, **told):
    return store_answers(round=round, channel=channel, answers=form.answers(), **told)


def sent(request):
    """What was posted, be it nothing at all."""
    return request.POST if request.method == "POST" else None


def questions_of(round):
    return round.survey.questions.with_options().in_order()
