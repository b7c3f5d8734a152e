"""The list of entries of the rolling fund."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.lists import Column, ListPage, ListSpec
from buurtwerk.core.money import euro
from contacts.lists import MEMBERS, address, full_name
from wonen import ledger
from wonen.filters.fund import FundEntryFilter
from wonen.fund_book import lines_of, lines_until, walked
from wonen.models import FundEntry, HousingFile


class FundPage(ListPage):
    """With what the fund holds and what is still to come back, whatever is filtered."""

    @cached_property
    def totals(self):
        return ledger.totals(lines_until(self.request.team, today()))


def complete(rows):
    """Who lives in the households of one page, and what the fund held after each entry; two queries."""
    homes: dict[int, list] = {row["file__household"]: [] for row in rows if row["file"]}
    for member in MEMBERS.filter(household__in=homes):
        homes[member["household"]].append(member)
    held = walked(lines_of(rows[0]["team"])) if rows else {}
    for row in rows:
        row["members"] = homes.get(row["file__household"], [])
        row["balance"] = held[row["id"]].balance


def residents_of_entry(row):
    return [member["id"] for member in row["members"]]


def kind(row):
    told = str(FundEntry.Kind(row["kind"]).label)
    if row["corrects__code"]:
        return _t("correctie van %(kind)s %(code)s") % {"kind": told, "code": row["corrects__code"]}
    return _t("%s, gecorrigeerd") % told if row["corrected_by"] else told


def who(row):
    names = ", ".join(full_name(member) for member in row["members"])
    return names or (address(row, "file__household__") if row["file"] else "")


def matching(rows, query):
    """Those of files that the query finds, and an entry or a file of that code."""
    files = HousingFile.objects.matching(query)
    code = query.strip()
    return rows.filter(file__in=files) | rows.filter(code__iexact=code) | rows.filter(file__code__iexact=code)


FUND_ENTRIES = ListSpec(
    name=_("boekingen"),
    singular=_("boeking"),
    columns=(
        Column("datum", _("Datum"), lambda row: row["date"], ("date", "id")),
        Column("soort", _("Soort"), kind, ("kind",)),
        Column("gezin", _("Gezin"), who),
        Column("dossier", _("Dossier"), lambda row: row["file__code"], ("file__code",)),
        Column("bedrag", _("Bedrag"), lambda row: euro(row["signed"]), ("signed",), numeric=True),
        Column("stand", _("In het fonds"), lambda row: euro(row["balance"]), numeric=True),
        Column("code", _("Boeking"), lambda row: row["code"], ("code",)),
    ),
    fields=(
        "id",
        "team",
        "code",
        "date",
        "kind",
        "signed",
        "corrects__code",
        "corrected_by",
        "file",
        "file__code",
        "file__household",
        "file__household__street",
        "file__household__number",
        "file__household__box",
    ),
    url=lambda row: reverse("wonen:fund_entry_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=FundEntryFilter,
    empty_template="wonen/_fund_empty.html",
    search=matching,
    complete=complete,
)
