"""Invented housing files of today, beside those of the workbook; all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.models import Household, Organisation
from wonen import actions
from wonen.models import Actor, HousingFile, HousingStep

Kind, Question, Tenure = HousingFile.Kind, HousingFile.Question, Household.Tenure


class Went(NamedTuple):
    days_ago: int
    kind: str
    description: str
    steps: tuple[tuple[int, str, str, int | None], ...]  # (days ago begun, what, who, days ago done)
    waits: int | None = None  # how many days the last step usually takes
    question: str = ""
    asked: int | None = None
    granted: int | None = None
    paid: int | None = None
    tenure: str = Tenure.OWNER
    is_followed: bool = True


WENT = [
    Went(
        120,
        Kind.PREMIUM,
        "Het dak lekt boven de kinderkamer. Wil een dakpremie vragen.",
        (
            (120, "Nagaan of het gezin in aanmerking komt", Actor.TEAM, 112),
            (112, "Papieren verzamelen", Actor.HOUSEHOLD, 70),
            (70, "Aanvraag indienen", Actor.TEAM, 64),
            (64, "Wachten op de beslissing", Actor.PARTNER, None),
        ),
        45,
        asked=3200,
    ),
    Went(
        46,
        Kind.RENBEN,
        "Vocht in de badkamer en geen verwarming op de verdieping.",
        (
            (46, "Eerste huisbezoek met RenBen", Actor.PARTNER, 30),
            (30, "Plan van aanpak opmaken", Actor.PARTNER, None),
        ),
        32,
    ),
    Went(
        25,
        Kind.OTHER,
        "De huur wordt opgezegd, het gezin moet er tegen de zomer uit.",
        ((25, "Samen naar de huurdersbond", Actor.TEAM, None),),
        20,
        Question.EVICTION,
        tenure=Tenure.PRIVATE_RENT,
    ),
    Went(
        9,
        Kind.OTHER,
        "Te klein geworden nu het derde kind er is. Wil zich inschrijven voor een sociale woning.",
        ((9, "Inschrijving sociale huur invullen", Actor.TEAM, None),),
        20,
        Question.RELOCATION,
        tenure=Tenure.PRIVATE_RENT,
    ),
    Went(
        300,
        Kind.PREMIUM,
        "Nieuwe ramen aan de straatkant.",
        ((300, "Aanvraag indienen", Actor.TEAM, 280), (280, "Uitbetaling nagaan", Actor.TEAM, None)),
        asked=4100,
        granted=3500,
        paid=1500,
        is_followed=False,
    ),
    Went(60, Kind.OTHER, "Vraag over de waarborg.", (), question=Question.RENT, tenure=Tenure.SOCIAL_RENT),
]


@demo_extra
def demo_housing(team):
    """The usual steps, and six files under way: one waits too long, one is late, one has no step."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    actions.take_usual_steps(team=team, by=worker)
    partner = Organisation.objects.of(team).order_by("code").first()
    homes = Household.objects.of(team).filter(housing_files=None).exclude(residents=None).order_by("code").distinct()
    for went, household in zip(WENT, homes, strict=False):
        tell(went, household, worker, partner)


def tell(went, household, worker, partner):
    file = HousingFile(
        team=household.team,
        household=household,
        kind=went.kind,
        question=went.question,
        description=went.description,
        opened_on=day(went.days_ago),
        worker=worker if went.is_followed else None,
        tenure=went.tenure,
        asked=went.asked,
        granted=went.granted,
        paid=went.paid,
    )
    helping = [partner] if partner and any(who == Actor.PARTNER for _begun, _what, who, _done in went.steps) else []
    actions.save_file(file=file, partners=helping, by=worker)
    file.steps.all().delete()
    for place, (begun, what, who, done) in enumerate(went.steps, start=1):
        is_last = place == len(went.steps)
        until = day(begun - went.waits) if is_last and went.waits else None
        step = HousingStep(
            team=file.team,
            file=file,
            text=what,
            actor=who,
            worker=file.worker if who == Actor.TEAM else None,
            organisation=partner if who == Actor.PARTNER else None,
            starts_on=day(begun),
            due_on=until,
            wait_ends_on=until,
            done_on=None if done is None else day(done),
        )
        actions.save_step(step=step, by=worker)


def day(days_ago):
    return today() - timedelta(days=days_ago)
