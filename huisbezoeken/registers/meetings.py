"""The sheets of meetings, who was there and what was decided, in the register workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from buurtwerk.registers.cells import quoted, text_of
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import KeptLink, Link, Person
from buurtwerk.registers.lists import Listed
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from buurtwerk.registers.widgets import Choice, Count, Text, Year, outside
from huisbezoeken import papers
from huisbezoeken.models import AgendaItem, BottleneckSignal, Meeting, MeetingPaper, MeetingPresence
from huisbezoeken.registers.bottlenecks import residents_behind
from huisbezoeken.rules import (
    about_two_matters,
    day_without_follow_up,
    due_before_meeting,
    ends_without_beginning,
    item_without_title,
    no_figures_yet,
    not_decided,
    owner_without_day,
    papers_without_year,
)

MEETINGS, MEMBERS = "Overleg", "Groepsleden"
MOST_ITEMS = 32_767
Status = MeetingPresence.Status
ON_AGENDA = later("%s staat al op de agenda van dit overleg. Laat het er één keer staan.")
OF_ANOTHER = later("%s hoort al bij een andere beslissing. Kijk beide na.")
TAKEN = {"signal": ON_AGENDA, "bottleneck": ON_AGENDA, "follow_up": OF_ANOTHER}


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


def sits_elsewhere(member, meeting, look):
    """A member, by code, of another group than the one that meets; what is faulty itself tells nothing."""
    told, met = look.told(MEMBERS).get(member), look.told(MEETINGS).get(meeting)
    if told and met and told["group"] != met["group"]:
        return _("%s zit niet in de groep van dit overleg. Kijk beide na.") % quoted(member)
    return None


def due_before(due_on, meeting, look):
    """A meeting, by code, that is faulty tells no day."""
    met = look.told(MEETINGS).get(meeting)
    return due_before_meeting(due_on, met["date"]) if met else None


def claims(team):
    """What one item alone may have -> that item, by their codes: a place on an agenda, a follow-up."""
    found: dict[tuple, str] = {}
    fields = ("code", "meeting__code", "signal__code", "bottleneck__code", "follow_up__code")
    for item, *told in AgendaItem.objects.of(team).values_list(*fields):
        found |= dict.fromkeys(claims_of(*told).values(), item)
    return found


def claims_of(meeting, signal, bottleneck, follow_up):
    """Attribute -> what is claimed by it."""
    told = {"signal": (meeting, signal), "bottleneck": (meeting, bottleneck), "follow_up": (None, follow_up)}
    return {attribute: (attribute, *claim) for attribute, claim in told.items() if claim[1]}


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
    group = Column("group", "groep", KeptLink("Groepen"), required=True)
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
    figures_year = Column("figures_year", "cijfers van", Year(no_figures_yet))
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
    rules = (Rule("member", sits_elsewhere, ("member", "meeting"), looks=True),)
    derived = ()

    meeting = Column("meeting", "overleg", Link(MEETINGS), required=True)
    member = Column("member", "lid", Link(MEMBERS), required=True)
    status = Column("status", "aanwezig", Choice(Status.choices, empty=Status.PRESENT.value))

    class Meta:
        model = MeetingPresence


@register
class AgendaItemSheet(SheetResource):
    """A decision with a day names its follow-up, and the bottleneck's own sheet says that it is decided on."""

    sheet = "Agendapunten"
    rules = (
        Rule("bottleneck", about_two_matters, ("signal", "bottleneck")),
        Rule("title", item_without_title, ("title", "signal", "bottleneck")),
        Rule("due_on", not_decided, ("decision", "due_on")),
        Rule("due_on", owner_without_day, ("owner", "due_on")),
        Rule("due_on", due_before, ("due_on", "meeting"), looks=True),
        Rule("owner", not_decided, ("decision", "owner")),
        Rule("owner", sits_elsewhere, ("owner", "meeting"), looks=True),
        Rule("worker", not_decided, ("decision", "worker")),
        Rule("follow_up", not_decided, ("decision", "follow_up")),
        Rule("follow_up", day_without_follow_up, ("due_on", "follow_up")),
    )

    code = Column("code", "agendapunt", Text(), required=True)
    meeting = Column("meeting", "overleg", Link(MEETINGS), required=True)
    position = Column("position", "volgorde", Count(empty=1, most=MOST_ITEMS))
    signal = Column("signal", "signaal", Link("Signalen"))
    bottleneck = Column("bottleneck", "knelpunt", Link("Knelpunten"))
    title = Column("title", "punt", Text())
    discussion = Column("discussion", "bespreking", Text())
    decision = Column("decision", "beslissing", Text())
    due_on = Column("due_on", "tegen", Day())
    owner = Column("owner", "wie doet het", Link(MEMBERS))
    worker = Column("worker", "medewerker", Person(strict=True))
    follow_up = Column("follow_up", "opvolging", Link("Opvolgingen"))

    class Meta:
        model = AgendaItem

    def complete(self, instance):
        instance.refresh_search_key()

    def clashes(self, values, look, sheet):
        item, told = self.value(values, "code"), ("meeting", "signal", "bottleneck", "follow_up")
        claimed = claims_of(*(self.value(values, attribute) for attribute in told))
        held = look.once(claims)
        taken = [attribute for attribute, claim in claimed.items() if held.setdefault(claim, item) != item]
        return [(attribute, TAKEN[attribute] % quoted(self.value(values, attribute))) for attribute in taken]

    def touched(self, plan, look):
        """Whoever told a signal on it, or one of those that a bottleneck on it bundles."""
        rows = plan.rows_and_before
        signals = look.ids_among("Signalen", {self.value(row, "signal") for row in rows})
        bottlenecks = look.ids_among("Knelpunten", {self.value(row, "bottleneck") for row in rows})
        bundled = BottleneckSignal.objects.filter(team=look.team).values_list("bottleneck", "signal")
        return residents_behind(signals | {signal for bottleneck, signal in bundled if bottleneck in bottlenecks})
