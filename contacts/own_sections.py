"""What contacts itself adds to the pages of residents and partners."""

from collections import defaultdict

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from contacts.dossier import section
from contacts.exchange import by_year, listed
from contacts.models import Connection, Referral

RESULTS = list(Referral.Result)


@section(_("Toeleidingen"), template="contacts/_referrals.html", permission=Permission.REFERRAL_VIEW)
def referrals_of(resident, user):
    referrals = Referral.objects.visible_to(user).filter(resident=resident)
    return list(referrals.select_related("organisation", "offer", "worker").newest_first())


@section(
    _("Toeleidingen naar deze partner"),
    template="contacts/_exchange.html",
    permission=Permission.REFERRAL_VIEW,
    of="organisation",
)
def referrals_to(organisation, user):
    """How many were led there, by the year of the referral and the result that it has by now; one query."""
    rows = Referral.objects.of(organisation.team).filter(organisation=organisation).order_by()
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    by = rows.annotate(year=ExtractYear("date")).values_list("year", "result")
    for year, result, number in by.annotate(number=Count("pk")):
        numbers[year][result] = number

    def cells(year, counted):
        for result in ["", *RESULTS]:
            number = counted.get(result, 0) if result else sum(counted.values())
            url = listed("contacts:referral_list", organisation, jaar=year, resultaat=str(result))
            yield number, url if number else ""

    return by_year(numbers, (_("samen"), *(result.label for result in RESULTS)), cells)


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
