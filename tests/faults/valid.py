"""Registers that are tricky, and without fault."""

from datetime import date, datetime, time

from tests.faults.sound import REQUIRED, SOUND, columns_of, register_with, sheet_of, sound_row
from tests.workbooks import COUNTRIES, SHEETS, THEMES, choices_of
from tests.workbooks.sheets import WEEKDAYS


def tricky(sheet, **changed):
    """A register with one more row; an underscore stands for the space in a column's name."""
    changed = {name.replace("_", " "): cell for name, cell in changed.items()}
    return register_with(sheet, sound_row(sheet, "N2", **changed))


def many(sheet, column, cells):
    """A register with one sound row for each of these cells."""
    return register_with(sheet, *(sound_row(sheet, f"N{n}") | {column: cell} for n, cell in enumerate(cells)))


def alternately(texts):
    """In turn with a capital and spaces around, and all in capitals; None stays an empty cell."""
    return [x and (x.upper() if n % 2 else f" {x.capitalize()}\u00a0") for n, x in enumerate(texts)]


FILLED = [*REQUIRED, ("Opvolgingen", "wat"), ("Trajectstappen", "wat")]  # which only some may do without
FILLED += [("Rollend fonds", "dossier"), ("Terugkoppelingen", "knelpunt"), ("Agendapunten", "punt")]
ALSO = {"Bewoners": [sound_row("Bewoners", SOUND["Verbindingen"]["met"])]}  # whom another sheet's sound row names


def bare(sheet):
    """The sound row with its required cells alone."""
    return dict.fromkeys(SHEETS[sheet]) | {column: SOUND[sheet][column] for of, column in FILLED if of == sheet}


