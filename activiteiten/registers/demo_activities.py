"""Invented details of the demo team's activities, and two that are new; all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from activiteiten.models import Activity, ActivityLeader, ActivityPriority, ActivityTheme, Location
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from huisbezoeken.models import Theme

Kind = Activity.Kind
COORDINATOR, WORKER = 0, -1  # places among those who log visits
TALK, CYCLE = "Praatcafé", "Fietsen leren"  # the names of the new ones

ADDRESSES = {
    "GS9": "Gentsestraat 9",
    "Boterpotstraat": "Boterpotstraat 21, achter de poort",
    "LDC": "Molenplein 4, ingang langs de tuin",
    "Marktplein": "",
    "Sporthal": "Sportlaan 1",
}


class Details(NamedTuple):
    description: str
    themes: tuple[str, ...] = ()
    leaders: tuple[int | str, ...] = ()  # places of workers, or names as somebody would write them
    capacity: int | None = None
    by_family: bool = False
    days: tuple[int | None, int | None] = (None, None)  # from when and until, in days from today


DETAILS = {  # by the code of the workbook
    "naaiatelier": Details("Samen stikken, herstellen en bijpraten. Wie geen machine heeft, deelt er een.",
                           ("leisure", "work_education"), (WORKER, "Greet Callens")),
    "vakantie": Details("Uitstappen en speeldagen voor het hele gezin. Aanmelden per gezin, betalen naar draagkracht.",
                        ("leisure", "parenting"), (COORDINATOR,), 60, True),
    "focusgroep": Details("Vier keer per jaar: wat leeft er, en wat doen we ermee?", ("services",), (COORDINATOR,), 14),
    "repaircafe": Details("Breng mee wat stuk is; een vrijwilliger kijkt het samen met jou na.",
                          ("mobility",), ("Ploeg van het LDC",)),
    "kidsfestival": Details("Een namiddag spelen op het plein, met de academie en de jeugddienst.", ("leisure",)),
    "slapend": Details("Ligt stil tot er weer een lesgever is.", ("work_education",), (), 10),
}  # fmt: skip
NEW = [  # (name, kind, place, priorities, details)
    (TALK, Kind.MEETING, "GS9", (1, 3), Details("Koffie en Nederlands oefenen; iedereen mag binnenvallen.",
                                                ("leisure", "work_education"), (WORKER,), None, False, (-180, None))),
    (CYCLE, Kind.TRAINING, "Sporthal", (1, 2), Details("Acht lessen voor wie nooit leerde fietsen.",
                                               ("mobility",), (COORDINATOR, "Fietsersbond"), 6, False, (-40, 20))),
]  # fmt: skip


@demo_extra
def demo_activities(team):
    """Places get their address, activities what no column of the bundled workbook tells."""
    workers = list(get_user_model().objects.workers_of(team).order_by("pk"))
    places = {}
    for name, address in ADDRESSES.items():
        places[name], _is_new = Location.objects.update_or_create(team=team, name=name, defaults={"address": address})
    for activity in Activity.objects.of(team).filter(code__in=DETAILS):
        tell(activity, DETAILS[activity.code], workers)
    for name, kind, place, priorities, details in NEW:
        activity = Activity(team=team, name=name, kind=kind, location=places[place])
        activity.code = next_code(Activity, team, "AC", digits=3)
        tell(activity, details, workers)
        ActivityPriority.objects.bulk_create(
            ActivityPriority(team=team, activity=activity, number=number) for number in priorities
        )


def tell(activity, details, workers):
    """Fill in the details and store it."""
    activity.description, activity.capacity = details.description, details.capacity
    activity.by_family, activity.updated_by = details.by_family, workers[WORKER]
    activity.starts_on, activity.ends_on = (in_days(number) for number in details.days)
    activity.save()
    themes = Theme.objects.filter(code__in=details.themes)
    ActivityTheme.objects.bulk_create(
        ActivityTheme(team=activity.team, activity=activity, theme=theme) for theme in themes
    )
    ActivityLeader.objects.bulk_create(
        ActivityLeader(team=activity.team, activity=activity, **named(leader, workers)) for leader in details.leaders
    )


def in_days(number):
    return None if number is None else today() + timedelta(days=number)


def named(leader, workers):
    return {"name": leader} if isinstance(leader, str) else {"user": workers[leader]}
