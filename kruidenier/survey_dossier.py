"""On the page of a resident: the rounds they answered, as far as those name anybody."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from contacts.dossier import section
from kruidenier.models import SurveyRound


@section(_("Bevragingen"), template="kruidenier/_dossier_surveys.html", permission=Permission.GROCERY_VIEW, later=True)
def rounds_answered_by(resident, user):
    """Those answered, and those that this resident may still answer by name; two queries.

    An anonymous round has no resident to be found by.
    """
    rounds = SurveyRound.objects.of(resident.team).select_related("survey").latest_first()
    answered = list(rounds.filter(responses__resident=resident))
    open_rounds = rounds.open_on(today()).filter(is_anonymous=False)
    return {
        "answered": answered,
        "open": [round for round in open_rounds if round not in answered],
        "resident": resident,
    }
