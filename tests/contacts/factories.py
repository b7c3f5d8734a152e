"""People and partners, valid by default; what they belong to is made along."""

from datetime import date
from itertools import count

from django.core.files.base import ContentFile

from contacts.models import (
    Agreement,
    AgreementDocument,
    Area,
    AreaStreet,
    Connection,
    Consent,
    ContactPerson,
    Group,
    GroupMember,
    Household,
    Offer,
    Organisation,
    Referral,
    Resident,
    ResidentTalent,
    Talent,
)
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


def make_part(model, letters, fields):
    number = next(numbers)
    organisation = fields.pop("organisation", None) or make_organisation(team=fields.pop("team", None) or make_team())
    fields.pop("team", None)
    code = f"{letters}{number:03}"
    return model.objects.create(**{"team": organisation.team, "organisation": organisation, "code": code} | fields)


def make_contact_person(**fields):
    return make_part(ContactPerson, "CP", {"function": "brugfiguur"} | fields)


def make_offer(**fields):
    return make_part(Offer, "A", {"name": "Taalles"} | fields)


def make_agreement(**fields):
    return make_part(Agreement, "OV", {"starts_on": date(2018, 1, 1)} | fields)


def make_document(**fields):
    """Behind an agreement, or behind the main one of `organisation`."""
    if not fields.keys() & {"organisation", "agreement"}:
        fields["agreement"] = make_agreement(team=fields.get("team"))
    behind = fields.get("organisation") or fields["agreement"]
    content = fields.pop("content", b"%PDF-1.7\n%%EOF")
    default = {"name": "overeenkomst.pdf", "kind": "application/pdf", "size": len(content)}
    file = ContentFile(content, name="x")
    return AgreementDocument.objects.create(**{"team": behind.team, "file": file} | default | fields)


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


SQUARE = '{"type":"Polygon","coordinates":[[[3.3,50.85],[3.31,50.85],[3.31,50.86],[3.3,50.86],[3.3,50.85]]]}'


def make_area(*, streets=(), **fields):
    """An area with these streets."""
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"code": f"GB{number:04}", "name": f"Gebied {number}", "shape": SQUARE}
    area = Area.objects.create(team=team, **default | fields)
    for street in streets:
        AreaStreet.objects.create(team=team, area=area, name=street)
    return area


def make_consent(**fields):
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None), email="noor@voorbeeld.be")
    default = {"purpose": "newsletter", "given_on": date(2018, 5, 1)}
    return Consent.objects.create(team=resident.team, resident=resident, **default | fields)


def make_group(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    return Group.objects.create(**{"team": team, "code": f"GR{number:03}", "name": f"Groep {number}"} | fields)


def make_group_member(**fields):
    number = next(numbers)
    group = fields.pop("group", None) or make_group(team=fields.pop("team", None))
    default = {"code": f"GL{number:03}", "function": f"functie {number}"}
    return GroupMember.objects.create(team=group.team, group=group, **default | fields)


def make_connection(**fields):
    resident = fields.pop("resident", None) or make_resident(team=fields.pop("team", None))
    other = fields.pop("other", None) or make_resident(team=resident.team)
    return Connection.objects.create(
        team=resident.team, **{"resident": resident, "other": other, "kind": "friend"} | fields
    )
