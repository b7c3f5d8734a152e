"""Families that take part in an activity, and where its participants were led on to."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from activiteiten.figures import attended, households_of, is_child
from activiteiten.models import Attendance, Enrolment
from buurtwerk.core.dates import year_span
from contacts.models import Household, Referral
from contacts.models.household import BELGIAN, FOREIGN, UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Families:
    """The participants of an activity in a year, by household.

    `referrals`: of participants, dated in the year, by the partner's name; `onward`: enrolments that ended in the year
    with that reason, by what they moved on to. The largest first.
    """

    year: int
    families: int
    children: int
    foreign: int
    belgian: int
    unknown: int
    service_yes: int
    service_no: int
    service_unknown: int
    referrals: dict[str, int]
    onward: dict[str, int]

    @property
    def known(self):
        """Families of which the origin is known."""
        return self.foreign + self.belgian

    @property
    def foreign_per_cent(self):
        return per_cent(self.foreign, self.known)

    @property
    def service_per_cent(self):
        return per_cent(self.service_yes, self.families)


@dataclass(frozen=True, slots=True)
class LedOn:
    """Where the participants of one activity were led on to: by the partner's code, by what they moved on to."""

    referrals: dict[str, int]
    onward: dict[str, int]


def families_of(activity, year):
    """In four queries."""
    there = attended(activity.team, year).as_participant().filter(session__activity=activity)
    homes = list(households_of(there))
    services, origins = (Counter(home[at] for home in homes) for at in (1, 2))
    people = there.order_by().values_list("resident", "resident__birth_year").distinct()
    return Families(
        year,
        families=len(homes),
        children=sum(is_child(born, year) for _pk, born in people),
        foreign=origins[FOREIGN],
        belgian=origins[BELGIAN],
        unknown=origins[UNKNOWN_ORIGIN],
        service_yes=services[Household.SocialService.YES],
        service_no=services[Household.SocialService.NO],
        service_unknown=services[Household.SocialService.UNKNOWN],
        referrals=_referrals(there, year, "organisation__name"),
        onward=dict(_destinations(moved_on(year).filter(activity=activity)).most_common()),
    )


def led_on_for_year(team, year, kind):
    """Activity code -> where to, of each activity of that kind that led somebody on; two queries."""
    found: dict[str, LedOn] = defaultdict(lambda: LedOn({}, {}))
    for code, partner, number in _referrals_by_activity(team, year, kind):
        found[code].referrals[partner] = number
    onward = (
        moved_on(year).filter(team=team, activity__kind=kind).order_by().values_list("activity__code", "moved_on_to")
    )
    for code, what, number in onward.annotate(number=Count("pk")):
        found[code].onward[what] = number
    return dict(sorted(found.items()))


def _referrals_by_activity(team, year, kind):
    """(activity, partner, how many), each referral once, however often its resident came."""
    came = "resident__attendances__"
    there = {
        f"{came}role": Attendance.Role.PARTICIPANT,
        f"{came}session__activity__kind": kind,
        f"{came}session__cancelled_because": "",
        f"{came}session__date__range": year_span(year),
    }
    rows = Referral.objects.of(team).filter(date__range=year_span(year), **there).order_by()
    by = rows.values_list(f"{came}session__activity__code", "organisation__code")
    return by.annotate(number=Count("pk", distinct=True))


def moved_on(year):
    """Enrolments that ended in the year because somebody moved on to something else."""
    return Enrolment.objects.ended_in(year).filter(reason=Enrolment.Reason.ONWARD)


def per_cent(part, whole):
    """Whole per cent, rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def _referrals(participations, year, by):
    found = Referral.objects.filter(resident__in=participations.values("resident")).in_year(year)
    return dict(found.order_by().values_list(by).annotate(number=Count("pk")).order_by("-number", by))


def _destinations(enrolments):
    found = enrolments.select_related("to_activity", "to_organisation").order_by("pk")
    return Counter(destination(one) for one in found)


def destination(enrolment):
    """What somebody moved on to, in words."""
    return str(enrolment.onward or Enrolment.Onward.UNKNOWN.label)
