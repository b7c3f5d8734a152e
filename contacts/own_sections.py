"""What contacts itself adds to a resident's page."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from contacts.dossier import section
from contacts.models import Connection, Referral


@section(_("Toeleidingen"), template="contacts/_referrals.html", permission=Permission.REFERRAL_VIEW)
def referrals_of(resident, user):
    referrals = Referral.objects.visible_to(user).filter(resident=resident)
    return list(referrals.select_related("organisation", "worker").newest_first())


@section(_("Netwerk"), template="contacts/_connections.html", permission=Permission.RESIDENT_VIEW, later=True)
def connections_of(resident, user):
    """Whom they know; leaves a trace of those, as the page itself does not show them."""
    found = Connection.objects.of(resident.team).naming(resident).with_people()
    known = [
        {"connection": one, **dict(zip(("label", "other"), one.seen_from(resident), strict=True))} for one in found
    ]
    if known:
        others = [row["other"].pk for row in known]
        record(Action.SHOW, by=user, team=resident.team, thing=resident, residents=others)
    return sorted(known, key=lambda row: (row["other"].last_name.casefold(), row["other"].first_name.casefold()))
