"""On the page of a resident: the rounds they answered, as far as those name anybody."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import section
from kruidenier.models import SurveyRound


@section(_("Bevragingen"), template="kruidenier/_dossier_surveys.html", permission=Permission.GROCERY_VIEW, later=True)
def rounds_answered_by(resident, user):
    """One query. An anonymous round has no resident to be found by."""
    rounds = SurveyRound.objects.of(resident.team).filter(responses__resident=resident)
    return list(rounds.select_related("survey").latest_first())
