"""Reach, referrals and partners of a year; shared figures.md says what each number counts."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, Value, When

from contacts.dossier import reached
from contacts.models import Household, Organisation, Referral, Resident
from contacts.models.household import BELGIAN, FOREIGN
from contacts.models.resident import AGE_BANDS
from contacts.places import NO_COUNTRY

UNKNOWN, BELGIUM = "unknown", "BE"


@dataclass(frozen=True, slots=True)
class ReachFigures:
    """Who had a contact moment in the year; `network` is who the team was in touch with at its end."""

    residents: int
    households: int
    network: int
    by_origin: dict[str, int]
    countries: int
    known_origin_residents: int
    foreign_origin_residents: int
    by_age_band: dict[str, int]
    by_gender: dict[str, int]
    households_by_type: dict[str, int]
    households_by_tenure: dict[str, int]
    households_by_social_service: dict[str, int]
    known_origin_households: int
    foreign_origin_households: int


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """Referrals dated in the year, with the result that they have by now; organisations by their code."""

    total: int
    by_result: dict[str, int]
    by_organisation: dict[str, int]


@dataclass(frozen=True, slots=True)
class PartnerFigures:
    agreements: int


def reach_for_year(team, year):
    """In three queries, however many people and years there are."""
    network = Resident.objects.of(team).in_network(year).count()
    people, homes = groups_of_residents(team, year), groups_of_households(team, year)
    return ReachFigures(network=network, **told_of_residents(people), **told_of_households(homes))


def referrals_for_year(team, year):
    """In one query: each result with each partner, as often as it occurs."""
    by = Referral.objects.of(team).in_year(year).order_by().values("result", partner=F("organisation__code"))
    groups = list(by.annotate(number=Count("pk")))
    results = _summed(groups, "result")
    return ReferralFigures(sum(results.values()), results, _summed(groups, "partner"))


def partners_for_year(team, year):
    return PartnerFigures(Organisation.objects.of(team).with_agreement_in(year).count())


def groups_of_residents(team, year, *also):
    """Reached residents counted by what is told of them, and by these fields `also`; one query."""
    people = Resident.objects.of(team).filter(reached(team, year, "resident"))
    by = people.order_by().values("gender", *also, country=_country(), band=_age_band(year))
    return list(by.annotate(number=Count("pk")))


def told_of_residents(groups):
    origins = _summed(groups, "country")
    known = {country: number for country, number in origins.items() if country != UNKNOWN}
    return {
        "residents": sum(origins.values()),
        "by_origin": origins,
        "countries": len(known),
        "known_origin_residents": sum(known.values()),
        "foreign_origin_residents": sum(known.values()) - known.get(BELGIUM, 0),
        "by_age_band": _summed(groups, "band"),
        "by_gender": _summed(groups, "gender"),
    }


def groups_of_households(team, year, *also):
    """Reached households in the same way; one query."""
    homes = Household.objects.of(team).filter(reached(team, year, "household"))
    by = homes.with_origin().order_by().values("type", "tenure", "social_service", "household_origin", *also)
    return list(by.annotate(number=Count("pk")))


def told_of_households(groups):
    origins = _summed(groups, "household_origin")
    foreign = origins.get(FOREIGN, 0)
    return {
        "households": sum(origins.values()),
        "households_by_type": _summed(groups, "type"),
        "households_by_tenure": _summed(groups, "tenure"),
        "households_by_social_service": _summed(groups, "social_service"),
        "known_origin_households": foreign + origins.get(BELGIAN, 0),
        "foreign_origin_households": foreign,
    }


def _summed(groups, name):
    """Code to count; what does not occur is left out."""
    totals: dict[str, int] = {}
    for group in groups:
        totals[group[name]] = totals.get(group[name], 0) + group["number"]
    return totals


def _country():
    return Case(When(origin__in=NO_COUNTRY, then=Value(UNKNOWN)), default="origin", output_field=CharField())


def _age_band(year):
    """By the age reached in the year; a child born after it is one all the same."""
    bands = [
        When(birth_year__gte=year - oldest, then=Value(band)) for band, (_, oldest) in list(AGE_BANDS.items())[:-1]
    ]
    unknown = When(birth_year=None, then=Value(UNKNOWN))
    return Case(unknown, *bands, default=Value(list(AGE_BANDS)[-1]), output_field=CharField())
