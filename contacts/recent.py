"""How people, households and referrals are called under «Onlangs geopend»."""

from django.utils.translation import gettext as _

from buurtwerk.home.recent import kind
from contacts.models import Household, Referral, Resident


def led_to(referral):
    return _("%(who)s naar %(partner)s") % {"who": referral.resident, "partner": referral.organisation}


kind(Resident)
kind(Household)
kind(Referral, name=led_to, related=["resident", "organisation"])
