"""What the search finds of people and partners."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import dutch
from buurtwerk.core.text import search_words
from buurtwerk.home.searching import Hit, addresses, best_first, looking_in, source
from contacts.lists import RESIDENTS, add_members, address, full_name
from contacts.models import Household, Organisation, Resident
from contacts.talents import named_like

MOST_WORDS = 4  # of a name with a street
HOMES_LOOKED_AT = 500  # on one street

RESIDENT_ROWS: Any = Resident.objects.values(*RESIDENTS.fields, "search_key")
ALL_RESIDENTS = looking_in(RESIDENT_ROWS)
ALL_HOUSEHOLDS = looking_in(Household.objects.values("id", "code", "street", "number", "box", "search_key"))
ALL_ORGANISATIONS = looking_in(Organisation.objects.order_by().values("id", "name", "kind", "search_key"))


@source(
    title=later("Bewoners"),
    icon="person",
    permission=Permission.RESIDENT_VIEW,
    order=10,
    all_url_name="contacts:resident_list",
    all_label=later("Alle bewoners die passen"),
)
def residents(team, query, limit):
    page = addresses("contacts:resident_detail")
    found = best_first(ALL_RESIDENTS, team, query, ("last_name", "first_name"), limit)
    found = found or at_address(team, query, limit)
    return [Hit(full_name(row), page(row["id"]), resident_details(row), (row["id"],)) for row in found]


def at_address(team, query, limit):
    """Where nobody has all the words in their name: a name with a street, in either order."""
    words = search_words(query)[:MOST_WORDS]
    for split in range(1, len(words)):
        first, last = " ".join(words[:split]), " ".join(words[split:])
        for name, street in ((first, last), (last, first)):
            if found := living_at(team, name, street, limit):
                return found
    return []


def living_at(team, name, street, limit):
    rows = Household.objects.of(team).matching(street).order_by().values_list("pk", flat=True)
    if not (homes := list(rows[:HOMES_LOOKED_AT])):
        return []
    residents = looking_in(RESIDENT_ROWS.filter(household__in=homes))
    return best_first(residents, team, name, ("last_name", "first_name"), limit)


def resident_details(row):
    """Enough to pick the right one of two who are called the same."""
    last = row["last_contact_on"]
    return (
        f"°{row['birth_year']}" if row["birth_year"] else "",
        address(row, "household__"),
        _("laatst %s") % dutch(last) if last else "",
        row["worker_in_charge__name"] or "",
    )


@source(
    title=later("Gezinnen"),
    icon="house",
    permission=Permission.RESIDENT_VIEW,
    order=20,
    all_url_name="contacts:household_list",
    all_label=later("Alle gezinnen die passen"),
)
def households(team, query, limit):
    """By address and code; the names of who lives there are found as residents."""
    page = addresses("contacts:household_detail")
    found = best_first(ALL_HOUSEHOLDS, team, query, ("street", "number"), limit)
    if found:
        add_members(found)
    return [household_hit(row, page(row["id"])) for row in found]


def household_hit(row, url):
    names = ", ".join(full_name(member) for member in row["members"])
    shown = tuple(member["id"] for member in row["members"])
    return Hit(address(row) or _("gezin %s") % row["code"], url, (names,), shown)


@source(
    title=later("Partners"),
    icon="building",
    permission=Permission.ORGANISATION_VIEW,
    order=30,
    all_url_name="contacts:organisation_list",
    all_label=later("Alle partners die passen"),
)
def organisations(team, query, limit):
    page = addresses("contacts:organisation_detail")
    found = best_first(ALL_ORGANISATIONS, team, query, ("name",), limit)
    return [Hit(row["name"], page(row["id"]), (kind_of(row),)) for row in found]


def kind_of(row):
    return str(Organisation.Kind(row["kind"]).label) if row["kind"] else ""


@source(
    title=later("Wie kan …?"),
    icon="star",
    permission=Permission.RESIDENT_VIEW,
    order=25,
    all_url_name="contacts:talent_list",
    all_label=later("Alle talenten"),
)
def talents(team, query, limit):
    """Tags, each with the list of those who have it; who they are is not told here."""
    found = named_like(team, query)[:limit]
    return [Hit(talent.name, talent.get_absolute_url(), (people_label(talent.people),)) for talent in found]


def people_label(number):
    return ngettext("%s bewoner", "%s bewoners", number) % number
