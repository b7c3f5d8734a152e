"""What contacts itself puts in the network: residents in touch, their households, partners, and what ties them."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from contacts.dossier import edges, nodes
from contacts.lists import address, full_name
from contacts.models import Connection, Household, Organisation, Referral, Resident


def in_touch(team):
    """Residents whose contact has not ended."""
    return Resident.objects.of(team).filter(Q(contact_ended_on=None) | Q(contact_ended_on__gt=today()))


@nodes(
    "resident",
    slug="bewoner",
    one=_("bewoner"),
    many=_("bewoners"),
    mark="circle",
    url_name="contacts:resident_detail",
    permission=Permission.RESIDENT_VIEW,
    order=10,
)
def residents(team):
    """By name, and where several are called the same with the year of birth."""
    rows = list(in_touch(team).by_name().values("id", "first_name", "last_name", "code", "birth_year"))
    names = Counter(map(full_name, rows))
    return [(row["id"], told_apart(row) if names[full_name(row)] > 1 else full_name(row)) for row in rows]


def told_apart(row):
    return f"{full_name(row)} °{row['birth_year']}" if row["birth_year"] else f"{full_name(row)} ({row['code']})"


@nodes(
    "household",
    slug="gezin",
    one=_("gezin"),
    many=_("gezinnen"),
    mark="house",
    url_name="contacts:household_detail",
    permission=Permission.RESIDENT_VIEW,
    order=20,
)
def households(team):
    rows = Household.objects.of(team).filter(residents__isnull=False).distinct().order_by("street", "number", "pk")
    return [(row["id"], address(row) or row["code"]) for row in rows.values("id", "street", "number", "box", "code")]


@nodes(
    "organisation",
    slug="partner",
    one=_("partner"),
    many=_("partners"),
    mark="square",
    url_name="contacts:organisation_detail",
    permission=Permission.ORGANISATION_VIEW,
    order=40,
)
def organisations(team):
    return Organisation.objects.of(team).order_by("name", "pk").values_list("id", "name")


@edges(
    "resident",
    "resident",
    title=_("wie kent wie"),
    kinds=dict(Connection.Kind.choices),
    line="strong",
    permission=Permission.RESIDENT_VIEW,
    order=10,
    directed=Connection.DIRECTED,
)
def connections(team):
    return Connection.objects.of(team).order_by("pk").values_list("kind", "resident", "other")


@edges(
    "resident",
    "household",
    title=_("thuis"),
    kinds={"household": _("gezin")},
    line="plain",
    permission=Permission.RESIDENT_VIEW,
    order=20,
)
def memberships(team):
    rows = in_touch(team).order_by("pk").values_list("pk", "household")
    return [("household", resident, household) for resident, household in rows]


@edges(
    "resident",
    "organisation",
    title=_("partners"),
    kinds={"referral": _("toeleiding")},
    line="dotted",
    permission=Permission.REFERRAL_VIEW,
    order=40,
)
def referrals(team):
    rows = Referral.objects.of(team).order_by("resident", "organisation").values_list("resident", "organisation")
    return [("referral", resident, organisation) for resident, organisation in rows.distinct()]
