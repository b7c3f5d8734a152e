"""Back from a signal to the results of the round in which somebody wrote it."""

from django.urls import reverse

from buurtwerk.accounts.roles import Permission
from huisbezoeken.models import Signal
from huisbezoeken.origins import origin
from kruidenier.models import SurveyRound


@origin(permission=Permission.GROCERY_VIEW)
def rounds_behind(thing):
    if not isinstance(thing, Signal):
        return []
    linked = SurveyRound.objects.of(thing.team).filter(responses__answers__answer_signals__signal=thing.pk)
    rounds = linked.select_related("survey")
    return [(f"{round.survey}, {round}", reverse("kruidenier:results", args=[round.pk])) for round in rounds]
