"""Who came in and what became of them, in one activity and one year."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from activiteiten.families import destination
from activiteiten.figures import attended
from activiteiten.models import Activity, Attendance, Enrolment
from buurtwerk.core.charts import flow
from buurtwerk.core.dates import year_span


@dataclass(frozen=True)
class Flow:
    """Enrolments of a year: what came in is as many as what became of them. Ended ones stay.

    `at_start`: begun before the year and not ended by then. `came_back`: of somebody who was enrolled here before.
    `onward`: what was moved on to -> how many. `at_end`: not ended by 31 December, the day on which some end excluded.
    `new_faces` and `known_faces`: participants by attendance, for the first time ever in this year, or not.
    """

    activity: Activity
    year: int
    at_start: int
    first_time: int
    came_back: int
    onward: dict[str, int]
    moved_house: int
    stopped: int
    other: int
    unknown_reason: int
    at_end: int
    new_faces: int
    known_faces: int

    @property
    def inflow(self):
        return self.first_time + self.came_back

    @property
    def outflow(self):
        return sum(self.onward.values()) + self.moved_house + self.stopped + self.other + self.unknown_reason

    @property
    def faces(self):
        return self.new_faces + self.known_faces

    @property
    def came(self):
        """(label, how many) of what came in, as the chart and the table show it."""
        year = {"year": self.year}
        told = (
            (_("al ingeschreven op 1 januari %(year)s") % year, self.at_start),
            (_("voor het eerst"), self.first_time),
            (_("kwam terug"), self.came_back),
        )
        return _occurring(told)

    @property
    def became(self):
        told = (
            (_("nog ingeschreven na %(year)s") % {"year": self.year}, self.at_end),
            *((_("doorstroom: %(what)s") % {"what": what}, number) for what, number in self.onward.items()),
            (_("verhuis"), self.moved_house),
            (_("gestopt"), self.stopped),
            (_("andere reden"), self.other),
            (_("reden niet ingevuld"), self.unknown_reason),
        )
        return _occurring(told)

    @cached_property
    def svg(self):
        return flow(
            id=f"flow-{self.activity.pk}-{self.year}",
            title=_("In- en doorstroom van %(activity)s in %(year)s") % {"activity": self.activity, "year": self.year},
            description=_("%(inflow)s kwamen erbij, %(outflow)s gingen weg, %(stayed)s bleven ingeschreven.")
            % {"inflow": self.inflow, "outflow": self.outflow, "stayed": self.at_end},
            came=self.came,
            became=self.became,
        )


def flow_of(activity, year):
    """In two queries."""
    there = _enrolled_in(activity, year)
    begun = [one for one in there if one.starts_on.year == year]
    ended = [one for one in there if one.ends_on and one.ends_on.year == year]
    reasons = Counter(one.reason for one in ended)
    onward = Counter(destination(one) for one in ended if one.reason == Enrolment.Reason.ONWARD)
    return Flow(
        activity,
        year,
        at_start=len(there) - len(begun),
        first_time=sum(not one.came_back for one in begun),
        came_back=sum(one.came_back for one in begun),
        onward=dict(onward.most_common()),
        moved_house=reasons[Enrolment.Reason.MOVED_HOUSE],
        stopped=reasons[Enrolment.Reason.STOPPED],
        other=reasons[Enrolment.Reason.OTHER],
        unknown_reason=reasons[Enrolment.Reason.UNKNOWN],
        at_end=len(there) - len(ended),
        **_faces(activity, year),
    )


def _enrolled_in(activity, year):
    """Enrolments that were open on at least a day of the year."""
    first, last = year_span(year)
    found = Enrolment.objects.filter(activity=activity, starts_on__lte=last)
    found = found.filter(Q(ends_on=None) | Q(ends_on__gte=first)).with_earlier()
    return list(found.select_related("to_activity", "to_organisation").order_by("pk"))


def _faces(activity, year):
    """Participants of the year by attendance: seen here for the first time, or in an earlier year too."""
    before = (
        Attendance.objects.counted()
        .as_participant()
        .filter(session__activity=activity, session__date__lt=year_span(year)[0], resident=OuterRef("resident"))
    )
    there = attended(activity.team, year).as_participant().filter(session__activity=activity)
    return there.aggregate(
        new_faces=Count("resident", distinct=True, filter=~Exists(before)),
        known_faces=Count("resident", distinct=True, filter=Exists(before)),
    )


def _occurring(told):
    return [(label, number) for label, number in told if number]
