"""Home visits and contacts, valid by default."""

from datetime import date
from itertools import count

from huisbezoeken.models import (
    Encounter,
    FollowUp,
    HomeVisit,
    Signal,
    Theme,
    VisitResident,
    VisitTheme,
    VisitWorker,
)
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_resident

numbers = count(1)


def make_visit(*, residents=(), themes=(), workers=(), **fields):
    """A held visit; `themes` are codes, `workers` users."""
    household = fields.pop("household", None) or make_household(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"HB{next(numbers):04}", "date": date(2018, 6, 4), "result": "conversation"}
    visit = HomeVisit.objects.create(team=household.team, household=household, **default | fields)
    for resident in residents:
        VisitResident.objects.create(team=visit.team, visit=visit, resident=resident)
    for theme in Theme.objects.filter(code__in=themes):
        VisitTheme.objects.create(team=visit.team, visit=visit, theme=theme)
    for worker in workers:
        VisitWorker.objects.create(team=visit.team, visit=visit, user=worker)
    return visit


def make_visits(number, *, team):
    """So many visits, each to a household of its own with one resident who was there."""
    return [make_visit(residents=[person], household=person.household) for person in make_people(number, team)]


def make_people(number, team):
    return [make_resident(team=team) for _ in range(number)]


def make_encounter(**fields):
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    return Encounter.objects.create(
        **{
            "team": resident.team,
            "code": f"CO{next(numbers):04}",
            "resident": resident,
            "date": date(2018, 5, 2),
            "channel": "street",
        }
        | fields
    )


def make_signal(*, theme="services", **fields):
    """A new signal; `theme` is a code."""
    team = fields.pop("team", None) or made_for(fields, "resident", "visit")
    default = {"code": f"SI{next(numbers):04}", "date": date(2018, 5, 4), "description": "Geen loket in de buurt."}
    return Signal.objects.create(**{"team": team, "theme": Theme.objects.get(code=theme)} | default | fields)


def make_follow_up(**fields):
    """An open question about a resident, due on 4 June 2018."""
    if not {"resident", "household"} & set(fields):
        fields["resident"] = make_resident(team=fields.pop("team", None))
    about = fields.get("resident") or fields["household"]
    home = about.household if "resident" in fields else about
    default = {"code": f"OP{next(numbers):04}", "text": "Belt de huisbaas terug?", "due_on": date(2018, 6, 4)}
    return FollowUp.objects.create(**{"team": about.team, "household": home} | default | fields)


def made_for(fields, *names):
    """The team of the first thing that is named, or a new one."""
    return next((fields[name].team for name in names if fields.get(name)), None) or make_team()
