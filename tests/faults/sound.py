"""Rows that are sound, and registers with them."""

from datetime import date, datetime, timedelta

from tests.workbooks import SHEETS

SOUND = {
    "Gezinnen": {"gezin": "G1", "straat": "Marktstraat", "gezinstype": "koppel"},
    "Bewoners": {
        "bewoner": "B1",
        "gezin": "G1",
        "voornaam": "Lotte",
        "naam": "Peeters",
        "eerste contact": date(2017, 3, 1),
    },
    "Organisaties": {"organisatie": "O1", "naam": "Jeugddienst", "soort": "stadsdienst"},
    "Contactpersonen": {"contactpersoon": "CP1", "organisatie": "O1", "functie": "brugfiguur"},
    "Aanbod": {"aanbod": "A1", "organisatie": "O1", "naam": "Taalles"},
    "Overeenkomsten": {"overeenkomst": "OV1", "organisatie": "O1", "van": date(2018, 3, 1)},
    "Toeleidingen": {"toeleiding": "T1", "datum": date(2018, 3, 1), "bewoner": "B1", "organisatie": "O1"},
    "Gebieden": {"gebied": "GB1", "naam": "Centrum", "straten": "Marktstraat"},
    "Huisbezoeken": {
        "huisbezoek": "HB1",
        "datum": date(2018, 3, 1),
        "gezin": "G1",
        "bewoners": "B1",
        "resultaat": "gesprek",
    },
    "Contacten": {"contact": "CO1", "datum": date(2018, 3, 1), "bewoner": "B1", "waar": "op straat"},
    "Signalen": {
        "signaal": "S1",
        "datum": date(2018, 3, 1),
        "huisbezoek": "HB1",
        "thema": "wonen",
        "omschrijving": "Geen loket in de buurt.",
    },
    "Opvolgingen": {"opvolging": "OP1", "wat": "De huisbaas bellen.", "gezin": "G1", "tegen": date(2018, 3, 8)},
    "Toestemmingen": {"bewoner": "B1", "waarvoor": "nieuwsbrief per mail", "gegeven op": date(2018, 3, 1)},
    "Verbindingen": {"bewoner": "B1", "met": "N11", "soort": "buur"},
    "Locaties": {"plaats": "GS9", "adres": "Gentsestraat 9"},
    "Activiteiten": {"activiteit": "AC1", "naam": "Naaiatelier", "soort": "atelier", "plaats": "GS9"},
    "Sessies": {"sessie": "SE1", "activiteit": "AC1", "datum": date(2018, 3, 1)},
    "Aanwezigheden": {"sessie": "SE1", "bewoner": "B1"},
    "Inschrijvingen": {"activiteit": "AC1", "bewoner": "B1", "van": date(2018, 3, 1)},
    "Wachtlijst": {"activiteit": "AC1", "bewoner": "B1", "sinds": datetime(2018, 3, 1, 14, 30)},
    "Ideeën": {"idee": "ID1", "datum": date(2018, 3, 1), "omschrijving": "Een ruilkast aan het plein."},
    "Nieuwsbrieven": {
        "nieuwsbrief": "NB1",
        "titel": "Nieuws uit de buurt",
        "van": date(2018, 3, 1),
        "tot": date(2018, 3, 31),
    },
    "Nieuwsbriefteksten": {"nieuwsbrief": "NB1", "volgorde": 1, "tekst": "We zoeken stoelen."},
    "Klantenkaarten": {"kaart": "K1", "gezin": "G1", "van": date(2018, 3, 1)},
    "Winkelbezoeken": {"datum": date(2018, 3, 8), "kaart": "K1"},
    "Trajecten": {
        "traject": "TR1",
        "bewoner": "B1",
        "van": date(2018, 3, 1),
        "doel": "Ik wil onder de mensen komen.",
        "tot": date(2018, 6, 1),
    },
    "Trajectstappen": {"stap": "TS1", "traject": "TR1", "dag": date(2018, 4, 5), "wat": "Samen op de koffie."},
    "Vrijwilligers": {"vrijwilliger": "VW1", "bewoner": "B1", "van": date(2018, 3, 1)},
    "Bevragingen": {"bevraging": "BV1", "titel": "Hoe gaat het?"},
    "Bevragingsvragen": {
        "vraag": "VR1",
        "bevraging": "BV1",
        "volgorde": 1,
        "soort": "open vraag",
        "tekst": "Wat mist er?",
    },
    "Bevragingsrondes": {"ronde": "BR1", "bevraging": "BV1", "naam": "Lente", "van": date(2018, 3, 1)},
    "Bevragingsformulieren": {"formulier": "F1", "ronde": "BR1", "ingevuld": "op papier"},
    "Bevragingsantwoorden": {"formulier": "F1", "vraag": "VR1", "antwoord": "Fruit."},
    "Groepen": {"groep": "GR1", "naam": "Stuurgroep", "soort": "stuurgroep"},
    "Groepsleden": {"lid": "GL1", "groep": "GR1", "functie": "diensthoofd"},
    "Knelpunten": {
        "knelpunt": "KN1",
        "datum": date(2018, 3, 1),
        "titel": "Het loket is te ver",
        "thema": "dienstverlening",
        "omschrijving": "Wie geen auto heeft, geraakt er niet.",
    },
    "Terugkoppelingen": {"knelpunt": "KN1", "bewoner": "B1", "verteld op": date(2018, 6, 1), "hoe": "telefoon"},
    "Overleg": {"overleg": "OV1", "groep": "GR1", "datum": date(2018, 4, 1)},
    "Aanwezig op overleg": {"overleg": "OV1", "lid": "GL1"},
    "Agendapunten": {
        "agendapunt": "AP1",
        "overleg": "OV1",
        "punt": "Wie zit voor?",
        "beslissing": "De dienst welzijn.",
    },
    "Woondossiers": {"dossier": "WD1", "gezin": "G1", "soort": "premie", "geopend": date(2018, 3, 1)},
    "Standaardstappen": {"soort": "premie", "stap": "Papieren verzamelen", "plaats": 1},
    "Leningen": {"dossier": "WD1", "overeengekomen": date(2018, 3, 1)},
    "Rollend fonds": {
        "boeking": "F1",
        "dossier": "WD1",
        "datum": date(2018, 3, 1),
        "soort": "lening",
        "bedrag": 100,
    },
    "Gebreken": {
        "gebrek": "GK1",
        "dossier": "WD1",
        "plaats": "slaapkamer",
        "soort": "vocht of schimmel",
        "gezien": date(2018, 3, 1),
    },
    "Premies": {"premie": "PR1", "naam": "Dakpremie", "van": date(2018, 3, 1)},
    "Premieaanvragen": {"premieaanvraag": "PA1", "dossier": "WD1", "premie": "PR1"},
    "Premiepapieren": {"premieaanvraag": "PA1", "papier": "Offerte"},
    "Woonstappen": {"woonstap": "WS1", "dossier": "WD1", "stap": "Papieren verzamelen", "begonnen": date(2018, 3, 1)},
    "Wijkcijfers": {"indicator": "inwoners", "gebied": "Centrum", "jaar": 2018, "waarde": "5230"},
}
KEYS = {  # the key, or the last column of one that has several
    "Gezinnen": "gezin",
    "Bewoners": "bewoner",
    "Organisaties": "organisatie",
    "Contactpersonen": "contactpersoon",
    "Aanbod": "aanbod",
    "Overeenkomsten": "overeenkomst",
    "Toeleidingen": "toeleiding",
    "Gebieden": "gebied",
    "Huisbezoeken": "huisbezoek",
    "Contacten": "contact",
    "Signalen": "signaal",
    "Opvolgingen": "opvolging",
    "Toestemmingen": "gegeven op",
    "Verbindingen": "met",
    "Locaties": "plaats",
    "Activiteiten": "activiteit",
    "Sessies": "sessie",
    "Aanwezigheden": "bewoner",
    "Inschrijvingen": "van",
    "Wachtlijst": "bewoner",
    "Ideeën": "idee",
    "Nieuwsbrieven": "nieuwsbrief",
    "Nieuwsbriefteksten": "volgorde",
    "Klantenkaarten": "kaart",
    "Winkelbezoeken": "kaart",
    "Trajecten": "traject",
    "Trajectstappen": "stap",
    "Vrijwilligers": "vrijwilliger",
    "Bevragingen": "bevraging",
    "Bevragingsvragen": "vraag",
    "Bevragingsrondes": "ronde",
    "Bevragingsformulieren": "formulier",
    "Bevragingsantwoorden": "formulier",
    "Groepen": "groep",
    "Groepsleden": "lid",
    "Knelpunten": "knelpunt",
    "Terugkoppelingen": "bewoner",
    "Overleg": "overleg",
    "Aanwezig op overleg": "lid",
    "Agendapunten": "agendapunt",
    "Woondossiers": "dossier",
    "Standaardstappen": "stap",
    "Woonstappen": "woonstap",
    "Leningen": "dossier",
    "Rollend fonds": "boeking",
    "Gebreken": "gebrek",
    "Premies": "premie",
    "Premieaanvragen": "premieaanvraag",
    "Premiepapieren": "papier",
    "Wijkcijfers": "jaar",
}
NAMES = {"Aanwezigheden": "Bewoners", "Wachtlijst": "Bewoners", "Winkelbezoeken": "Klantenkaarten"}  # by their key
NAMES |= {"Verbindingen": "Bewoners", "Bevragingsantwoorden": "Bevragingsformulieren"}
NAMES |= {"Terugkoppelingen": "Bewoners", "Aanwezig op overleg": "Groepsleden"}
NAMES |= {"Leningen": "Woondossiers"}
OWN = {"Gebieden": lambda code: {"naam": f"Gebied {code}", "straten": None}}  # what no two rows may share
NAMES |= {"Premieaanvragen": "Premies"}  # another one each, as a file asks a premium once
OWN = {  # what no two rows may share
    "Gebieden": lambda code: {"naam": f"Gebied {code}", "straten": None},
    "Premieaanvragen": lambda code: {"premie": code},
}
NAMED = 12  # residents or cards N0 and so on, for rows of those sheets to name
NEEDS = {  # the sheets that a sheet's rows name
    "Gezinnen": ["Gezinnen"],
    "Bewoners": ["Gezinnen", "Bewoners"],
    "Organisaties": ["Organisaties"],
    "Contactpersonen": ["Organisaties", "Contactpersonen"],
    "Aanbod": ["Organisaties", "Aanbod"],
    "Overeenkomsten": ["Organisaties", "Overeenkomsten"],
    "Toeleidingen": ["Gezinnen", "Bewoners", "Organisaties", "Aanbod", "Toeleidingen"],
    "Gebieden": ["Gebieden"],
    "Huisbezoeken": ["Gezinnen", "Bewoners", "Organisaties", "Toeleidingen", "Huisbezoeken"],
    "Contacten": ["Gezinnen", "Bewoners", "Contacten"],
    "Signalen": ["Gezinnen", "Bewoners", "Organisaties", "Huisbezoeken", "Signalen"],
    "Opvolgingen": ["Gezinnen", "Bewoners", "Huisbezoeken", "Contacten", "Opvolgingen"],
    "Toestemmingen": ["Gezinnen", "Bewoners", "Toestemmingen"],
    "Verbindingen": ["Gezinnen", "Bewoners", "Verbindingen"],
    "Locaties": ["Locaties"],
    "Activiteiten": ["Organisaties", "Activiteiten"],
    "Sessies": ["Activiteiten", "Sessies"],
    "Aanwezigheden": ["Gezinnen", "Bewoners", "Activiteiten", "Sessies", "Aanwezigheden"],
    "Inschrijvingen": ["Gezinnen", "Bewoners", "Organisaties", "Activiteiten", "Inschrijvingen"],
    "Wachtlijst": ["Gezinnen", "Bewoners", "Activiteiten", "Wachtlijst"],
    "Ideeën": ["Gezinnen", "Bewoners", "Activiteiten", "Sessies", "Ideeën"],
    "Nieuwsbrieven": ["Nieuwsbrieven"],
    "Nieuwsbriefteksten": ["Nieuwsbrieven", "Nieuwsbriefteksten"],
    "Klantenkaarten": ["Gezinnen", "Organisaties", "Klantenkaarten"],
    "Winkelbezoeken": ["Gezinnen", "Bewoners", "Opvolgingen", "Klantenkaarten", "Winkelbezoeken"],
    "Trajecten": ["Gezinnen", "Bewoners", "Trajecten"],
    "Trajectstappen": ["Gezinnen", "Bewoners", "Trajecten", "Trajectstappen"],
    "Vrijwilligers": ["Gezinnen", "Bewoners", "Vrijwilligers"],
    "Bevragingen": ["Bevragingen"],
    "Bevragingsvragen": ["Bevragingen", "Bevragingsvragen"],
    "Bevragingsrondes": ["Bevragingen", "Bevragingsrondes"],
    "Bevragingsformulieren": ["Gezinnen", "Bewoners", "Bevragingen", "Bevragingsrondes", "Bevragingsformulieren"],
    "Bevragingsantwoorden": [
        *["Bevragingen", "Bevragingsvragen", "Bevragingsrondes"],
        *["Bevragingsformulieren", "Bevragingsantwoorden"],
    ],
    "Groepen": ["Groepen"],
    "Groepsleden": ["Organisaties", "Groepen", "Groepsleden"],
    "Knelpunten": ["Gezinnen", "Bewoners", "Huisbezoeken", "Signalen", "Knelpunten"],
    "Terugkoppelingen": ["Gezinnen", "Bewoners", "Huisbezoeken", "Signalen", "Knelpunten", "Terugkoppelingen"],
    "Overleg": ["Groepen", "Overleg"],
    "Aanwezig op overleg": ["Groepen", "Groepsleden", "Overleg", "Aanwezig op overleg"],
    "Woondossiers": ["Gezinnen", "Organisaties", "Woondossiers"],
    "Standaardstappen": ["Standaardstappen"],
    "Woonstappen": ["Gezinnen", "Organisaties", "Woondossiers", "Woonstappen"],
    "Leningen": ["Gezinnen", "Organisaties", "Woondossiers", "Leningen"],
    "Rollend fonds": ["Gezinnen", "Organisaties", "Woondossiers", "Rollend fonds"],
    "Gebreken": ["Gezinnen", "Organisaties", "Woondossiers", "Gebreken"],
    "Premies": ["Gebieden", "Premies"],
    "Premieaanvragen": ["Gezinnen", "Organisaties", "Woondossiers", "Gebieden", "Premies", "Premieaanvragen"],
    "Premiepapieren": [
        *["Gezinnen", "Organisaties", "Woondossiers", "Gebieden"],
        *["Premies", "Premieaanvragen", "Premiepapieren"],
    ],
    "Agendapunten": [
        *["Gezinnen", "Bewoners", "Huisbezoeken", "Contacten", "Signalen", "Opvolgingen"],
        *["Groepen", "Groepsleden", "Knelpunten", "Overleg", "Agendapunten"],
    ],
    "Wijkcijfers": ["Gebieden", "Wijkcijfers"],
}


