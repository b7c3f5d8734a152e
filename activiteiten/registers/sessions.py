"""The sheet of sessions in the register workbook."""

from activiteiten.models import Attendance, Location, Session, SessionFollowUp, SessionSignal
from buurtwerk.registers.columns import Column, ListColumn
from buurtwerk.registers.links import Link, NewName
from buurtwerk.registers.lists import CodeList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from buurtwerk.registers.widgets import Count, Text
from huisbezoeken.registers.visits import recount

BATCH = 1000


def signal_named(code, look):
    return {"signal_id": look.id_of("Signalen", code)}


def follow_up_named(code, look):
    return {"follow_up_id": look.id_of("Opvolgingen", code)}


@register
class SessionSheet(SheetResource):
    """One that ends earlier in the day than it begins goes on after midnight."""

    sheet = "Sessies"
    derived = ()

    code = Column("code", "sessie", Text(), required=True)
    activity = Column("activity", "activiteit", Link("Activiteiten"), required=True)
    date = Column("date", "datum", Day(), required=True)
    begins_at = Column("begins_at", "begin", Clock())
    ends_at = Column("ends_at", "einde", Clock())
    location = Column("location", "plaats", NewName(Location))
    anonymous_adults = Column("anonymous_adults", "anonieme volwassenen", Count(empty=0))
    anonymous_children = Column("anonymous_children", "anonieme kinderen", Count(empty=0))
    cancelled_because = Column("cancelled_because", "afgelast omdat", Text())
    report = Column("report", "verslag", Text())
    signals = ListColumn(
        "signals",
        "signalen",
        CodeList("Signalen"),
        child=SessionSignal,
        parent="session",
        entry="signal__code",
        made=signal_named,
    )
    follow_ups = ListColumn(
        "follow_ups",
        "opvolgingen",
        CodeList("Opvolgingen"),
        child=SessionFollowUp,
        parent="session",
        entry="follow_up__code",
        made=follow_up_named,
    )

    class Meta:
        model = Session

    def touched(self, plan, look):
        """Who was at a session that changed."""
        sessions = [stored.pk for stored, _values in plan.changed]
        found: set[int] = set()
        for start in range(0, len(sessions), BATCH):
            rows = Attendance.objects.of(look.team).filter(session__in=sessions[start : start + BATCH])
            found.update(rows.values_list("resident_id", flat=True))
        return found

    def after_write(self, team, residents):
        recount(team, residents)
