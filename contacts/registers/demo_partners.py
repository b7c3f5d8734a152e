"""Invented contact persons, offers and agreements of the demo team's partners; agreements relative to today."""

from datetime import date, timedelta

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Agreement, ContactPerson, Offer, Organisation

PERSONS = [  # (partner, function, name, what stands before the @, phone, left)
    ("O01", "teamverantwoordelijke", "Griet Lannoo", "griet.lannoo", "056 00 00 11", None),
    ("O01", "maatschappelijk werker energie", "Bram Desmet", "bram.desmet", "056 00 00 12", None),
    ("O01", "onthaal", "", "onthaal", "056 00 00 10", None),
    ("O01", "teamverantwoordelijke", "Rita Callens", "", "", date(2017, 8, 31)),
    ("O02", "jeugdconsulent", "Jonas Maes", "jonas.maes", "056 00 00 21", None),
    ("O03", "sportpromotor", "Elke Vermeersch", "elke.vermeersch", "", None),
    ("O05", "diensthoofd thuiszorg", "Nadia Soenen", "nadia.soenen", "056 00 00 51", None),
    ("O06", "brugfiguur", "Leila Benali", "leila.benali", "0470 00 00 61", None),
    ("O07", "voorzitter", "Marc Gheysens", "", "0470 00 00 71", None),
    ("O08", "lesgever Nederlands", "Katrien Bouckaert", "katrien.bouckaert", "", None),
    ("O08", "intake", "", "intake", "056 00 00 80", None),
    ("O09", "contactpersoon tuin", "Wim Deceuninck", "", "0470 00 00 91", None),
]  # fmt: skip
OFFERS = [  # (partner, name, for whom, where, description)
    ("O01", "Energiescan aan huis", "huurders en eigenaars met een hoge factuur", "bij de bewoner thuis",
     "Iemand komt langs, kijkt waar energie verloren gaat en plaatst spaarlampen en tochtstrips."),
    ("O01", "Schuldhulpverlening", "wie facturen niet meer kan betalen", "Huis van Welzijn, lokaal 3",
     "Op afspraak. De eerste keer gaan we graag samen mee."),
    ("O02", "Speelplein in de vakantie", "kinderen van 4 tot 12 jaar", "domein De Gavers",
     "Met de vrijetijdspas aan een vierde van de prijs."),
    ("O03", "Zwemlessen voor volwassenen", "wie nooit leerde zwemmen", "zwembad", ""),
    ("O05", "Poetshulp", "wie ziek is of moeilijk stapt", "bij de bewoner thuis", ""),
    ("O06", "Gesprek met de brugfiguur", "ouders van kinderen op de school", "Centrumschool", ""),
    ("O07", "Babbelnamiddag", "iedereen", "buurthuis, donderdag om 14 uur", "Koffie en gezelschap."),
    ("O08", "Nederlands voor anderstaligen", "volwassenen die Nederlands leren", "Open School, dinsdagvoormiddag",
     "Instappen kan het hele jaar, na een kort gesprek bij de intake."),
    ("O08", "Digitale basis", "wie niet goed weg kan met de computer", "Open School", ""),
    ("O09", "Stukje grond in de samentuin", "buren zonder tuin", "samentuin aan de Leie", ""),
    ("O10", "Kinderfiets lenen", "gezinnen met kinderen tot 12 jaar", "Fietsbieb, zaterdagvoormiddag", ""),
]  # fmt: skip
LED_TO = {  # what the invented referrals (demo.py) were for, at partners that offer one thing or several
    "O02": "Speelplein in de vakantie",
    "O03": "Zwemlessen voor volwassenen",
    "O05": "Poetshulp",
    "O08": "Nederlands voor anderstaligen",
    "O09": "Stukje grond in de samentuin",
    "O10": "Kinderfiets lenen",
}


@demo_extra
def demo_partners(team):
    """One agreement ends within sixty days, one is of earlier years, one beside a main agreement that runs.

    None of them makes a partner count in a year of the bundled workbook that did not count already.
    """
    partners = {partner.code: partner for partner in Organisation.objects.of(team)}
    for code, function, name, mail, phone, left in PERSONS:
        email = f"{mail}@partner.example" if mail else ""
        told = {"function": function, "name": name, "email": email, "phone": phone, "ends_on": left}
        make(ContactPerson, "CP", partners[code], **told)
    for code, name, for_whom, where, description in OFFERS:
        make(Offer, "A", partners[code], name=name, for_whom=for_whom, where=where, description=description)
    make(Offer, "A", partners["O04"], name="Compostmeester aan huis", ends_on=date(2017, 12, 31))
    ends, note = today() + timedelta(days=38), "Bespreken wie volgend jaar het lokaal opent."
    lessons = {"title": "Taalles in het ontmoetingshuis", "starts_on": ends - timedelta(days=364), "ends_on": ends}
    make(Agreement, "OV", partners["O08"], note=note, **lessons)
    earlier = {"title": "Samenwerkingsovereenkomst", "starts_on": date(2013, 1, 1), "ends_on": date(2015, 12, 31)}
    make(Agreement, "OV", partners["O01"], **earlier)
    make(Agreement, "OV", partners["O09"], title="Gebruik van de samentuin", starts_on=date(2019, 4, 1))


def make(model, prefix, partner, **fields):
    code = next_code(model, partner.team, prefix)
    return model.objects.create(team=partner.team, code=code, organisation=partner, **fields)
