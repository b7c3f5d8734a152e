"""What the lists of people and partners show."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from contacts.filters import HouseholdFilter, OrganisationFilter, ReferralFilter, ResidentFilter
from contacts.models import Household, Organisation, Referral, Resident
from contacts.models.household import address_line

MEMBERS = Resident.objects.by_name().values("id", "household", "code", "first_name", "last_name")


def full_name(row, prefix=""):
    return f"{row[f'{prefix}first_name']} {row[f'{prefix}last_name']}".strip() or row[f"{prefix}code"]


def address(row, prefix=""):
    return address_line(*(row[f"{prefix}{part}"] for part in ("street", "number", "box")))


def add_members(rows):
    """The members of the households of one page, in one query."""
    members = defaultdict(list)
    for member in MEMBERS.filter(household__in=[row["id"] for row in rows]):
        members[member["household"]].append(member)
    for row in rows:
        row["members"] = members[row["id"]]


RESIDENTS = ListSpec(
    name=_("bewoners"),
    singular=_("bewoner"),
    columns=(
        Column("naam", _("Naam"), full_name, ("last_name", "first_name")),
        Column("jaar", _("Geboortejaar"), lambda row: str(row["birth_year"] or ""), ("birth_year",)),
        Column(
            "adres", _("Adres"), lambda row: address(row, "household__"), ("household__street", "household__number")
        ),
        Column("laatst", _("Laatste contact"), lambda row: row["last_contact_on"], ("last_contact_on",)),
        Column("wie", _("Verantwoordelijke"), lambda row: row["worker_in_charge__name"], ("worker_in_charge__name",)),
    ),
    fields=(
        "id",
        "code",
        "first_name",
        "last_name",
        "birth_year",
        "household__street",
        "household__number",
        "household__box",
        "last_contact_on",
        "worker_in_charge__name",
    ),
    url=lambda row: reverse("contacts:resident_detail", args=[row["id"]]),
    order=("last_name", "first_name", "pk"),
    filterset=ResidentFilter,
    empty_template="contacts/_residents_empty.html",
    search=lambda rows, query: rows.matching(query),
)

HOUSEHOLDS = ListSpec(
    name=_("gezinnen"),
    singular=_("gezin"),
    columns=(
        Column("adres", _("Gezin"), lambda row: address(row) or row["code"], ("street", "number")),
        Column("wie", _("Bewoners"), lambda row: ", ".join(full_name(member) for member in row["members"])),
        Column("type", _("Gezinstype"), lambda row: str(Household.Type(row["type"]).label), ("type",)),
        Column("woont", _("Woonsituatie"), lambda row: str(Household.Tenure(row["tenure"]).label), ("tenure",)),
        Column(
            "dienst",
            _("Sociale dienst"),
            lambda row: str(Household.SocialService(row["social_service"]).label),
            ("social_service",),
        ),
    ),
    fields=("id", "code", "street", "number", "box", "type", "tenure", "social_service"),
    url=lambda row: reverse("contacts:household_detail", args=[row["id"]]),
    order=("street", "number", "pk"),
    filterset=HouseholdFilter,
    empty_template="contacts/_households_empty.html",
    search=lambda rows, query: rows.matching_with_members(query),
    complete=add_members,
)

ORGANISATIONS = ListSpec(
    name=_("partners"),
    singular=_("partner"),
    columns=(
        Column("naam", _("Naam"), lambda row: row["name"], ("name",)),
        Column(
            "soort", _("Soort"), lambda row: str(Organisation.Kind(row["kind"]).label) if row["kind"] else "", ("kind",)
        ),
        Column("van", _("Overeenkomst van"), lambda row: row["agreement_from"], ("agreement_from",)),
        Column("tot", _("Overeenkomst tot"), lambda row: row["agreement_until"], ("agreement_until",)),
    ),
    fields=("id", "name", "kind", "agreement_from", "agreement_until"),
    url=lambda row: reverse("contacts:organisation_detail", args=[row["id"]]),
    order=("name", "pk"),
    filterset=OrganisationFilter,
    empty_template="contacts/_organisations_empty.html",
    search=lambda rows, query: rows.matching(query),
)

REFERRALS = ListSpec(
    name=_("toeleidingen"),
    singular=_("toeleiding"),
    columns=(
        Column(
            "bewoner",
            _("Bewoner"),
            lambda row: full_name(row, "resident__"),
            ("resident__last_name", "resident__first_name"),
        ),
        Column("datum", _("Datum"), lambda row: row["date"], ("date",)),
        Column("partner", _("Partner"), lambda row: row["organisation__name"], ("organisation__name",)),
        Column("aanbod", _("Aanbod"), lambda row: row["offer__name"], ("offer__name",)),
        Column("hoe", _("Hoe"), lambda row: str(Referral.Method(row["method"]).label) if row["method"] else ""),
        Column("resultaat", _("Resultaat"), lambda row: str(Referral.Result(row["result"]).label), ("result",)),
        Column("navragen", _("Navragen op"), lambda row: row["check_on"], ("check_on",)),
        Column("wie", _("Medewerker"), lambda row: row["worker__name"], ("worker__name",)),
    ),
    fields=(
        "id",
        "date",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "organisation__name",
        "offer__name",
        "method",
        "result",
        "check_on",
        "worker__name",
    ),
    url=lambda row: reverse("contacts:referral_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=ReferralFilter,
    empty_template="contacts/_referrals_empty.html",
    search=lambda rows, query: rows.matching(query),
)
