"""Invented pathways and volunteers of the social grocery; all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Resident
from kruidenier.models import Pathway, PathwayStep, Stage, Volunteer, VolunteerDay

Outcome, Weekday = Pathway.Outcome, VolunteerDay.Weekday


class Taken(NamedTuple):
    in_days: int  # before today: negative
    text: str = ""
    stage: Stage | None = None
    is_done: bool = True


class Went(NamedTuple):
    days_ago: int
    goal: str
    steps: tuple[Taken, ...] = ()
    ended: int | None = None  # days ago
    outcome: str = ""
    became: str = ""
    is_guided: bool = True


WENT = [
    Went(
        320,
        "Ik wil onder de mensen komen, thuis komen de muren op mij af.",
        (
            Taken(-290, "Kwam voor het eerst mee koffie schenken.", Stage.PARTICIPANT),
            Taken(-180, "Staat elke donderdag aan de kassa.", Stage.VOLUNTEER),
            Taken(-25, "Zet zelf de kookgroep op dinsdag op.", Stage.INITIATOR),
            Taken(0, "Samen de eerste kookgroep bespreken.", None, False),
            Taken(21, "Vragen of ze ook de planning wil maken.", None, False),
        ),
    ),
    Went(
        210,
        "Beter Nederlands leren, zodat ik zelf met de school kan bellen.",
        (
            Taken(-170, "Kwam naar het praatcafé.", Stage.PARTICIPANT),
            Taken(-70, "Helpt de rekken vullen, in het Nederlands.", Stage.VOLUNTEER),
            Taken(14, "Samen een eerste keer naar de school bellen.", None, False),
        ),
    ),
    Went(
        150,
        "Rondkomen tot het einde van de maand.",
        (
            Taken(-120, "Budget bekeken met het OCMW."),
            Taken(-60, "Volgde de reeks koken met weinig geld.", Stage.PARTICIPANT),
            Taken(-3, "Bellen hoe het gaat met de afbetaling.", None, False),
        ),
    ),
    Went(95, "Terug werken, liefst met eten.", (Taken(-40, "Kookt mee op vrijdag.", Stage.PARTICIPANT),)),
    Went(60, "Mijn zoon moet buiten kunnen spelen.", (Taken(7, "Samen naar de speel-o-theek.", None, False),)),
    Went(30, "Iets terugdoen voor de buurt.", (Taken(10, "Meedraaien aan de balie.", None, False),), is_guided=False),
    Went(
        400,
        "Een job vinden dicht bij huis.",
        (Taken(-360, "", Stage.PARTICIPANT), Taken(-250, "Hielp een half jaar aan de kassa.", Stage.VOLUNTEER)),
        35,
        Outcome.REACHED,
        "Werkt nu in de bakkerij om de hoek.",
    ),
    Went(260, "Leren fietsen.", (Taken(-200, "Twee lessen gevolgd."),), 90, Outcome.OTHERWISE, "Neemt nu de bus."),
]


class Helps(NamedTuple):
    days_ago: int
    task: str
    days: tuple[int, ...] = ()
    ended: int | None = None


HELPS = [
    Helps(180, "kassa", (Weekday.TUESDAY, Weekday.THURSDAY)),
    Helps(70, "rekken vullen", (Weekday.THURSDAY,)),
    Helps(240, "koken", (Weekday.FRIDAY,)),
    Helps(45, "onthaal en koffie"),
    Helps(250, "kassa", (Weekday.TUESDAY,), 35),
]


@demo_extra
def demo_pathways(team):
    """Eight people on the road, one of them all the way."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    for went, resident in zip(WENT, people(team), strict=False):
        start = day(-went.days_ago)
        pathway = Pathway.objects.create(
            team=team,
            code=next_code(Pathway, team, f"TR-{start.year}"),
            resident=resident,
            starts_on=start,
            goal=went.goal,
            guide=worker if went.is_guided else None,
            ends_on=None if went.ended is None else day(-went.ended),
            outcome=went.outcome,
            outcome_note=went.became,
            updated_by=worker,
        )
        for taken in went.steps:
            take(taken, pathway, worker)


@demo_extra
def demo_volunteers(team):
    """Some of those on the road, and some who only help."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    found = list(people(team))
    who = [*found[:2], *found[20:22], *found[6:7]]
    for helps, resident in zip(HELPS, who, strict=False):
        volunteer = Volunteer.objects.create(
            team=team,
            code=next_code(Volunteer, team, f"VW-{day(-helps.days_ago).year}"),
            resident=resident,
            starts_on=day(-helps.days_ago),
            ends_on=None if helps.ended is None else day(-helps.ended),
            task=helps.task,
            updated_by=worker,
        )
        VolunteerDay.objects.bulk_create(
            VolunteerDay(team=team, volunteer=volunteer, number=number) for number in helps.days
        )


def take(taken, pathway, worker):
    date = day(taken.in_days)
    PathwayStep.objects.create(
        team=pathway.team,
        code=next_code(PathwayStep, pathway.team, f"TS-{date.year}"),
        pathway=pathway,
        date=date,
        text=taken.text,
        stage=taken.stage,
        is_done=taken.is_done,
        updated_by=worker,
    )


def people(team):
    """Adults whose number is known, those who are in contact the longest first."""
    grown_up = Resident.objects.of(team).filter(contact_ended_on=None, birth_year__lte=today().year - 25)
    return grown_up.exclude(phone="").order_by("first_contact_on", "code")


def day(in_days):
    return today() + timedelta(days=in_days)
