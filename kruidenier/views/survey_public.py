"""What residents open without signing in: a round, with the code on their paper form."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from kruidenier import survey_codes
from kruidenier.actions.answers import store_answers
from kruidenier.forms.answers import AnswerForm, CodeForm
from kruidenier.models import SurveyResponse, SurveyRound
from kruidenier.views.survey_answers import questions_of, sent


@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLIC)
def answer_public(request, key):
    """Asks for the code, and thanks who answered (`?bedankt`)."""
    round = get_public_round_or_404(key)
    if "bedankt" in request.GET and request.method == "GET":
        return render(request, "kruidenier/answer_done.html", {"round": round})
    if not round.is_open:
        return over(request, round)
    form = CodeForm(sent(request), round=round)
    if form.is_valid():
        return redirect(survey_codes.path_of(round, form.cleaned_data["code"]))
    return ask_for_code(request, round, form)


@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLIC)
def answer_public_code(request, key, code):
    round = get_public_round_or_404(key)
    if not round.is_open:
        return over(request, round)
    code_form = CodeForm({"code": code}, round=round)
    form = AnswerForm(sent(request), round=round, questions=questions_of(round))
    if not code_form.is_valid():
        return ask_for_code(request, round, code_form)
    if form.is_valid():
        try:
            store_answers(round=round, channel=SurveyResponse.Channel.LINK, answers=form.answers(), code=code)
        except (survey_codes.CodeUsed, survey_codes.CodeUnknown):
            return ask_for_code(request, round, CodeForm({"code": code}, round=round))
        return redirect(f"{reverse('kruidenier:answer_public', args=[round.key])}?bedankt")
    return render(request, "kruidenier/answer_public.html", {"round": round, "form": form})


def ask_for_code(request, round, form):
    return render(request, "kruidenier/answer_code.html", {"round": round, "form": form})


def over(request, round):
    return render(request, "kruidenier/answer_over.html", {"round": round}, status=404)


def get_public_round_or_404(key):
    """A round that has begun, by what stands in its address; one that is over too, to say so."""
    rounds = SurveyRound.objects.begun().filter(team__is_active=True, key=key)
    round = rounds.select_related("team", "survey").first()
    if round is None:
        raise Http404
    return round