LEAN_ON_OTHERS = [
    ("Bewoners", "herkomst"),
    ("Opvolgingen", "stand"),
    ("Inschrijvingen", "naar"),
    ("Klantenkaarten", "reden"),
    ("Bevragingsvragen", "soort"),
    ("Woondossiers", "waarover"),
    ("Woondossiers", "afloop"),
    ("Rollend fonds", "soort"),
    ("Leningen", "terug bij verkoop of verhuis"),
]
ONWARD = {"reden": "Doorstroom", "tot": date(2018, 6, 1)}
VALID = {
    "no sheets": {},
    "headers only": {sheet: [list(columns)] for sheet, columns in SHEETS.items()},
    "every optional cell empty": {sheet: sheet_of(bare(sheet), *ALSO.get(sheet, [])) for sheet in SHEETS},
    "sheets in reverse order": dict(reversed(register_with("Huisbezoeken").items())),
    "a sheet that nobody knows": register_with("Huisbezoeken") | {"Kladblad": [["zomaar"], ["wat"], [None, 3]]},
    "a column that nobody knows": tricky("Gezinnen", kleur_van_de_map="groen"),
    "headers in capitals with spaces": {
        sheet: [[f" {column.upper()} " for column in rows[0]], *rows[1:]]
        for sheet, rows in register_with("Huisbezoeken").items()
    },
    "rows without a filled cell": register_with(
        "Bewoners", {}, {"bewoner": " ", "naam": ""}, sound_row("Bewoners", "N5"), {}
    ),
    "end on the day of the first contact": tricky("Bewoners", einde_contact=datetime(2017, 3, 1)),
    "end earlier in the day than the beginning": tricky(
        "Bewoners", eerste_contact=datetime(2017, 3, 1, 17, 0), einde_contact=datetime(2017, 3, 1, 9, 0)
    ),
    "agreement of one day": tricky("Organisaties", overeenkomst_van="1/1/2018", overeenkomst_tot=date(2018, 1, 1)),
    "agreement without beginning": tricky("Organisaties", overeenkomst_tot=date(2018, 1, 1)),
    "born on the day of the first contact": tricky("Bewoners", geboortedatum=datetime(2017, 3, 1, 23, 59)),
    "born in the year of the first contact": many("Bewoners", "geboortejaar", [2017, "2017", 2017.0, " 1950 ", None]),
    "codes that differ in case": register_with("Gezinnen", sound_row("Gezinnen", "g1"), sound_row("Gezinnen", "É 1")),
    "the same code in two sheets": {
        "Gezinnen": sheet_of(sound_row("Gezinnen", "1")),
        "Bewoners": sheet_of(sound_row("Bewoners", "1", gezin="1")),
    },
    "a code typed once as number and once as text": {
        "Gezinnen": sheet_of(sound_row("Gezinnen", 12)),
        "Bewoners": sheet_of(sound_row("Bewoners", "B1", gezin="12")),
    },
    "a code of 40 characters, spaces around": many("Gezinnen", "gezin", [f" {'É' * 40} "]),
    "names of 200 characters, spaces around": tricky("Bewoners", naam=f"  {'é' * 200} ", voornaam="ÿ" * 200),
    "a street of 200 characters": tricky("Gezinnen", straat="é" * 200, gemeente="é" * 200),
    "a report of 10,000 characters": tricky("Huisbezoeken", verslag=f" {'é' * 9_990}\n\n12345678 "),
    "text that looks like a formula or a number": many(
        "Huisbezoeken", "verslag", ["=1+1", "-5", "+32", "@a", 12, "007"]
    ),
    "numbers in text columns": tricky("Gezinnen", nummer=12, bus=301, postcode=8530),
    "addresses as people type them": tricky("Bewoners", telefoon="na 18 u: 0470 / 20.33", **{"e-mail": "lotte (werk)"}),
    "a website without scheme": tricky("Organisaties", website="www.example.org"),
    "a visit names a resident of another household": {
        "Gezinnen": sheet_of(SOUND["Gezinnen"], sound_row("Gezinnen", "G2")),
        "Bewoners": sheet_of(SOUND["Bewoners"]),
        "Huisbezoeken": sheet_of(sound_row("Huisbezoeken", "HB1", gezin="G2")),
    },
    "a visit before the first contact and after its end": {
        "Gezinnen": sheet_of(SOUND["Gezinnen"]),
        "Bewoners": sheet_of(sound_row("Bewoners", "B1", **{"einde contact": date(2017, 6, 1)})),
        "Huisbezoeken": sheet_of(*(sound_row("Huisbezoeken", f"H{y}", datum=date(y, 1, 1)) for y in (2016, 2018))),
    },
    "a visit not held that names residents": tricky("Huisbezoeken", resultaat="niet thuis", duur=30),
    "lists with empty and repeated entries": many("Huisbezoeken", "bewoners", ["B1;B1", ";; B1 ;", ";", " ; ", None]),
    "themes with empty and repeated entries": many(
        "Huisbezoeken", "thema's", ["Wonen;WONEN;;", " ; ", ";".join(alternately(THEMES))]
    ),
    "names of people outside the team": many("Huisbezoeken", "medewerker", ["An; Els ;; An", "wie@example.org", ";"]),
    "durations": many("Huisbezoeken", "duur", [0, "0", " 45 ", 60.0, "090", None]),
    "times": many("Huisbezoeken", "uur", [time(0, 0), time(23, 59), "00:00", " 23:59 ", None]),
    "a signal from a visit, told by somebody who was not there": {
        **register_with("Signalen"),
        "Bewoners": sheet_of(SOUND["Bewoners"], sound_row("Bewoners", "B2")),
        "Signalen": sheet_of(sound_row("Signalen", "S1", bewoner="B2")),
    },
    "a signal of nobody, steered and resolved on its own day": tricky(
        "Signalen", huisbezoek=None, naar_stuurgroep_op=datetime(2018, 3, 1), opgelost_op="1/3/2018"
    ),
    "a signal resolved before it went to the steering group": tricky(
        "Signalen", naar_stuurgroep_op=date(2018, 5, 1), opgelost_op=date(2018, 4, 1), status="nieuw"
    ),
    "a signal resolved without a day": tricky("Signalen", status="opgelost"),
    "a signal before its visit": tricky("Signalen", datum=date(2017, 1, 1)),
    "how many people": many("Signalen", "hoeveel mensen", [1, "12", 3.0, 2_147_483_647, None]),
    "a description of 10,000 characters": tricky("Signalen", omschrijving="é" * 10_000),
    "a contact person who came and left on one day": tricky(
        "Contactpersonen", van="1/1/2018", tot=datetime(2018, 1, 1, 17), telefoon=4_700_000
    ),
    "an offer with an end alone": tricky("Aanbod", tot=date(2018, 1, 1), voor_wie="é" * 200, omschrijving="é" * 10_000),
    "an agreement of one day beside others": register_with(
        "Overeenkomsten", sound_row("Overeenkomsten", "N2", tot=date(2018, 3, 1)), sound_row("Overeenkomsten", 3)
    ),
    "referrals to what the partner offers, to something over and to nothing": {
        **register_with("Toeleidingen"),
        "Aanbod": sheet_of(SOUND["Aanbod"], sound_row("Aanbod", 7, tot=date(2018, 1, 1))),
        "Toeleidingen": sheet_of(
            *(sound_row("Toeleidingen", f"N{n}", aanbod=cell) for n, cell in enumerate(["A1", " A1 ", 7.0, None]))
        ),
    },
    "a signal that a partner passed on": tricky("Signalen", partner="O1", huisbezoek=None),
    "a referral with what may be told": tricky("Toeleidingen", toestemming="JA", wat_gedeeld_mag="é" * 10_000),
    "consent with nothing told, or none asked": many("Toeleidingen", "toestemming", ["ja", "nee", None]),
    "a referral asked after before its day": tricky("Toeleidingen", navragen_op=date(2016, 1, 1)),
    "a referral that started and is still asked after": tricky(
        "Toeleidingen", resultaat="gestart", navragen_op=date(2018, 4, 1)
    ),
    "a planned visit without words": tricky("Opvolgingen", soort="huisbezoek", wat=None, uur="14:30"),
    "a question about nobody": tricky("Opvolgingen", gezin=None),
    "a question about a resident of another household": {
        **register_with("Opvolgingen"),
        "Gezinnen": sheet_of(SOUND["Gezinnen"], sound_row("Gezinnen", "G2")),
        "Opvolgingen": sheet_of(sound_row("Opvolgingen", "OP1", gezin="G2", bewoner="B1")),
    },
    "a task from a visit and a contact that became a visit": tricky(
        "Opvolgingen", soort="taak", huisbezoek="HB1", contact="CO1", werd_huisbezoek="HB1"
    ),
    "follow-ups done and dropped, before and after their day": register_with(
        "Opvolgingen",
        sound_row("Opvolgingen", "N2", **{"stand": "GEDAAN", "gedaan op": "1/1/2018"}),
        sound_row("Opvolgingen", "N3", **{"stand": " vervallen", "gedaan op": datetime(2019, 1, 1, 8)}),
    ),
    "real dates": many("Huisbezoeken", "datum", [date(2016, 2, 29), datetime(2018, 12, 31, 23, 59, 59)]),
    "text dates": many("Huisbezoeken", "datum", ["29/2/2016", " 1/1/2018 ", "01/02/2018", "2018-12-31"]),
    "countries": many("Bewoners", "herkomst", [*COUNTRIES, *alternately(COUNTRIES.values())]),
    "no countries": many("Bewoners", "herkomst", [None, " ", "onbekend", "ONBEKEND", "Niet gevraagd", "be", "xk"]),
    "talents": many(
        "Bewoners", "talenten", ["Naaien;naaien; NAAIEN;", " ; ", "koken", 4, "x" * 60, "tolken (Arabisch)"]
    ),
    "the most talents": tricky("Bewoners", talenten=";".join(f"kan {number}" for number in range(20))),
    "consent withdrawn on its own day, and given again": register_with(
        "Toestemmingen",
        sound_row("Toestemmingen", "N2", **{"ingetrokken op": "4/3/2018"}),
        sound_row("Toestemmingen", "N3"),
        sound_row("Toestemmingen", "N0", bewoner="B1", waarvoor=" NIEUWSBRIEF PER MAIL"),
    ),
    "a pair with two kinds, and two interpreters of one resident": register_with(
        "Verbindingen",
        sound_row("Verbindingen", "N11", soort="Tolk"),
        {"bewoner": "N2", "met": "N11", "soort": "TOLK"},
        {"bewoner": "N11", "met": "N3", "soort": "buddy"},
    ),
    "places that nobody listed, in any case": {
        "Activiteiten": sheet_of(SOUND["Activiteiten"], sound_row("Activiteiten", "AC2", plaats=" gs9 ")),
        "Sessies": sheet_of(SOUND["Sessies"] | {"plaats": "Gs9"}, sound_row("Sessies", "SE2", plaats=9)),
    },
    "shapes of areas": many(
        "Gebieden",
        "vorm",
        [
            ' {"type": "Polygon", "coordinates": [[[3.3,50.8],[3.4,50.8],[3.4,50.9],[3.3,50.8]]], "x": 1} ',
            '{"type": "MultiLineString", "coordinates": [[[3.3,50.8,12],[3.4,50.8]]]}',
            None,
        ],
    ),
    "streets of areas": many("Gebieden", "straten", [" ; ", "Dreef; dreef ;; Dréef", 12, "é" * 200, "=1+1"]),
    "a street that names no street": tricky("Gebieden", naam="Kerkplein", soort=" STRAAT"),
    "priorities": many("Activiteiten", "speerpunten", [1, 2.0, "4;3 ;;4", " ; ", "1;2;3;4", None]),
    "an activity of one day for one person": tricky(
        "Activiteiten", van="1/1/2018", tot=datetime(2018, 1, 1), plaatsen=1.0, per_gezin="JA"
    ),
    "an activity with an end alone": tricky("Activiteiten", tot=date(2018, 1, 1), plaatsen=2_147_483_647),
    "who leads it": many("Activiteiten", "wie leidt", ["An; Els ;; An", "wie@example.org", "é" * 200, ";"]),
    "a session that ends after midnight": tricky("Sessies", begin=time(22, 0), einde="01:30"),
    "a session of no length, outside the period of its activity": {
        "Activiteiten": sheet_of(SOUND["Activiteiten"] | {"tot": date(2018, 1, 1)}),
        "Sessies": sheet_of(SOUND["Sessies"] | {"begin": "10:00", "einde": "10:00"}),
    },
    "people nobody knows": many("Sessies", "anonieme kinderen", [0, "0", " 45 ", 60.0, "090", None]),
    "attendance at a session that was cancelled": {
        **register_with("Aanwezigheden"),
        "Sessies": sheet_of(SOUND["Sessies"] | {"afgelast omdat": "ziekte"}),
    },
    "attendance before the first contact": {
        **register_with("Aanwezigheden"),
        "Sessies": sheet_of(SOUND["Sessies"] | {"datum": date(2016, 1, 1)}),
    },
    "a resident at two sessions, and two at one": {
        **register_with("Aanwezigheden", {"sessie": "SE2", "bewoner": "B1"}, {"sessie": "SE2", "bewoner": "N2"}),
        "Sessies": sheet_of(SOUND["Sessies"], sound_row("Sessies", "SE2")),
    },
    "enrolled again on another day, even before the first ended": register_with(
        "Inschrijvingen",
        sound_row("Inschrijvingen", "N2", tot=date(2018, 3, 4)),
        sound_row("Inschrijvingen", "N3", reden="gestopt"),  # without an end nobody counts as gone
    ),
    "enrolments that lead on": {
        **register_with("Inschrijvingen"),
        "Organisaties": sheet_of(SOUND["Organisaties"]),
        "Activiteiten": sheet_of(SOUND["Activiteiten"], sound_row("Activiteiten", "AC2")),
        "Inschrijvingen": sheet_of(
            *(
                sound_row("Inschrijvingen", f"N{number}", **ONWARD, naar=onward)
                for number, onward in enumerate(alternately(choices_of("Inschrijvingen", "naar")))
            ),
            sound_row("Inschrijvingen", "N7", **ONWARD, naar="een andere activiteit", **{"naar activiteit": "AC2"}),
            sound_row("Inschrijvingen", "N8", **ONWARD, naar="een partner", **{"naar organisatie": "O1"}),
        ),
    },
    "waiting since": many(
        "Wachtlijst",
        "sinds",
        [datetime(2018, 10, 28, 2, 30), date(2018, 3, 1), "1/3/2018", "2018-03-01 9:05", " 1/3/2018  23:59 ", None],
    ),
    "waiting for an activity that is not full, and enrolled in it": {
        **register_with("Wachtlijst"),
        "Inschrijvingen": sheet_of(SOUND["Inschrijvingen"]),
    },
    "an idea that became an activity, of which nobody told which": tricky("Ideeën", stand="Werd een activiteit"),
    "a newsletter of one day": tricky("Nieuwsbrieven", tot=datetime(2018, 3, 1, 23, 59)),
    "places of texts": many("Nieuwsbriefteksten", "titel", ["é" * 200, None, "=1+1"]),
    "a card of one day, and two of one household at once": register_with(
        "Klantenkaarten",
        sound_row("Klantenkaarten", "K2", tot=datetime(2018, 3, 1, 23, 59)),
        sound_row("Klantenkaarten", 3, **{"volwassenen": 99.0, "kinderen": "0"}),
    ),
    "why cards stopped": register_with(
        "Klantenkaarten",
        *(
            sound_row("Klantenkaarten", f"KR{place}", tot=date(2018, 3, 9), reden=reason)
            for place, reason in enumerate(alternately(choices_of("Klantenkaarten", "reden")))
        ),
    ),
    "amounts": many(
        "Winkelbezoeken",
        "bedrag",
        [0, "0", 12, 12.5, "12,50", " 12.5 ", "999999,99", 999999.99, 0.1 + 0.2, "07", None],
    ),
    "shop visits outside the dates of card and contact, by somebody of another household": {
        **register_with("Winkelbezoeken"),
        "Gezinnen": sheet_of(SOUND["Gezinnen"], sound_row("Gezinnen", "G2")),
        "Klantenkaarten": sheet_of(sound_row("Klantenkaarten", "K1", gezin="G2", tot=date(2018, 3, 2))),
        "Winkelbezoeken": sheet_of(
            sound_row("Winkelbezoeken", "K1", datum=date(2016, 1, 1), bewoner="B1"),
            sound_row("Winkelbezoeken", "K1", datum=date(2019, 1, 1), bewoner="B1"),
        ),
    },
    "a pathway of one day": tricky("Trajecten", tot=datetime(2018, 3, 1, 23, 59), afloop="GELUKT"),
    "a pathway that goes on and became something": tricky("Trajecten", tot=None, wat_het_werd="é" * 10_000),
    "a step that says where somebody is alone": tricky("Trajectstappen", wat=None, is_nu="Trekker"),
    "steps before and after their pathway": many("Trajectstappen", "dag", [date(2016, 1, 1), date(2099, 1, 1)]),
    "steps done or not": many("Trajectstappen", "gedaan", ["JA", " nee", None, " "]),
    "a volunteer twice at once": tricky("Vrijwilligers", waarvoor="é" * 200),
    "days of the week": many("Vrijwilligers", "dagen", ["Zondag;MAANDAG;; maandag", " ; ", ";".join(WEEKDAYS), None]),
    "questions of each kind, some in the same place": register_with(
        "Bevragingsvragen",
        *(sound_row("Bevragingsvragen", f"N{n}", soort=kind) for n, kind in enumerate(["Open vraag", " JA of nee "])),
        *(
            sound_row("Bevragingsvragen", f"K{n}", soort=kind, keuzes=options)
            for n, (kind, options) in enumerate([("één keuze", "7;8"), ("MEERDERE KEUZES", ";vis; fruit ;; vis;")])
        ),
    ),
    "the most options": tricky(
        "Bevragingsvragen", soort="één keuze", keuzes=";".join([*(f"keuze {n}" for n in range(29)), "x" * 200])
    ),
    "a round of one day": tricky("Bevragingsrondes", tot=datetime(2018, 3, 1, 23, 59), anoniem="NEE"),
    "answers of each kind": {
        **register_with("Bevragingsantwoorden"),
        "Bevragingsvragen": sheet_of(
            sound_row("Bevragingsvragen", "VR1", soort="schaal van 1 tot 5"),
            sound_row("Bevragingsvragen", "VR2", soort="ja of nee"),
            sound_row("Bevragingsvragen", "VR3", soort="meerdere keuzes", keuzes="7; vers brood"),
        ),
        "Bevragingsantwoorden": sheet_of(
            {"formulier": "F1", "vraag": "VR1", "antwoord": 5.0},
            {"formulier": "F1", "vraag": "VR2", "antwoord": "JA"},
            {"formulier": "F1", "vraag": "VR3", "antwoord": "Vers Brood; 7"},
            {"formulier": "N1", "vraag": "VR2", "antwoord": " Nee "},
            {"formulier": "N1", "vraag": "VR3", "antwoord": 7},
        ),
    },
    "a resident in two rounds that name people": {
        **register_with("Bevragingsformulieren"),
        "Bevragingsrondes": sheet_of(
            *(sound_row("Bevragingsrondes", f"BR{n}", anoniem="nee", tot=date(2018, 4, n)) for n in (1, 2))
        ),
        "Bevragingsformulieren": sheet_of(
            *(sound_row("Bevragingsformulieren", f"F{n}", ronde=f"BR{n}", bewoner="B1") for n in (1, 2)),
        ),
    },
    "a member of one day, of the team itself": tricky("Groepsleden", van="1/1/2018", tot=datetime(2018, 1, 1)),
    "a bottleneck of the same signal as another": {
        **register_with("Knelpunten"),
        "Knelpunten": sheet_of(*(sound_row("Knelpunten", f"KN{n}", signalen="S1; ;S1") for n in (1, 2))),
    },
    "told of the same in two ways: as bottleneck and as signal": register_with(
        "Terugkoppelingen",
        {"signaal": "S1", "bewoner": "B1", "verteld op": date(2016, 1, 1), "hoe": "Nieuwsbrief"},
    ),
    "a meeting of no length": tricky("Overleg", begin=time(22, 0), einde="22:00"),
    "figures of a year, or of none": many("Overleg", "cijfers van", [2018, "2018", 2018.0, 1900, None]),
    "papers in any case": tricky("Overleg", bijlagen=" KERNCIJFERS;; Bereik; bereik", cijfers_van=2018),
    "items about one thing each, in one place": register_with(
        "Agendapunten",
        sound_row("Agendapunten", "N2", punt=None, signaal="S1", volgorde=1),
        sound_row("Agendapunten", "N3", punt=None, knelpunt="KN1", volgorde="1"),
        sound_row("Agendapunten", "N4", beslissing=None, bespreking="é" * 10_000),
        sound_row("Agendapunten", "N5", **{"wie doet het": "GL1", "opvolging": "OP1", "tegen": date(2018, 4, 1)}),
    ),
    "figures below zero and at the edge": many(
        "Wijkcijfers",
        "waarde",
        [0, "-0", -3.5, "-3,5", "−1.25", " 12.5 ", 11.4, 0.1 + 0.2, 999_999_999_999, "999999999999,99", "07"],
    ),
    "areas by their name, and the whole neighbourhood": many(
        "Wijkcijfers", "gebied", ["centrum", " CÉNTRUM ", None, " "]
    ),
    "areas that are new, each named twice": many("Wijkcijfers", "gebied", ["Nergens", "Elders", " ELDERS ", "GB1"]),
    "a figure of the whole neighbourhood beside that of an area": tricky("Wijkcijfers", gebied=None, jaar=2018.0),
    "figures of the first year and the last": many("Wijkcijfers", "jaar", [1, "9999"]),
    "the same signal on two agendas": {
        **register_with("Agendapunten"),
        "Overleg": sheet_of(SOUND["Overleg"], sound_row("Overleg", "OV2")),
        "Agendapunten": sheet_of(
            *(sound_row("Agendapunten", f"AP{n}", overleg=f"OV{n}", signaal="S1") for n in (1, 2))
        ),
    },
    "a housing file of one day, with all that was granted paid": tricky(
        "Woondossiers", gesloten=datetime(2018, 3, 1, 9), afloop="GELUKT", toegekend_bedrag=0, uitbetaald_bedrag="0,00"
    ),
    "questions about a home": many("Woondossiers", "soort", ["PREMIE", " RenBen ", "Noodkoopfonds", "andere"]),
    "a file of another kind about the rent": tricky("Woondossiers", soort="andere", waarover="Huurvraag"),
    "a step done on the day that it began": tricky("Woonstappen", tegen="1/3/2018", gedaan=date(2018, 3, 1)),
    "steps that a partner or the team does": register_with(
        "Woonstappen",
        sound_row("Woonstappen", "N2", **{"wie doet het": "Een partner", "organisatie": "O1"}),
        sound_row("Woonstappen", "N3", **{"wie doet het": None}),
    ),
    "a loan that comes back on the day that it was agreed on": tricky("Leningen", terug_tegen=date(2018, 3, 1)),
    "bookings in order of their date, not of their rows": register_with(
        "Rollend fonds",
        sound_row("Rollend fonds", "N2", **{"soort": "TERUGBETALING", "datum": "5/3/2018", "bedrag": "150,00"}),
        sound_row("Rollend fonds", "N3", **{"datum": "2/3/2018", "bedrag": "50,5"}),
        sound_row(
            "Rollend fonds", "N4", **{"soort": "inbreng", "dossier": None, "datum": date(2018, 3, 4), "bedrag": 0.5}
        ),
    ),
    "a booking that is taken back above it, and booked anew": register_with(
        "Rollend fonds",
        sound_row("Rollend fonds", "N2", **{"corrigeert": "N3", "datum": "6/3/2018"}),
        sound_row("Rollend fonds", "N3", **{"datum": "5/3/2018"}),
        sound_row("Rollend fonds", "N4", **{"datum": "6/3/2018", "bedrag": 90}),
    ),
    "a defect solved on the day that it was seen": tricky("Gebreken", opgelost=datetime(2018, 3, 1, 9)),
    "a premium of one day, with papers twice": tricky(
        "Premies",
        tot="1/3/2018",
        voor_wie="EIGENAAR; noodkoper;;",
        papieren="Offerte;; offerte ; Factuur",
        procent="40",
    ),
    "a granted premium, more than it gives at most": tricky(
        "Premieaanvragen", stand="Toegekend", toegekend_bedrag=0, beslist_op="1/3/2018", aangevraagd_op=date(2018, 3, 1)
    ),
    "a refused premium with its reason": tricky("Premieaanvragen", stand="geweigerd", reden_van_weigering="Te laat."),
    "papers that differ in case": many("Premiepapieren", "papier", ["Foto", "foto", "FOTO"]),
    "languages": many("Bewoners", "taal", ["NL", " fr ", "ti", "ku", None]),
} | {
    f"{sheet}: choices of {column}": many(sheet, column, alternately(choices_of(sheet, column)))
    for sheet, column in columns_of("choice", "choice*")
    if (sheet, column) not in LEAN_ON_OTHERS
}
