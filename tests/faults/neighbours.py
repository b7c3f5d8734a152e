"""What rows do to each other: (code, change, the columns to be named).

A faulty row is known to rows that name it, but it is left out of the checks on later rows: its key may come back once.
"""

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
}
