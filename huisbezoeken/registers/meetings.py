"""The sheets of meetings, who was there and what was decided, in the register workbook."""

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import quoted, text_of
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.lists import Listed
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from buurtwerk.registers.widgets import Choice, Count, Text, Year, outside
from contacts.rules import no_year
from huisbezoeken import papers
from huisbezoeken.models import AgendaItem, BottleneckSignal, Meeting, MeetingPaper, MeetingPresence
from huisbezoeken.registers.bottlenecks import residents_behind
from huisbezoeken.rules import (
    about_two_matters,
    ends_without_beginning,
    item_without_title,
    not_decided,
    papers_without_year,
)

MEETINGS, MEMBERS = "Overleg", "Groepsleden"
MOST_ITEMS = 32_767
Status = MeetingPresence.Status


class PaperList(Listed):
    """Labels of the figures that go along; they are stored by their key."""

    def each(self, entries, look, stored):
        keys = {text_of(str(label)).casefold(): key for key, label in papers.choices()}
        unknown = [entry for entry in entries if entry.casefold() not in keys]
        if unknown:
            raise ValueError(outside("; ".join(unknown), [str(label) for _key, label in papers.choices()]))
        return [keys[entry.casefold()] for entry in entries]

    def render(self, value, obj=None, **kwargs):
        labels = {key: str(label) for key, label in papers.choices()}
        return super().render(labels.get(key, key) for key in value or ())


class Member(Link):
    """A seat in the group that meets; the row names the meeting."""

    def __init__(self):
        super().__init__(MEMBERS)

    def clean(self, value, row=None, look=None, **kwargs):
        code = super().clean(value, row=row, look=look, **kwargs)
        member = look.told(MEMBERS).get(code) if code else None
        meeting = look.told(MEETINGS).get(text_of(row["overleg"])) if row and "overleg" in row else None
        if member and meeting and member["group"] != meeting["group"]:
            raise ValueError(_("%s zit niet in de groep van dit overleg. Kijk beide na.") % quoted(code))
        return code


class OnAgenda(Link):
    """A signal or bottleneck, once on an agenda. What is read in a workbook joins what stands on it."""

    def __init__(self, sheet, fetch):
        super().__init__(sheet)
        self.fetch = fetch

    def clean(self, value, row=None, look=None, **kwargs):
        code = super().clean(value, row=row, look=look, **kwargs)
        if code is None or row is None:
            return code
        item, meeting = text_of(row["agendapunt"]), text_of(row.get("overleg"))
        if look.once(self.fetch).setdefault((meeting, code), item) != item:
            raise ValueError(_("%s staat al op de agenda van dit overleg. Laat het er één keer staan.") % quoted(code))
        return code


class OfDecision(Link):
    """The follow-up of one decision."""

    def clean(self, value, row=None, look=None, **kwargs):
        code = super().clean(value, row=row, look=look, **kwargs)
        item = text_of(row["agendapunt"]) if code and row else None
        if item and look.once(followed_up).setdefault(code, item) != item:
            raise ValueError(_("%s hoort al bij een andere beslissing. Kijk beide na.") % quoted(code))
        return code


def signals_on(team):
    """(meeting, signal) -> the item, by their codes."""
    rows = AgendaItem.objects.of(team).filter(signal__isnull=False)
    return {(meeting, code): item for item, meeting, code in rows.values_list("code", "meeting__code", "signal__code")}


def bottlenecks_on(team):
    rows = AgendaItem.objects.of(team).filter(bottleneck__isnull=False)
    codes = rows.values_list("code", "meeting__code", "bottleneck__code")
    return {(meeting, code): item for item, meeting, code in codes}


def followed_up(team):
    """Follow-up -> the item, by their codes."""
    rows = AgendaItem.objects.of(team).filter(follow_up__isnull=False)
    return dict(rows.values_list("follow_up__code", "code"))


def paper_keyed(key, look):
    return {"key": key}


@register
class MeetingSheet(SheetResource):
    sheet = MEETINGS
    rules = (
        Rule("ends_at", ends_without_beginning, ("starts_at", "ends_at")),
        Rule("figures_year", papers_without_year, ("papers", "figures_year")),
    )

    code = Column("code", "overleg", Text(), required=True)
    group = Column("group", "groep", Link("Groepen"), required=True)
    date = Column("date", "datum", Day(), required=True)
    starts_at = Column("starts_at", "begin", Clock())
    ends_at = Column("ends_at", "einde", Clock())
    place = Column("place", "plaats", Text())
    papers = ListColumn(
        "papers",
        "bijlagen",
        PaperList(),
        child=MeetingPaper,
        parent="meeting",
        entry="key",
        made=paper_keyed,
    )
    figures_year = Column("figures_year", "cijfers van", Year(no_year))
    guests = Column("guests", "ook aanwezig", Text())
    report = Column("report", "verslag", Text())

    class Meta:
        model = Meeting

    def complete(self, instance):
        instance.refresh_search_key()


@register
class MeetingPresenceSheet(SheetResource):
    sheet = "Aanwezig op overleg"
    key = ("meeting", "member")
    derived = ()

    meeting = Column("meeting", "overleg", Link(MEETINGS), required=True)
    member = Column("member", "lid", Member(), required=True)
    status = Column("status", "aanwezig", Choice(Status.choices, empty=Status.PRESENT.value))

    class Meta:
        model = MeetingPresence


@register
class AgendaItemSheet(SheetResource):
    """What was decided brings its follow-up along by its code; the sheet makes none itself."""

    sheet = "Agendapunten"
    rules = (
        Rule("bottleneck", about_two_matters, ("signal", "bottleneck")),
        Rule("title", item_without_title, ("title", "signal", "bottleneck")),
        Rule("due_on", not_decided, ("decision", "due_on")),
        Rule("owner", not_decided, ("decision", "owner")),
        Rule("worker", not_decided, ("decision", "worker")),
        Rule("follow_up", not_decided, ("decision", "follow_up")),
    )
    derived = ()

    code = Column("code", "agendapunt", Text(), required=True)
    meeting = Column("meeting", "overleg", Link(MEETINGS), required=True)
    position = Column("position", "volgorde", Count(empty=1, most=MOST_ITEMS))
    signal = Column("signal", "signaal", OnAgenda("Signalen", signals_on))
    bottleneck = Column("bottleneck", "knelpunt", OnAgenda("Knelpunten", bottlenecks_on))
    title = Column("title", "punt", Text())
    discussion = Column("discussion", "bespreking", Text())
    decision = Column("decision", "beslissing", Text())
    due_on = Column("due_on", "tegen", Day())
    owner = Column("owner", "wie doet het", Member())
    worker = Column("worker", "medewerker", Person(strict=True))
    follow_up = Column("follow_up", "opvolging", OfDecision("Opvolgingen"))

    class Meta:
        model = AgendaItem

    def touched(self, plan, look):
        """Whoever told a signal on it, or one of those that a bottleneck on it bundles."""
        rows = plan.rows_and_before
        signals = look.ids_among("Signalen", {self.value(row, "signal") for row in rows})
        bottlenecks = look.ids_among("Knelpunten", {self.value(row, "bottleneck") for row in rows})
        bundled = BottleneckSignal.objects.filter(team=look.team).values_list("bottleneck", "signal")
        return residents_behind(signals | {signal for bottleneck, signal in bundled if bottleneck in bottlenecks})
