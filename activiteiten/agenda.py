"""The agenda of a month or a week: which days it shows, and what is on them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from activiteiten.filters.agenda import AgendaFilter
from activiteiten.models import SchoolHoliday, Session
from activiteiten.spans import DAY, MONTH, WEEK, span_of
from buurtwerk.core.dates import today, week_span


@dataclass(slots=True)
class Day:
    """`names_holiday`: the first day, in the grid's row or at all, that says what holiday it is."""

    date: date
    is_inside: bool
    sessions: list[Session]
    holiday: str = ""
    names_holiday: bool = False
    begins_holiday: bool = False
    is_today: bool = False
    is_next: bool = False  # the first from today on with something

    @property
    def has_something(self):
        return bool(self.sessions) or self.begins_holiday


class Agenda:
    """What a request for the agenda shows."""

    def __init__(self, request):
        self.request, self.span = request, span_of(request.GET)
        rows = Session.objects.of(request.team).filter(date__range=(self.span.first, self.span.last))
        self.filterset = AgendaFilter(request.GET, queryset=rows, request=request)

    @cached_property
    def sessions(self):
        return list(self.filterset.qs.with_place().in_order())

    @cached_property
    def weeks(self):
        """Rows of seven days, Monday first."""
        monday, days = week_span(self.span.first)[0], []
        while monday <= self.span.last:
            days.append(self._week(monday))
            monday += 7 * DAY
        self._mark_next([day for week in days for day in week])
        return days

    def _week(self, monday):
        week = [self._day(monday + number * DAY) for number in range(7)]
        named = ""
        for day in week:
            day.names_holiday = bool(day.holiday) and day.holiday != named
            named = day.holiday
        return week

    def _day(self, day):
        is_inside = self.span.first <= day <= self.span.last
        holidays = [one for one in self._holidays if one.starts_on <= day <= one.ends_on] if is_inside else []
        return Day(
            date=day,
            is_inside=is_inside,
            sessions=self._by_day[day],
            holiday=", ".join(one.name for one in holidays),
            begins_holiday=any(day in (one.starts_on, self.span.first) for one in holidays),
            is_today=day == today(),
        )

    def _mark_next(self, days):
        """The link «Vandaag» goes there."""
        coming = (day for day in days if day.date >= today() and day.has_something)
        for day in list(coming)[:1]:
            day.is_next = True

    @cached_property
    def _by_day(self):
        found = defaultdict(list)
        for session in self.sessions:
            found[session.date].append(session)
        return found

    @cached_property
    def _holidays(self):
        return list(SchoolHoliday.objects.on(self.span.first, self.span.last))

    @property
    def is_filtered(self):
        return any(self.request.GET.get(name) for name in self.filterset.filters)

    @property
    def links(self):
        """Where one can go from here, with the same filters; nothing beyond the years that there are."""
        now = self.span.like(today())
        spans = {"previous": self.span.previous, "next": self.span.next, "other": self.span.other, "now": now}
        return {name: {"url": self.url(span), "title": span.title} for name, span in spans.items() if span.exists}

    @property
    def unfiltered_url(self):
        return f"?{self.span.kind}={self.span.value}"

    def url(self, span):
        query = self.request.GET.copy()
        for name in (MONTH, WEEK):
            query.pop(name, None)
        return f"?{span.kind}={span.value}{'&' if query else ''}{query.urlencode()}"
