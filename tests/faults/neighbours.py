"""What rows do to each other: (key, change, the columns to be named).

A faulty row is known to rows that name it, but it is left out of the checks on later rows: its key may come back once.
"""

from datetime import date

AFTER = {
    "Gezinnen": [
        ("GX", {"gezinstype": "iets anders"}, ["gezinstype"]),
        ("GX", {}, []),
        ("GX", {}, ["gezin"]),
        ("GX", {}, ["gezin"]),
        ("GF", {"woonsituatie": "kasteel"}, ["woonsituatie"]),
        ("G1", {"gezinstype": "hof", "woonsituatie": "kasteel"}, ["gezin", "gezinstype", "woonsituatie"]),
    ],
    "Bewoners": [
        ("BN", {"gezin": "GF"}, []),
        ("BX", {"gezin": "G999"}, ["gezin"]),
        ("BX", {}, []),
        ("BF", {"voornaam": " ", "naam": None}, ["voornaam", "naam"]),
        (
            "BB",
            {"geboortedatum": "2/3/2017", "einde contact": "28/2/2017"},
            ["geboortedatum", "einde contact"],
        ),
        ("BD", {"geboortedatum": "2/3/2017", "eerste contact": "1/13/2017"}, ["eerste contact"]),
    ],
    "Organisaties": [
        ("OX", {"overeenkomst van": "?", "overeenkomst tot": "1/1/2018"}, ["overeenkomst van"]),
        ("OX", {}, []),
        ("OX", {}, ["organisatie"]),
    ],
    "Toeleidingen": [
        ("TN", {"bewoner": "BF", "organisatie": "OX"}, []),
        ("TX", {"wat gedeeld mag": "De naam.", "toestemming": "misschien"}, ["toestemming"]),
        ("TX", {}, []),
        ("TX", {}, ["toeleiding"]),
        ("TY", {"datum": None, "wat gedeeld mag": "De naam."}, ["datum", "wat gedeeld mag"]),
    ],
    "Huisbezoeken": [
        ("HN", {"gezin": "GF", "bewoners": "BF; BN"}, []),
        ("HX", {"bewoners": "B1; B999"}, ["bewoners"]),
        ("HX", {}, []),
        ("HX", {}, ["huisbezoek"]),
        ("HY", {"uur": "25:00", "duur": "een uur", "datum": None}, ["datum", "uur", "duur"]),
    ],
    "Contacten": [
        ("CN", {"bewoner": "BF"}, []),
        ("CX", {"waar": "thuis"}, ["waar"]),
        ("CX", {}, []),
        ("CX", {}, ["contact"]),
    ],
    "Signalen": [
        ("SN", {"huisbezoek": "HY", "bewoner": "BN"}, []),
        ("SX", {"datum": "?", "naar stuurgroep op": "1/1/2018", "opgelost op": "1/1/2017"}, ["datum"]),
        ("SX", {}, []),
        ("SX", {}, ["signaal"]),
        (
            "SY",
            {"naar stuurgroep op": "28/2/2018", "opgelost op": "27/2/2018"},
            ["naar stuurgroep op", "opgelost op"],
        ),
    ],
    "Opvolgingen": [
        ("ON", {"huisbezoek": "HY", "contact": "CX", "werd huisbezoek": "HX", "bewoner": "BF"}, []),
        ("OX", {"stand": "bijna", "gedaan op": "1/1/2018"}, ["stand"]),
        ("OX", {}, []),
        ("OX", {}, ["opvolging"]),
        (
            "OY",
            {"wat": None, "gezin": None, "bewoner": "B1", "stand": "gedaan"},
            ["wat", "gezin", "gedaan op"],
        ),
        ("OZ", {"soort": "klacht", "wat": None, "gezin": "G999", "bewoner": "B1"}, ["soort", "gezin"]),
    ],
    "Toestemmingen": [
        (date(2030, 1, 1), {"bewoner": "BF", "waarvoor": "brief"}, ["waarvoor"]),
        (date(2030, 1, 1), {"bewoner": "BF"}, []),
        (date(2030, 1, 1), {"bewoner": "BF", "ingetrokken op": "31/12/2029"}, ["gegeven op", "ingetrokken op"]),
        (date(2030, 1, 1), {"bewoner": "BN"}, []),
    ],
    "Locaties": [
        ("Bib", {"adres": "x" * 201}, ["adres"]),
        ("BIB", {}, []),
        ("bib", {}, ["plaats"]),
    ],
    "Activiteiten": [
        ("AN", {"partners": "OX"}, []),
        ("AX", {"soort": "feest", "van": "?", "tot": "1/1/2018"}, ["soort", "van"]),
        ("AX", {}, []),
        ("AX", {}, ["activiteit"]),
        ("AY", {"van": "2/1/2018", "tot": "1/1/2018", "plaatsen": 0}, ["tot", "plaatsen"]),
    ],
    "Sessies": [
        ("SN", {"activiteit": "AY", "signalen": "SX; SY", "opvolgingen": "OY"}, []),
        ("SX", {"begin": "25:00", "einde": "9u", "datum": None}, ["begin", "einde", "datum"]),
        ("SX", {}, []),
        ("SX", {}, ["sessie"]),
    ],
    "Aanwezigheden": [
        ("BA", {"sessie": "SX", "rol": "kok"}, ["rol"]),
        ("BA", {"sessie": "SX"}, []),
        ("BA", {"sessie": "SX", "rol": "vrijwilliger"}, ["bewoner"]),
        ("BA", {"sessie": "SX", "rol": "kok"}, ["bewoner", "rol"]),
        ("BA", {"sessie": "SN"}, []),
        ("BF", {"sessie": "SX"}, []),
        ("B999", {"sessie": "SE999"}, ["sessie", "bewoner"]),
    ],
    "Inschrijvingen": [
        (date(2030, 1, 1), {"activiteit": "AY", "bewoner": "BF", "tot": "?", "reden": "honger"}, ["tot", "reden"]),
        (date(2030, 1, 1), {"activiteit": "AY", "bewoner": "BF"}, []),
        (date(2030, 1, 1), {"activiteit": "AY", "bewoner": "BF"}, ["van"]),
        (date(2030, 1, 1), {"activiteit": "AX", "bewoner": "BF"}, []),
        (
            date(2030, 1, 2),
            {"tot": "1/1/2030", "naar": "werk", "naar activiteit": "AN", "naar organisatie": "O999"},
            ["tot", "naar", "naar organisatie"],
        ),
        (date(2030, 1, 3), {"reden": "honger", "naar": "werk"}, ["reden"]),
        (date(2030, 1, 4), {"reden": "doorstroom", "naar": "de maan", "naar activiteit": "AN"}, ["naar"]),
    ],
    "Wachtlijst": [
        ("BW", {"activiteit": "AY", "sinds": "?"}, ["sinds"]),
        ("BW", {"activiteit": "AY"}, []),
        ("BW", {"activiteit": "AY"}, ["bewoner"]),
        ("BW", {"activiteit": "AN"}, []),
    ],
    "Ideeën": [
        (
            "IN",
            {"bewoner": "BF", "helpers": "BF; BN", "sessie": "SX", "stand": "werd een activiteit", "activiteit": "AX"},
            [],
        ),
        ("IX", {"stand": "ooit", "activiteit": "AX"}, ["stand"]),
        ("IX", {}, []),
        ("IX", {}, ["idee"]),
    ],
    "Nieuwsbrieven": [
        ("NX", {"van": "?"}, ["van"]),
        ("NX", {}, []),
        ("NX", {}, ["nieuwsbrief"]),
    ],
    "Nieuwsbriefteksten": [
        (9_000, {"nieuwsbrief": "NX", "tekst": " "}, ["tekst"]),
        (9_000, {"nieuwsbrief": "NX"}, []),
        (9_000, {"nieuwsbrief": "NX"}, ["volgorde"]),
    ],
    "Bevragingen": [
        ("VX", {"titel": " "}, ["titel"]),
        ("VX", {}, []),
        ("VX", {}, ["bevraging"]),
    ],
    "Bevragingsvragen": [
        ("QC", {"bevraging": "VX", "soort": "één keuze", "keuzes": "fruit; vers brood; vis"}, []),
        ("QM", {"soort": "meer keuzes", "keuzes": "fruit; vers brood; vis"}, []),
        ("QS", {"soort": "schaal van 1 tot 5"}, []),
        ("QX", {"soort": "raadsel", "keuzes": "fruit"}, ["soort"]),
        ("QX", {}, []),
        ("QX", {}, ["vraag"]),
        ("QF", {"soort": "raadsel"}, ["soort"]),
    ],
    "Bevragingsrondes": [
        ("RN", {"anoniem": "nee"}, []),
        ("RX", {"van": "?", "tot": "1/1/2018", "anoniem": "misschien"}, ["van", "anoniem"]),
        ("RX", {}, []),
        ("RX", {}, ["ronde"]),
        ("RF", {"anoniem": "misschien"}, ["anoniem"]),
    ],
    "Bevragingsformulieren": [
        ("FN", {"ronde": "RN", "bewoner": "B1"}, []),
        ("FT", {"ronde": "RN", "bewoner": "B1"}, ["bewoner"]),
        ("FO", {"ronde": "RN", "bewoner": "BN"}, []),
        ("FF", {"ronde": "RF", "bewoner": "B1"}, []),
        ("FX", {"ingevuld": "thuis", "bewoner": "B1"}, ["ingevuld", "bewoner"]),
        ("FX", {}, []),
        ("FX", {}, ["formulier"]),
    ],
    "Bevragingsantwoorden": [
        ("FA", {"vraag": "QC", "antwoord": "fruit"}, ["vraag"]),  # of another survey
        ("FA", {"vraag": "QM", "antwoord": " Vers BROOD;fruit; "}, []),
        ("FA", {"vraag": "QM", "antwoord": "vis"}, ["formulier"]),
        ("FN", {"vraag": "QM", "antwoord": "vis; koek"}, ["antwoord"]),
        ("FN", {"vraag": "QS", "antwoord": 6}, ["antwoord"]),
        ("FN", {"vraag": "QS", "antwoord": 5.0}, []),
        ("FF", {"vraag": "QF", "antwoord": "wat dan ook"}, []),  # of both nobody knows what they should have said
        ("F999", {"vraag": "VR999", "antwoord": " "}, ["formulier", "vraag", "antwoord"]),
    ],
}
