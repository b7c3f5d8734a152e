"""What came out of a round, and an open answer that becomes a signal."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.text import as_id
from huisbezoeken.models import Theme
from kruidenier.actions.answers import SignalledBefore, raise_signal_of
from kruidenier.models import SurveyAnswer
from kruidenier.survey_results import results_of, rounds_beside
from kruidenier.views.survey_rounds import get_round_or_404


@require_GET
@requires(Permission.GROCERY_VIEW)
def results(request, pk):
    round = get_round_or_404(request, pk)
    rounds = rounds_beside(round)
    found = results_of(rounds)
    named = {answer.response.resident_id for one in found for _round, said in one.said for answer in said} - {None}
    record(Action.SHOW, by=request.user, team=round.team, thing=round, residents=named)
    context = {"round": round, "rounds": rounds, "results": found, "themes": list(Theme.objects.order_by("position"))}
    return render(request, "kruidenier/results.html", context)


@require_POST
@requires(Permission.GROCERY_EDIT)
def answer_signal(request, pk):
    """Two taps: «Signaal», and what it is about."""
    answer = get_or_404(request, SurveyAnswer.objects.select_related("team", "response"), pk)
    theme = Theme.objects.filter(pk=as_id(request.POST.get("thema"))).first()
    if theme is None or not answer.text:
        messages.error(request, _("Kies waarover het signaal gaat."))
    else:
        try:
            raise_signal_of(answer=answer, theme=theme, by=request.user)
            messages.success(request, _("Het signaal is bewaard."))
        except SignalledBefore:
            messages.info(request, _("Dit is al een signaal. Er is niets dubbel gemaakt."))
    return redirect(f"{reverse('kruidenier:results', args=[answer.response.round_id])}#antwoord-{answer.pk}")
