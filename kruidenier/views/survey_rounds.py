"""A round of a survey: its page, making and changing it, its paper forms."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import attachment
from kruidenier import survey_codes, survey_paper
from kruidenier.forms.survey import RoundForm
from kruidenier.models import SurveyRound
from kruidenier.survey_progress import progress_of
from kruidenier.views.surveys import get_survey_or_404


@require_GET
@requires(Permission.GROCERY_VIEW)
def round_detail(request, pk):
    round = get_round_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=round.team, thing=round)
    context = {
        "round": round,
        "progress": progress_of(round),
        "address": survey_codes.address_of(round),
        "most": survey_codes.MOST_AT_ONCE,
    }
    return render(request, "kruidenier/round_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def round_create(request, pk):
    survey = get_survey_or_404(request, pk)
    return round_form(request, RoundForm(request, survey=survey), survey)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def round_edit(request, pk):
    round = get_round_or_404(request, pk)
    return round_form(request, RoundForm(request, survey=round.survey, instance=round), round.survey, round)


@require_POST
@requires(Permission.GROCERY_EDIT)
def round_delete(request, pk):
    round = get_round_or_404(request, pk)
    return delete_with_undo(request, round, residents=[], then=round.survey)


@require_POST
@requires(Permission.GROCERY_EDIT)
def round_paper(request, pk):
    """So many forms to print, each with a code of its own."""
    round, number = get_round_or_404(request, pk), as_id(request.POST.get("aantal")) or 0
    questions = list(round.survey.questions.with_options().in_order())
    if not 1 <= number <= survey_codes.MOST_AT_ONCE:
        messages.error(request, _("Kies hoeveel formulieren: van 1 tot %s.") % survey_codes.MOST_AT_ONCE)
        return redirect(round)
    if not questions:
        messages.error(request, _("Deze bevraging heeft nog geen vragen. Maak die eerst."))
        return redirect(round)
    pdf = survey_paper.pdf_of(round, questions, survey_codes.make_codes(round, number))
    record(Action.EDIT, by=request.user, team=round.team, thing=round)
    return attachment(pdf, f"bevraging-{slugify(round.name)}.pdf", "application/pdf")


def round_form(request, form, survey, round=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De ronde is bewaard."))
        return redirect(saved)
    return render(request, "kruidenier/round_form.html", {"form": form, "survey": survey, "round": round})


def get_round_or_404(request, pk):
    return get_or_404(request, SurveyRound.objects.select_related("team", "survey__team", "updated_by"), pk)