def columns_of(*kinds):
    """(sheet, column) of every column of one of these kinds, a star for required ones."""
    return [(sheet, column) for sheet, columns in SHEETS.items() for column in columns if columns[column] in kinds]


REQUIRED = columns_of("code*", "name*", "text*", "long text*", "date*", "choice*", "count*", "sum*", "number*")


def sheet_of(*records):
    """Header row and rows of cells for these records; an empty record is an empty row."""
    columns = list(dict.fromkeys(column for record in records for column in record))
    return [columns, *([record.get(column) for column in columns] for record in records)]


def sound_row(sheet, code, **changed):
    """A row with a key of its own: the code, or a day or a number made of it."""
    return SOUND[sheet] | OWN.get(sheet, lambda code: {})(code) | {KEYS[sheet]: key_of(sheet, code)} | changed


def key_of(sheet, code):
    """«N2» as it is, or where the key's last column is a day or a number, the second one after the sound row's."""
    number = int("".join(filter(str.isdecimal, str(code))) or 0)
    if not isinstance(code, str) or SHEETS[sheet][KEYS[sheet]] not in ("date*", "count*"):
        return code
    first = SOUND[sheet][KEYS[sheet]]
    return first + timedelta(1 + number) if isinstance(first, date) else first + 1 + number


def register_with(sheet, *records):
    """One sound row in the sheet and in every sheet it names, then these records: the first stands in row 3."""
    sound = {needed: [SOUND[needed]] for needed in NEEDS[sheet]}
    if of := NAMES.get(sheet):
        sound[of] += [sound_row(of, f"N{number}") for number in range(NAMED)]
    sound[sheet] = [SOUND[sheet], *records]
    return {needed: sheet_of(*rows) for needed, rows in sound.items()}
