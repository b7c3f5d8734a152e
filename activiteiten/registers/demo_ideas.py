"""Invented ideas of residents, and a newsletter in the making; all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from activiteiten.models import Activity, Idea, IdeaHelper, Newsletter, NewsletterText
from activiteiten.registers.demo_activities import CYCLE
from activiteiten.registers.demo_enrolments import adults
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra

Status = Idea.Status


class Proposed(NamedTuple):
    days_ago: int
    text: str
    status: str = Status.NEW
    helpers: int = 0
    became: str = ""  # the name of an activity


PROPOSED = [
    Proposed(3, "Een ruilkast voor speelgoed aan de ingang van GS9."),
    Proposed(8, "Samen inmaken: wat de tuin te veel geeft, in bokalen voor de winter.", Status.NEW, 2),
    Proposed(19, "Een avondwandeling langs de Leie, elke eerste vrijdag.", Status.TRYING, 3),
    Proposed(52, "Ik kan niet fietsen en ik ben vast niet de enige.", Status.ACTIVITY, 1, CYCLE),
    Proposed(64, "Een buurtmoestuin op het dak van de parking.", Status.PUT_ASIDE, 1),
]
TEXTS = [
    ("We zoeken stoelen", "Voor het praatcafé zoeken we vier klapstoelen. Staan er bij jou op zolder? Bel even aan."),
    ("Dank je wel", "Aan wie in het Repair Café bleef helpen tot de laatste broodrooster het weer deed."),
]


@demo_extra
def demo_ideas(team):
    """One became an activity; some found helpers."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    people = list(adults(team)[20:50])
    activities = {activity.name: activity for activity in Activity.objects.of(team)}
    for number, proposed in enumerate(PROPOSED):
        day = today() - timedelta(days=proposed.days_ago)
        idea = Idea.objects.create(
            team=team,
            code=next_code(Idea, team, f"ID-{day.year}"),
            date=day,
            text=proposed.text,
            resident=people[number],
            status=proposed.status,
            activity=activities.get(proposed.became),
            updated_by=worker,
        )
        helpers = people[10 + number : 10 + number + proposed.helpers]
        IdeaHelper.objects.bulk_create(IdeaHelper(team=team, idea=idea, resident=helper) for helper in helpers)


@demo_extra
def demo_newsletter(team):
    """A draft: nobody got it yet."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    letter = Newsletter.objects.create(
        team=team,
        code=next_code(Newsletter, team, f"NB-{today().year}"),
        title="Wat er te doen is in de buurt",
        starts_on=today() + timedelta(days=1),
        ends_on=today() + timedelta(days=29),
        intro="Dag buur,\n\nDit doen we de komende weken. Kom gerust binnen, je hoeft niet te bellen.",
        updated_by=worker,
    )
    NewsletterText.objects.bulk_create(
        NewsletterText(team=team, newsletter=letter, position=position, title=title, body=body, updated_by=worker)
        for position, (title, body) in enumerate(TEXTS, start=1)
    )
