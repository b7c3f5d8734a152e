"""Invented bottlenecks of the demo team, what meetings decided on them and who was told; all relative to today."""

from datetime import time, timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.models import Group, GroupMember
from huisbezoeken import actions
from huisbezoeken.actions.feedback import residents_to_tell
from huisbezoeken.models import Bottleneck, Feedback, Meeting, MeetingPresence, Signal, Theme


class Noted(NamedTuple):
    days_ago: int
    theme: str  # its code
    like: str  # words of the signals that it bundles
    title: str
    description: str
    concerns: str
    since: str
    tried: str
    wanted: str


NOTED = [
    Noted(40, "services", "loket", "Wie niet kan bellen, geraakt niet binnen aan het loket",
          "Het loket werkt sinds vorig jaar enkel op afspraak. Een afspraak maak je telefonisch of online. Wie de taal "
          "nog leert of geen belkrediet heeft, krijgt er geen, en staat voor een gesloten deur.",
          "Vooral mensen die pas in de buurt wonen, en oudere mensen die alleen wonen.",
          "Sinds de verhuis van het loket.",
          "We belden samen met mensen en gingen mee. Dat lukt, maar het is elke keer opnieuw nodig.",
          "Twee vrije halve dagen per week zonder afspraak, of iemand die aan de balie helpt bij het maken ervan."),
    Noted(30, "housing", "huurhuizen", "Vocht in de hele rij, en geen antwoord van de verhuurder",
          "In een rij van negen huurhuizen staat het vocht tot een meter hoog. Brieven blijven zonder antwoord. Mensen "
          "durven niet verder klagen, omdat er weinig andere woningen zijn.",
          "Negen gezinnen, de meeste met kleine kinderen.",
          "Al drie winters.",
          "Een brief van de huurdersbond, en een gesprek met de wijkinspecteur.",
          "Een woningonderzoek door de stad, met de garantie dat niemand op straat komt te staan."),
    Noted(9, "mobility", "bushalte", "De bushalte verhuisde en is met een buggy niet te bereiken",
          "De nieuwe halte ligt achter een trap van elf treden. Met een buggy, een rollator of boodschappen geraak je "
          "er niet, en de volgende halte is een kwartier stappen.",
          "Ongeveer twaalf mensen die we kennen, en al wie naar de kruidenier komt.",
          "Sinds de werken op de markt.",
          "",
          "Een tijdelijke halte aan de voorkant tot de werken klaar zijn."),
]  # fmt: skip
TOLD = ("title", "description", "concerns", "since", "tried", "wanted")
FIGURES_YEAR = 2018
LATELY = timedelta(days=90)


@demo_extra
def demo_meetings(team):
    """One bottleneck is decided on and partly told back, one goes to the steering group, one is new."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    themes = {theme.code: theme for theme in Theme.objects.all()}
    counter, damp, stop = (note(team, told, themes[told.theme], worker) for told in NOTED)
    held = core_meeting(team, worker, counter, damp)
    tell_somebody(counter, worker)
    to_come(team, worker, damp, stop)
    presence(held, worker)


def note(team, told, theme, worker):
    date = today() - timedelta(days=told.days_ago)
    bottleneck = Bottleneck(team=team, theme=theme, date=date, **{name: getattr(told, name) for name in TOLD})
    lately = today() - LATELY  # the workbook's own signals stay as it has them
    signals = Signal.objects.of(team).filter(description__icontains=told.like, date__gte=lately)
    return actions.save_bottleneck(bottleneck=bottleneck, signals=signals, by=worker)


def core_meeting(team, worker, counter, damp):
    """Three weeks ago: two things were decided, one of them should have been done by now."""
    group = Group.objects.of(team).get(kind=Group.Kind.CORE)
    told = {"date": today() - timedelta(days=21), "starts_at": time(9, 30), "ends_at": time(11, 0)}
    meeting = actions.save_meeting(
        meeting=Meeting(team=team, group=group, place="Ontmoetingshuis GS9", guests="stagiair sociaal werk", **told),
        papers=[],
        by=worker,
    )
    owner = GroupMember.objects.of(team).get(group=group, function="maatschappelijk werker")
    decide(meeting, worker, "Op dinsdag en donderdag een uur vrij inlopen aan het loket, op proef tot de zomer.",
           bottleneck=counter, owner=owner, due_in=25,
           discussion="Het Huis van Welzijn herkent het: een op de vijf afspraken wordt gemaakt door een hulpverlener. "
           "Er is plaats voor één uur vrij inlopen, als er iemand van het team bij kan zijn.")  # fmt: skip
    decide(meeting, worker, "Een brief met foto's aan de dienst wonen, met vraag om een woningonderzoek.",
           bottleneck=damp, due_in=-6,
           discussion="Zonder een officieel onderzoek beweegt er niets. De gezinnen willen eerst weten wat het voor "
           "hen betekent.")  # fmt: skip
    decide(meeting, worker, "", title="Vrijwilligers voor de zomer",
           discussion="Er zijn er zes. De sportdienst vraagt nog twee begeleiders.")  # fmt: skip
    return meeting


def decide(meeting, worker, decision, *, discussion="", owner=None, due_in=None, **about):
    item, _is_new = actions.put_on_agenda(meeting=meeting, by=worker, **about)
    item.discussion, item.decision = discussion, decision
    if due_in is not None:
        item.due_on, item.owner, item.worker = today() + timedelta(days=due_in), owner, worker
    actions.save_item(item=item, by=worker)


def tell_somebody(bottleneck, worker):
    """The first of those who raised it was told; the others wait."""
    people = list(residents_to_tell(bottleneck)[:1])
    told = {"told_on": today() - timedelta(days=4), "how": Feedback.How.PHONE}
    actions.tell(subject=bottleneck, residents=people, by=worker, **told)


def to_come(team, worker, damp, stop):
    """The steering group, with figures; and the core group again, with what it still has to do."""
    steering = Group.objects.of(team).get(kind=Group.Kind.STEERING)
    told = {"date": today() + timedelta(days=9), "starts_at": time(14, 0), "figures_year": FIGURES_YEAR}
    meeting = Meeting(team=team, group=steering, place="Raadzaal", **told)
    actions.save_meeting(meeting=meeting, papers=["kerncijfers", "signals"], by=worker)
    core = Group.objects.of(team).get(kind=Group.Kind.CORE)
    again = Meeting(team=team, group=core, place="Ontmoetingshuis GS9", date=today() + timedelta(days=14))
    actions.save_meeting(meeting=again, papers=[], by=worker)
    for bottleneck in (damp, stop):
        actions.put_on_agenda(meeting=meeting, bottleneck=bottleneck, by=worker)


def presence(meeting, worker):
    members = list(GroupMember.objects.of(meeting.team).filter(group=meeting.group).on(meeting.date).in_order())
    statuses = [MeetingPresence.Status.PRESENT] * (len(members) - 1) + [MeetingPresence.Status.EXCUSED]
    actions.note_presence(meeting=meeting, told=dict(zip(members, statuses, strict=True)), by=worker)
