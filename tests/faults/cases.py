"""What may be wrong with a cell: one change to a row that is sound, `(sheet, column to be named, {column: cell})`."""

from datetime import date, datetime

from tests.faults.sound import KEYS, NAMES, REQUIRED, SOUND, columns_of
from tests.workbooks.sheets import CHOICES, SHEETS


def each(sheet, column, *cells):
    return [(sheet, column, {column: cell}) for cell in cells]


def each_of(columns, *cells):
    return [case for sheet, column in columns for case in each(sheet, column, *cells)]


CODES = [(sheet, key) for sheet, key in KEYS.items() if SHEETS[sheet][key] == "code*" and sheet not in NAMES]
CODES = [(sheet, key) for sheet, key in KEYS.items() if SHEETS[sheet][key] == "code*" and sheet not in NAMES]
MOVED_ON = {"reden": "doorstroom", "naar": "een andere activiteit"}
EMPTY = each_of(REQUIRED, None, "  ")
OUTSIDE = [
    *each_of(columns_of("choice", "choice*", "choices"), "iets anders"),
    *each("Gezinnen", "sociale dienst", "1"),
    *each("Bewoners", "geslacht", "f"),
    *each("Bewoners", "herkomst", "ZZ", "BEL", "Europese Unie"),  # CLDR names the last, but it is no country
    *each("Bewoners", "taal", "qq", "nld"),
    *each("Huisbezoeken", "thema's", "wonen; koken; fietsen; wonen", "wonen, inkomen"),
    *each("Signalen", "thema", "wonen; inkomen", "housing", 3),  # one theme, by its name
    *each("Signalen", "status", "new", "naar de stuurgroep"),
    *each("Toeleidingen", "resultaat", "started", "gesprek"),
    *each("Contacten", "waar", "aan de deur"),
    *each("Toestemmingen", "waarvoor", "nieuwsbrief", "newsletter"),
    *each("Verbindingen", "soort", "vriendin", "friend", "buur; vriend"),
    *each("Activiteiten", "soort", "workshop", "atelier; vorming"),
    *each("Activiteiten", "speerpunten", 0, 5, "1;5", "1,3", "1-4", "een", 1.5, "01"),
    *each("Aanwezigheden", "rol", "begeleider", "participant"),
    *each("Inschrijvingen", "reden", "onward", "doorstroom naar werk"),
    *each("Klantenkaarten", "reden", "gestopt", "moved_house"),
    *each("Trajecten", "afloop", "reached", "niet ingevuld", "gelukt; gestopt"),
    *each("Trajectstappen", "is nu", 1, "volunteer", "bezoeker; deelnemer"),
    *each("Trajectstappen", "gedaan", "klaar", 1),
    *each("Vrijwilligers", "dagen", "ma", 1, "maandag, dinsdag", "maandag; koopzondag"),
    *each("Woondossiers", "soort", "premium", "premie; renben", "noodkoper"),
    *each("Woondossiers", "afloop", "gestopt", "refused"),
    *each("Rollend fonds", "soort", "loan", "leningen", "lening; inbreng", 1),
    *each("Leningen", "terug bij verkoop of verhuis", "misschien", 1),
    *each("Woonstappen", "wie doet het", "wij", "team", "Jeugddienst"),
    *each("Gebreken", "plaats", "serre", "kitchen", "keuken; kelder"),
    *each("Gebreken", "soort", "schimmel", "gas"),
    *each("Premies", "voor wie", "huurder", "onbekend", "eigenaar, noodkoper", "eigenaar; iedereen"),
    *each("Premieaanvragen", "stand", "granted", "goedgekeurd"),
    *each("Bevragingsvragen", "soort", "keuze", "open"),
    *each("Bevragingsformulieren", "ingevuld", "papier", "op papier; met de link"),
    *each("Groepen", "soort", "core", "kern"),
    *each("Knelpunten", "thema", "housing", "wonen; inkomen"),
    *each("Overleg", "bijlagen", "alles", "kerncijfers; alles"),
    *each("Aanwezig op overleg", "aanwezig", "ja", "present"),
]
NO_DATE = [
    *each_of(columns_of("date", "date*"), "31/2/2018", "2018-13-01", "gisteren"),
    *each("Huisbezoeken", "datum", "29/2/2017", "2018-02-30", "3/18/2018", "0/1/2018"),
    *each("Huisbezoeken", "datum", "12-03-2018", "1/1/18", "maart 2018", 2018),
]
BEFORE_BEGINNING = [
    *each("Bewoners", "einde contact", date(2017, 2, 28), "2016-12-31", datetime(2017, 2, 28, 23, 59)),
    (
        "Organisaties",
        "overeenkomst tot",
        {"overeenkomst van": "1/1/2018", "overeenkomst tot": date(2017, 12, 31)},
    ),
    ("Contactpersonen", "tot", {"van": "1/3/2018", "tot": date(2018, 2, 28)}),
    ("Aanbod", "tot", {"van": date(2018, 3, 1), "tot": "28/2/2018"}),
    *each("Overeenkomsten", "tot", date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    *each("Signalen", "naar stuurgroep op", date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    *each("Signalen", "opgelost op", date(2018, 2, 28), "2017-12-31", datetime(2018, 2, 28, 23, 59)),
    *each("Toestemmingen", "ingetrokken op", date(2018, 1, 1), "28/2/2018", datetime(2018, 2, 28, 23, 59)),
    ("Activiteiten", "tot", {"van": "1/1/2018", "tot": date(2017, 12, 31)}),
    *each("Inschrijvingen", "tot", date(2018, 1, 1), "28/2/2018", datetime(2018, 2, 28, 23, 59)),
    ("Groepsleden", "tot", {"van": "1/1/2018", "tot": date(2017, 12, 31)}),
    *each_of(
        [(s, "tot") for s in ("Nieuwsbrieven", "Klantenkaarten", "Trajecten", "Vrijwilligers", "Bevragingsrondes")],
        *(date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    ),
    *each("Woondossiers", "gesloten", date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    *each("Leningen", "terug tegen", date(2018, 2, 28), "1/1/2018"),
    *each("Gebreken", "opgelost", date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    *each("Premies", "tot", date(2018, 2, 28), "1/1/2018", datetime(2018, 2, 28, 23, 59)),
    ("Premieaanvragen", "beslist op", {"stand": "toegekend", "aangevraagd op": "2/3/2018", "beslist op": "1/3/2018"}),
    *each_of([("Woonstappen", column) for column in ("tegen", "duurt gewoonlijk tot", "gedaan")], "28/2/2018"),
    *each("Leningen", "verkocht of verhuisd op", "28/2/2018"),
]
BORN_AFTER = [
    *each("Bewoners", "geboortedatum", date(2017, 3, 2), "1/1/2018"),
    *each("Bewoners", "geboortejaar", 2018),
]
UNKNOWN = [
    *each("Bewoners", "gezin", "G999", "g1"),  # codes match exactly
    *each("Huisbezoeken", "gezin", "G999", "B1"),
    *each("Huisbezoeken", "toeleidingen", "T999", "T1; t1"),
    *each("Huisbezoeken", "bewoners", "B999", "B1; B998; B999; B998", "b1"),
    *each("Toeleidingen", "bewoner", "B999", "B1; B1", "b1"),
    *each("Toeleidingen", "organisatie", "O999", "Jeugddienst"),
    *each_of(
        [(s, "organisatie") for s in ("Contactpersonen", "Aanbod", "Overeenkomsten")], "O999", "o1", "Jeugddienst"
    ),
    *each("Toeleidingen", "aanbod", "A999", "a1", "Taalles", "A1; A1"),
    *each("Signalen", "partner", "O999", "o1", "Jeugddienst"),
    *each("Contacten", "bewoner", "B999", "G1"),
    *each("Signalen", "huisbezoek", "HB999", "hb1", "S1"),
    *each("Signalen", "bewoner", "B999", "b1"),
    *each_of([("Opvolgingen", column) for column in ("gezin", "bewoner", "huisbezoek", "contact")], "X999"),
    *each("Opvolgingen", "werd huisbezoek", "HB999", "CO1"),
    *each_of([(sheet, "bewoner") for sheet in ("Toestemmingen", "Inschrijvingen", "Ideeën")], "B999", "b1", "B1; B1"),
    *each_of([(sheet, "bewoner") for sheet in ("Aanwezigheden", "Wachtlijst")], "B999", "b1", "B1; B1"),
    *each_of([(sheet, "activiteit") for sheet in ("Sessies", "Inschrijvingen", "Wachtlijst")], "AC9", "ac1", "GS9"),
    *each("Verbindingen", "bewoner", "B999", "b1"),
    *each("Verbindingen", "met", "B999", "n11", "B1; N11"),
    *each("Activiteiten", "partners", "O999", "O1; O998; O999", "Jeugddienst"),
    *each("Sessies", "signalen", "S999", "SE1"),
    *each("Sessies", "opvolgingen", "OP999", "AC1; AC1"),
    *each("Aanwezigheden", "sessie", "SE999", "se1", "AC1"),
    ("Inschrijvingen", "naar activiteit", MOVED_ON | {"naar activiteit": "AC999"}),
    ("Inschrijvingen", "naar organisatie", {"reden": "doorstroom", "naar": "een partner", "naar organisatie": "O999"}),
    *each("Ideeën", "sessie", "SE999", "AC1"),
    *each("Ideeën", "helpers", "B999", "B1; B998"),
    ("Ideeën", "activiteit", {"stand": "werd een activiteit", "activiteit": "AC999"}),
    *each("Nieuwsbriefteksten", "nieuwsbrief", "NB999", "nb1"),
    *each("Klantenkaarten", "gezin", "G999", "g1", "G1; G1"),
    *each("Klantenkaarten", "doorverwezen door", "O999", "Jeugddienst"),
    *each("Winkelbezoeken", "kaart", "K999", "k1", "G1", 12),
    *each("Winkelbezoeken", "bewoner", "B999", "b1", "Lotte"),
    *each("Winkelbezoeken", "opvolging", "OP999", "op1"),
    *each_of([(sheet, "bewoner") for sheet in ("Trajecten", "Vrijwilligers")], "B999", "b1", "B1; B1"),
    *each("Trajectstappen", "traject", "TR999", "tr1", "B1"),
    *each_of([(sheet, "bevraging") for sheet in ("Bevragingsvragen", "Bevragingsrondes")], "BV999", "bv1"),
    *each("Bevragingsformulieren", "ronde", "BR999", "BV1"),
    *each("Bevragingsformulieren", "bewoner", "B999", "b1"),
    *each("Bevragingsantwoorden", "vraag", "VR999", "vr1"),
    *each("Bevragingsantwoorden", "formulier", "F999", "f1"),
    *each_of([(sheet, "groep") for sheet in ("Groepsleden", "Overleg")], "GR999", "gr1", "GR1; GR1"),
    *each("Groepsleden", "organisatie", "O999", "Jeugddienst"),
    *each("Knelpunten", "signalen", "S999", "S1; S998; S999", "s1"),
    *each("Terugkoppelingen", "knelpunt", "KN999", "kn1"),
    *each("Terugkoppelingen", "bewoner", "B999", "b1"),
    *each("Aanwezig op overleg", "overleg", "OV999", "ov1"),
    *each("Aanwezig op overleg", "lid", "GL999", "diensthoofd"),
    *each("Agendapunten", "overleg", "OV999", "GR1"),
    *each("Agendapunten", "signaal", "S999", "KN1"),
    *each("Agendapunten", "knelpunt", "KN999", "S1"),
    *each("Agendapunten", "wie doet het", "GL999", "diensthoofd"),
    *each("Agendapunten", "opvolging", "OP999", "op1"),
    *each("Woondossiers", "gezin", "G999", "g1", "G1; G1"),
    *each("Woondossiers", "partners", "O999", "O1; O998", "Jeugddienst"),
    *each_of([(s, "dossier") for s in ("Woonstappen", "Leningen", "Rollend fonds")], "WD999", "wd1", "G1"),
    *each("Rollend fonds", "corrigeert", "F999", "f1", "F1; F1"),
    *each_of([(sheet, "dossier") for sheet in ("Gebreken", "Premieaanvragen")], "WD999", "wd1", "WD1; WD1"),
    *each("Premies", "gebied", "GB999", "Centrum"),
    *each("Premieaanvragen", "premie", "PR999", "Dakpremie"),
    *each("Premiepapieren", "premieaanvraag", "PA999", "PR1"),
    ("Woonstappen", "organisatie", {"organisatie": "O999", "wie doet het": "een partner"}),
]
NO_MEMBER = each_of(columns_of("person"), "Iemand Anders", "wie@example.org")
WITHOUT_CONSENT = [
    *each("Toeleidingen", "wat gedeeld mag", "Enkel de naam."),
    ("Toeleidingen", "wat gedeeld mag", {"wat gedeeld mag": "De naam.", "toestemming": "nee"}),
    ("Toeleidingen", "wat gedeeld mag", {"wat gedeeld mag": "Niets.", "toestemming": " Niet gevraagd"}),
]
SAYS_NOTHING = [
    *each("Opvolgingen", "wat", None, "  "),
    ("Opvolgingen", "wat", {"wat": "", "soort": "taak"}),
    *each("Trajectstappen", "wat", None, "  "),
    ("Trajectstappen", "wat", {"wat": "", "gedaan": "ja", "is nu": "  "}),
]
NO_HOUSEHOLD = [
    ("Opvolgingen", "gezin", {"gezin": None, "bewoner": "B1"}),
    ("Opvolgingen", "gezin", {"gezin": "  ", "soort": "huisbezoek"}),
]
NOT_CLOSED = [
    ("Opvolgingen", "gedaan op", {"gedaan op": None, "stand": "gedaan"}),
    ("Opvolgingen", "gedaan op", {"gedaan op": "  ", "stand": "Vervallen"}),
    ("Klantenkaarten", "reden", {"reden": "verhuis", "tot": None}),
    ("Klantenkaarten", "reden", {"reden": " Andere", "tot": "  "}),
    ("Trajecten", "afloop", {"afloop": "gelukt", "tot": None}),
    ("Trajecten", "afloop", {"afloop": " Gestopt", "tot": "  ", "wat het werd": "Een job."}),
    ("Woondossiers", "afloop", {"afloop": "geweigerd", "gesloten": None}),
    ("Woondossiers", "afloop", {"afloop": " Gelukt", "gesloten": "  "}),
    *each("Opvolgingen", "gedaan op", date(2018, 3, 9)),
    ("Opvolgingen", "gedaan op", {"gedaan op": "9/3/2018", "stand": "open"}),
]
GOES_NOWHERE = [
    *each("Inschrijvingen", "naar", *(choice for choice in CHOICES["naar"] if choice)),
    ("Inschrijvingen", "naar", {"naar": "werk", "reden": "gestopt", "tot": "1/6/2018"}),
    *each("Inschrijvingen", "naar activiteit", "AC1"),
    ("Inschrijvingen", "naar activiteit", {"naar activiteit": "AC1", "reden": "doorstroom"}),
    ("Inschrijvingen", "naar activiteit", {"naar activiteit": "AC1", "reden": "doorstroom", "naar": "een partner"}),
    ("Inschrijvingen", "naar activiteit", MOVED_ON | {"naar activiteit": "AC1"}),  # where one was already
    *each("Inschrijvingen", "naar organisatie", "O1"),
    ("Inschrijvingen", "naar organisatie", MOVED_ON | {"naar organisatie": "O1"}),
    *each("Ideeën", "activiteit", "AC1"),
    ("Ideeën", "activiteit", {"activiteit": "AC1", "stand": "we proberen het"}),
]
CHOICE = {"soort": "één keuze"}
NO_OPTIONS = [
    *each("Bevragingsvragen", "keuzes", "fruit; brood"),
    ("Bevragingsvragen", "keuzes", {"keuzes": "1; 2", "soort": "ja of nee"}),
    *[
        ("Bevragingsvragen", "keuzes", CHOICE | {"keuzes": options})
        for options in (None, "fruit", "fruit; fruit", "fruit; Fruit", "x" * 201 + "; fruit")
    ],
    ("Bevragingsvragen", "keuzes", {"soort": "meerdere keuzes", "keuzes": ";".join(f"keuze {n}" for n in range(31))}),
]
TWO_MATTERS = [
    *each("Terugkoppelingen", "signaal", "S1"),
    ("Terugkoppelingen", "knelpunt", {"knelpunt": "  "}),
    ("Agendapunten", "knelpunt", {"knelpunt": "KN1", "signaal": "S1"}),
    *each("Agendapunten", "punt", None, "  "),
]
NOT_DECIDED = [
    ("Agendapunten", "tegen", {"beslissing": None, "tegen": date(2018, 6, 1)}),
    ("Agendapunten", "tegen", {"tegen": None, "wie doet het": "GL1"}),
    ("Agendapunten", "tegen", {"tegen": "31/3/2018", "opvolging": "OP1"}),
    ("Agendapunten", "opvolging", {"opvolging": None, "tegen": date(2018, 6, 1)}),
    ("Agendapunten", "opvolging", {"beslissing": None, "opvolging": "OP1"}),
]
NO_BEGINNING = [
    *each("Overleg", "einde", "11:00"),
    ("Overleg", "einde", {"begin": "14:00", "einde": "13:59"}),
    ("Overleg", "cijfers van", {"bijlagen": "kerncijfers", "cijfers van": None}),
]
SAYS_WHO = each("Bevragingsformulieren", "bewoner", "B1")
WITH_THEMSELF = each("Verbindingen", "met", "B1", " B1 ")
NO_TALENTS = each(
    *("Bewoners", "talenten"), "x" * 61, "naaien; " + "x" * 61, "naaien, koken", ";".join(f"kan {n}" for n in range(21))
)
RING = "[[3.3,50.8],[3.4,50.8],[3.4,50.9],[3.3,50.8]]"
NO_AREA = [
    *each("Gebieden", "naam", "centrum", " CÉNTRUM  "),
    *each("Gebieden", "straten", "marktstraat", "Stationsstraat; MÁRKTSTRAAT", "x" * 201),
    *each("Gebieden", "straten", ";".join(f"{number} {'é' * 190}" for number in range(60))),
    ("Gebieden", "straten", {"straten": None, "naam": "Marktstraat", "soort": "straat"}),
    *each("Gebieden", "vorm", "ja", "[]", "{}", "[" * 30_000, f"[{RING}]", '{"type": "Polygon"}', 12),
    *each("Gebieden", "vorm", '{"type": "Point", "coordinates": [3.3, 50.8]}'),
    *each("Gebieden", "vorm", '{"type": "Polygon", "coordinates": [[[3.3,50.8],[3.4,50.8],[3.4,50.9],[3.3,50.9]]]}'),
    *each("Gebieden", "vorm", '{"type": "LineString", "coordinates": [[3.3, NaN], [3.4, 50.8]]}'),
    *each("Gebieden", "vorm", '{"type": "LineString", "coordinates": [[73000.5, 173000], [73100, 173000]]}'),
]
LAST = {key: column for key, column in KEYS.items() if key != "Verbindingen"}  # whose key ends with its kind
TWICE = [case for sheet, key in LAST.items() for case in each(sheet, key, SOUND[sheet][key], f" {SOUND[sheet][key]} ")]
TWICE += [
    ("Verbindingen", "soort", SOUND["Verbindingen"] | {"soort": " Buur "}),
    ("Verbindingen", "soort", {"bewoner": "N11", "met": "B1", "soort": "buur"}),  # the other way round is the same
]
TWICE += each("Locaties", "plaats", "gs9", "Gs9")  # a name is the same whatever its case
NO_NUMBER = [
    *each("Huisbezoeken", "duur", "een uur", "-5", -5, 30.5, "30.5", "30,5", "45 min", "1:00"),
    *each("Bewoners", "geboortejaar", "negentig", 1980.5, -1980, "'80"),
    *each("Signalen", "hoeveel mensen", "veel", 0, -1, 2.5, "5-10", "1e3"),
    *each("Activiteiten", "plaatsen", "veel", 0, "0", -1, 2.5),
    *each_of([("Sessies", f"anonieme {who}") for who in ("volwassenen", "kinderen")], "enkele", -1, "-1", 1.5, "2+1"),
    *each_of([("Klantenkaarten", who) for who in ("volwassenen", "kinderen")], "veel", -1, "-1", 1.5, 100),
    *each("Overleg", "cijfers van", "vorig jaar", 0, -1, 2018.5, 10_000, 1850, 9999),
    *each("Leningen", "looptijd in maanden", "lang", -1, 0, 1.5, 601, 10_000),
    *each("Leningen", "maanden vooraf herinneren", "lang", -1, 1.5, 121, 10_000),
    *each("Premies", "procent", "40 %", 0, -1, 101, 0.4, 10_000),
    *each("Premiepapieren", "volgorde", "eerst", -1, 1.5, 10_000),
    *each("Standaardstappen", "plaats", "eerst", -1, 0, 1.5, 10_000),
    *each("Standaardstappen", "dagen gewoonlijk", "lang", -1, 0, 1.5, 3_651, 10_000),
    *each("Agendapunten", "volgorde", "eerst", -1, 1.5, 32_768),
    *each("Wijkcijfers", "jaar", "vorig jaar", 0, -1, 2018.5, 10_000, "2017-2018"),
    *each("Wijkcijfers", "waarde", "veel", "12,345", 12.345, "5.230", "1.250,00", "1 250", "12,", ",5", "--1", "+1"),
    *each("Wijkcijfers", "waarde", 10**12, "1e3", "9" * 20, "11,4 %", "€ 12", "12 à 13", "-"),
    *each_of([(sheet, "volgorde") for sheet in ("Nieuwsbriefteksten", "Bevragingsvragen")], "eerst", -1, 1.5, 32_768),
]
NO_AMOUNT = each_of(
    columns_of("amount"), "veel", -1, "-1", "-0,01", "12,345", 12.345, "1.250,00", "1 250", "12,", ",50", "€ 12"
)
NO_AMOUNT += each_of(columns_of("amount"), 1_000_000, "1000000,00", "1e3", "12 euro", "9" * 20)
NO_SUM = each_of(columns_of("sum*"), "veel", -1, 0, "0,00", "12,345", 12.345, "1.250,00", "1e3", 10**10, "€ 12")
NOT_BOOKED = [  # beside a loan of 100 on the same day
    ("Rollend fonds", "bedrag", {"soort": "terugbetaling", "bedrag": 100.01}),
    ("Rollend fonds", "bedrag", {"soort": "terugbetaling", "bedrag": 1, "datum": "28/2/2018"}),
    ("Rollend fonds", "dossier", {"dossier": None}),
    ("Rollend fonds", "dossier", {"soort": "inbreng", "dossier": "WD1"}),
    ("Rollend fonds", "datum", {"corrigeert": "F1", "datum": date(2018, 2, 28)}),
    ("Rollend fonds", "soort", {"corrigeert": "F1", "soort": "terugbetaling"}),
    ("Rollend fonds", "bedrag", {"corrigeert": "F1", "bedrag": 99}),
]
NO_END = [
    ("Leningen", "terug bij verkoop of verhuis", {"terug bij verkoop of verhuis": "nee"}),
    (
        "Leningen",
        "verkocht of verhuisd op",
        {"verkocht of verhuisd op": "1/6/2019", "terug bij verkoop of verhuis": "nee", "looptijd in maanden": 12},
    ),
]
NO_END += [("Leningen", "terug tegen", {"looptijd in maanden": 12, "terug tegen": date(2019, 3, 1)})]
NOT_GRANTED = [
    *each("Woondossiers", "uitbetaald bedrag", 1, "0,01", 0),
    ("Woondossiers", "uitbetaald bedrag", {"uitbetaald bedrag": 12.51, "toegekend bedrag": "12,5"}),
    *each("Premieaanvragen", "toegekend bedrag", 0, "12,50"),
    ("Premieaanvragen", "toegekend bedrag", {"toegekend bedrag": 5, "stand": "geweigerd"}),
    *each("Premieaanvragen", "beslist op", date(2018, 6, 1)),
    ("Premieaanvragen", "beslist op", {"beslist op": "1/6/2018", "stand": "aangevraagd"}),
    *each("Premieaanvragen", "reden van weigering", "Te laat."),
    ("Premieaanvragen", "reden van weigering", {"reden van weigering": "Te laat.", "stand": "toegekend"}),
]
ASKED_ALREADY = each("Premieaanvragen", "premie", "PR1")
NO_PAPERS = each("Premies", "papieren", "x" * 201, "offerte; " + "x" * 201, ";".join(f"papier {n}" for n in range(31)))
WHOSE = [  # what only one kind says
    *each("Woondossiers", "waarover", "huurvraag", "Verhuizen"),
    ("Woondossiers", "waarover", {"waarover": "uithuiszetting", "soort": "RenBen"}),
    *each("Woonstappen", "organisatie", "O1"),
    ("Woonstappen", "organisatie", {"organisatie": "O1", "wie doet het": "het gezin"}),
]
NO_TIME = each_of(columns_of("time"), "25:00", "24:01", "10:60", "10u", "tien uur", "-1:00")
NO_MOMENT = each_of(
    columns_of("moment"),
    "gisteren",
    "31/2/2018",
    "1/1/18 10:00",
    "1/3/2018 25:00",
    "10:00",
    "1/1/1800",
    "1/1/9999",
    2018,
)
TOO_LONG = [
    *each_of(CODES, "X" * 41),
    *each_of([*columns_of("text*", "name", "name*"), ("Gezinnen", "straat"), ("Gezinnen", "gemeente")], "é" * 201),
    *each_of([("Locaties", "adres"), ("Sessies", "afgelast omdat"), ("Wachtlijst", "nota")], "é" * 201),
    *each("Activiteiten", "wie leidt", "é" * 201, "An; " + "x" * 201),
    *each("Premies", "website", "x" * 501),
    *each_of([("Nieuwsbriefteksten", "titel"), ("Vrijwilligers", "waarvoor")], "é" * 201),
    *each_of(columns_of("text", "long text*", "number text"), "x" * 10_001),
]
CASES = {
    "required cell empty": EMPTY,
    "outside its list": OUTSIDE,
    "no date": NO_DATE,
    "end before beginning": BEFORE_BEGINNING,
    "born after first contact": BORN_AFTER,
    "unknown code": UNKNOWN,
    "no member": NO_MEMBER,
    "without consent": WITHOUT_CONSENT,
    "says nothing": SAYS_NOTHING,
    "no household": NO_HOUSEHOLD,
    "closed or not": NOT_CLOSED,
    "goes nowhere": GOES_NOWHERE,
    "no options": NO_OPTIONS,
    "about two matters or none": TWO_MATTERS,
    "not decided": NOT_DECIDED,
    "no beginning": NO_BEGINNING,
    "says who": SAYS_WHO,
    "with themself": WITH_THEMSELF,
    "no talents": NO_TALENTS,
    "no area": NO_AREA,
    "no moment": NO_MOMENT,
    "key twice": TWICE,
    "no number": NO_NUMBER,
    "no amount": NO_AMOUNT,
    "no sum": NO_SUM,
    "may not be booked": NOT_BOOKED,
    "no end, or two": NO_END,
    "not granted": NOT_GRANTED,
    "asked already": ASKED_ALREADY,
    "no papers": NO_PAPERS,
    "says what is another's": WHOSE,
    "no time": NO_TIME,
    "too long": TOO_LONG,
}
