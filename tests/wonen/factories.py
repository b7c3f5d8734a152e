"""Housing files and their steps, valid by default."""

from datetime import date
from itertools import count

from tests.accounts.factories import make_team
from tests.contacts.factories import make_household
from wonen.models import HousingFile, HousingPartner, HousingStep, StandardStep

numbers = count(1)


def make_file(*, partners=(), **fields):
    """A premium asked for since March 2018 that nobody follows up."""
    number = next(numbers)
    household = fields.pop("household", None) or make_household(team=fields.pop("team", None) or make_team())
    fields.pop("team", None)
    default = {"code": f"WD{number:04}", "kind": "premium", "opened_on": date(2018, 3, 1)}
    file = HousingFile.objects.create(team=household.team, household=household, **default | fields)
    HousingPartner.objects.bulk_create(
        HousingPartner(team=file.team, file=file, organisation=partner) for partner in partners
    )
    return file


def make_housing_step(**fields):
    """A step of the team since March 2018, without a day by which it is to be done."""
    number = next(numbers)
    file = fields.pop("file", None) or make_file(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"WS{number:04}", "starts_on": date(2018, 3, 1), "text": "Papieren verzamelen"}
    return HousingStep.objects.create(team=file.team, file=file, **default | fields)


def make_standard_step(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"kind": "premium", "position": number, "text": f"Stap {number}", "days": 14}
    return StandardStep.objects.create(team=team, **default | fields)
