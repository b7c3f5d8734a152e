"""People and partners, valid by default; what they belong to is made along."""

from datetime import date
from itertools import count

from contacts.models import Connection, Consent, Household, Organisation, Referral, Resident, ResidentTalent, Talent
from tests.accounts.factories import make_team

numbers = count(1)


def make_household(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    return Household.objects.create(
        **{"team": team, "code": f"G{number:04}", "street": "Marktstraat", "number": str(number)} | fields
    )


def make_resident(**fields):
    number = next(numbers)
    household = fields.pop("household", None) or make_household(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"B{number:04}", "first_name": "Samira", "last_name": f"Haddad{number}"}
    default |= {"birth_year": 1980, "first_contact_on": date(2017, 3, 1)}
    return Resident.objects.create(team=household.team, household=household, **default | fields)


def make_organisation(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    return Organisation.objects.create(**{"team": team, "code": f"O{number:03}", "name": f"Partner {number}"} | fields)


def make_referral(**fields):
    number = next(numbers)
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    organisation = fields.pop("organisation", None) or make_organisation(team=resident.team)
    default = {"code": f"TL{number:04}", "date": date(2018, 5, 7)}
    return Referral.objects.create(team=resident.team, resident=resident, organisation=organisation, **default | fields)


def make_talent(*, residents=(), **fields):
    """A talent, with who has it."""
    number = next(numbers)
    team = fields.pop("team", None) or (residents[0].team if residents else make_team())
    talent = Talent.objects.create(**{"team": team, "name": f"talent {number}"} | fields)
    for resident in residents:
        ResidentTalent.objects.create(team=team, resident=resident, talent=talent)
    return talent


def make_consent(**fields):
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None), email="noor@voorbeeld.be")
    default = {"purpose": "newsletter", "given_on": date(2018, 5, 1)}
    return Consent.objects.create(team=resident.team, resident=resident, **default | fields)


def make_connection(**fields):
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    other = fields.pop("other", None) or make_resident(team=resident.team)
    return Connection.objects.create(
        team=resident.team, **{"resident": resident, "other": other, "kind": "friend"} | fields
    )
