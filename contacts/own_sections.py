"""What contacts itself adds to a resident's page."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import section
from contacts.models import Referral


@section(_("Toeleidingen"), template="contacts/_referrals.html", permission=Permission.REFERRAL_VIEW)
def referrals_of(resident, user):
    referrals = Referral.objects.visible_to(user).filter(resident=resident)
    return list(referrals.select_related("organisation", "worker").newest_first())
