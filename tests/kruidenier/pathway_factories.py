"""Pathways, their steps and volunteers, valid by default."""

from datetime import date
from itertools import count

from kruidenier.models import Pathway, PathwayStep, Volunteer, VolunteerDay
from tests.contacts.factories import make_resident

numbers = count(1)


def make_pathway(**fields):
    """A pathway since March 2018 that nobody guides."""
    number = next(numbers)
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"TR{number:04}", "starts_on": date(2018, 3, 1), "goal": "Ik wil onder de mensen komen."}
    return Pathway.objects.create(team=resident.team, resident=resident, **default | fields)


def make_step(**fields):
    number = next(numbers)
    pathway = fields.pop("pathway", None) or make_pathway(team=fields.pop("team", None))
    default = {"code": f"TS{number:04}", "date": date(2018, 4, 5), "text": "Samen naar de kruidenier."}
    return PathwayStep.objects.create(team=pathway.team, pathway=pathway, **default | fields)


def make_volunteer(*, weekdays=(), **fields):
    """A volunteer since March 2018, with the numbers of the days on which they come."""
    number = next(numbers)
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"VW{number:04}", "starts_on": date(2018, 3, 1)}
    volunteer = Volunteer.objects.create(team=resident.team, resident=resident, **default | fields)
    VolunteerDay.objects.bulk_create(
        VolunteerDay(team=volunteer.team, volunteer=volunteer, number=day) for day in weekdays
    )
    return volunteer
