"""The papers that go to a meeting and the report that comes of it, as PDF: both leave the team, so without names."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from buurtwerk.core.pdf import render_pdf
from huisbezoeken import agenda
from huisbezoeken.actions.meetings import signals_behind
from huisbezoeken.models import MeetingPresence
from huisbezoeken.outside import names_left_out
from huisbezoeken.papers import asked_for, set_out

SHEETS = (
    "/static/buurtwerk/css/print-fonts.css",
    "/static/buurtwerk/css/paper.css",
    "/static/buurtwerk/css/meeting-paper.css",
)
ITEM_TEXTS = ("name", "discussion", "decision")
SHOWN_TEXTS = (*ITEM_TEXTS, "owner")


def papers(meeting):
    """One PDF: the agenda with what is still open, each signal and bottleneck on it, and the figures asked for."""
    asked = asked_for(meeting.paper_keys) if meeting.figures_year else []
    figures = set_out(asked, meeting.team, meeting.figures_year)
    sheets = [*SHEETS, *dict.fromkeys(sheet for paper in asked for sheet in paper.sheets)]
    context = told(meeting) | {"figures": figures, "sheets": sheets}
    title = _("Agenda: %s") % meeting.code
    return render_pdf(render_to_string("huisbezoeken/meeting_papers.html", context | {"title": title}), title=title)


def report(meeting):
    """Who was there, by function, what was said and what was decided."""
    title = _("Verslag: %s") % meeting.code
    context = told(meeting) | {"title": title, "sheets": SHEETS}
    return render_pdf(render_to_string("huisbezoeken/meeting_report.html", context), title=title)


def told(meeting):
    """Everything that is printed, without names; `items` and `still_open` as dicts of their texts."""
    items, still_open = list(meeting.items.with_all().in_order()), list(agenda.still_open(meeting))
    behind = signals_behind(*items, *still_open)
    texts = {("meeting", name): getattr(meeting, name) for name in ("place", "guests", "report")}
    members = presences(meeting)
    texts |= {("meeting", "group"): meeting.group.name} | {("seat", row.pk): str(row.member) for row in members}
    texts |= {(item.pk, "owner"): str(item.owner or "") for item in [*items, *still_open]}
    for item in [*items, *still_open]:
        texts |= {(item.pk, name): getattr(item, name) for name in ITEM_TEXTS}
        texts |= {(item.pk, str(question)): answer for question, answer in parts_of(item)}
    near = {signal.pk: signal for signals in behind.values() for signal in signals}
    shown = names_left_out(texts, list(near.values()), meeting.team)
    return {
        "meeting": meeting,
        "team": meeting.team,
        "today": today(),
        "group": shown["meeting", "group"],
        "place": shown["meeting", "place"],
        "presences": by_status(members, {row.pk: shown["seat", row.pk] for row in members}),
        "guests": shown["meeting", "guests"],
        "report": shown["meeting", "report"],
        "items": [as_told(item, behind[item.pk], shown) for item in items],
        "still_open": [as_told(item, behind[item.pk], shown) for item in still_open],
    }


def as_told(item, signals, shown):
    told = {name: shown[item.pk, name] for name in SHOWN_TEXTS}
    parts = [(question, shown[item.pk, str(question)]) for question, _answer in parts_of(item)]
    return told | {"item": item, "parts": parts, "number": len(signals)}


def parts_of(item):
    """(question, answer) of what is told of the matter itself, before anybody speaks."""
    if item.bottleneck:
        return item.bottleneck.parts
    return [(_("wat we hoorden"), item.signal.description)] if item.signal else []


def presences(meeting):
    """Who was noted, the team's own first, then by organisation."""
    rows = meeting.presences.select_related("member__organisation").order_by("pk")
    return sorted(rows, key=lambda row: str(row.member.organisation or "").casefold())


def by_status(rows, seats):
    """(status, seats as they may be shown), in the order of the statuses; «afwezig» too, as reports say."""
    found = [
        (status.label, [seats[row.pk] for row in rows if row.status == status]) for status in MeetingPresence.Status
    ]
    return [(label, members) for label, members in found if members]
