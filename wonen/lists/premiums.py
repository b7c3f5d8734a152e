"""The catalogue of premiums."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.money import euro
from wonen.filters.premiums import PremiumFilter
from wonen.models import APPLICANTS, PremiumTenure

LABELS = dict(APPLICANTS)


def add_applicants(rows):
    """Who may ask the premiums of one page, in one query."""
    tenures = defaultdict(list)
    of_page = PremiumTenure.objects.filter(premium__in=[row["id"] for row in rows]).order_by("pk")
    for premium, tenure in of_page.values_list("premium", "tenure"):
        tenures[premium].append(str(LABELS[tenure]))
    for row in rows:
        row["applicants"] = ", ".join(tenures[row["id"]]) or str(_("iedereen"))


PREMIUMS = ListSpec(
    name=_("premies"),
    singular=_("premie"),
    columns=(
        Column("naam", _("Naam"), lambda row: row["name"], ("name",)),
        Column("gebied", _("Gebied"), lambda row: row["area__name"] or _("overal"), ("area__key",)),
        Column("voor", _("Voor wie"), lambda row: row["applicants"]),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot en met"), lambda row: row["ends_on"], ("ends_on",)),
        Column("hoogstens", _("Hoogstens"), lambda row: euro(row["maximum"]), ("maximum",), numeric=True),
        Column("aanvragen", _("Aanvragen"), lambda row: row["asked_times"], ("asked_times",), numeric=True),
    ),
    fields=("id", "name", "area__name", "starts_on", "ends_on", "maximum", "asked_times"),
    url=lambda row: reverse("wonen:premium_detail", args=[row["id"]]),
    order=("name", "pk"),
    filterset=PremiumFilter,
    empty_template="wonen/_premiums_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_applicants,
)
