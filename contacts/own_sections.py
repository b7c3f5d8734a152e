"""What contacts itself adds to the pages of residents and partners."""

from collections import defaultdict

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import section
from contacts.exchange import by_year, listed
from contacts.models import Referral

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
