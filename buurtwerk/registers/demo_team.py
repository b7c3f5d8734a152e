"""The demo teams: the bundled workbook, invented examples of what it has no column for, and a tiny second team."""

from datetime import date
from pathlib import Path

from django.db import transaction

from buurtwerk.accounts.demo import COORDINATOR, WORKER, demo_user, make_logins
from buurtwerk.accounts.models import Membership, Team
from buurtwerk.accounts.roles import Role
from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers import registry
from buurtwerk.registers.checking import check
from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write

WORKBOOK = Path(__file__).parent / "demo" / "harelbeke-2018.xlsx"
SPEAKS_DUTCH = {"nl", ""}
RHYTHMS = ["elke 6 weken", "elke 3 maanden", "elk half jaar", "elk jaar"]
ATTENTION = [
    "Belt liever niet: stuur een bericht.",
    "Werkt in ploegen, na 15 uur is er altijd iemand thuis.",
    "De trap is steil; afspreken in het ontmoetingshuis lukt beter.",
    "Zoekt iemand om samen Nederlands te oefenen.",
]
NOTES = [
    "Spanning met de buren over lawaai. Eerst zelf bespreken, nog niets doorgeven.",
    "Vroeg raad over een achterstallige factuur en wil niet dat de rest van het gezin het weet.",
    "Was erg moe. Volgende keer rustig terugkomen op wat er speelt.",
]
STASEGEM = [
    (
        "Gezinnen",
        ["gezin", "straat", "nummer", "gemeente", "gezinstype", "woonsituatie"],
        [
            ["G01", "Vaartkaai", "12", "Stasegem", "eenouder", "sociale huur"],
            ["G02", "Wilgenplein", "3", "Stasegem", "koppel", "private huur"],
        ],
    ),
    (
        "Bewoners",
        ["bewoner", "gezin", "voornaam", "naam", "geboortejaar", "geslacht", "herkomst", "taal", "eerste contact"],
        [
            ["B01", "G01", "Hanne", "Verbeke", 1986, "v", "BE", "nl", date(2018, 2, 5)],
            ["B02", "G01", "Robbe", "Verbeke", 2011, "m", "BE", "nl", date(2018, 2, 5)],
            ["B03", "G02", "Yusuf", "Aydin", 1974, "m", "TR", "tr", date(2018, 9, 17)],
        ],
    ),
    (
        "Huisbezoeken",
        ["huisbezoek", "datum", "uur", "gezin", "bewoners", "soort", "resultaat", "duur", "thema's", "verslag"],
        [
            ["HB01", date(2018, 3, 6), "14:00", "G01", "B01", "wegwijs", "gesprek", 45, "vrije tijd", "Kennismaking."],
            ["HB02", date(2018, 10, 2), "10:30", "G02", None, "wegwijs", "niet thuis", None, None, None],
        ],
    ),
]


class NotADemo(Exception):
    """A team with this slug is at work for real."""


@transaction.atomic
def make():
    """Make the demo teams and log-ins, or what is missing of them; raises NotADemo."""
    harelbeke, is_new = demo_team("harelbeke", "Buurtteam Harelbeke", "Harelbeke")
    make_logins(harelbeke)
    if is_new:
        data = WORKBOOK.read_bytes()
        bring_in(harelbeke, data)
        bring_in(harelbeke, with_examples(read_workbook(data)))
        for extra in registry.demo_extras():
            extra(harelbeke)
    stasegem, is_new = demo_team("stasegem", "Buurtteam Stasegem", "Harelbeke")
    coordinator = demo_user(COORDINATOR, "")
    Membership.objects.update_or_create(user=coordinator, team=stasegem, defaults={"role": Role.COORDINATOR})
    if is_new:
        bring_in(stasegem, to_xlsx(STASEGEM))


def demo_team(slug, name, municipality):
    defaults = {"name": name, "municipality": municipality, "is_demo": True}
    team, is_new = Team.objects.get_or_create(slug=slug, defaults=defaults)
    if not team.is_demo:
        raise NotADemo(slug)
    return team, is_new


def bring_in(team, data):
    plan = check(team, read_workbook(data))
    if plan.faults:
        raise WorkbookError("\n".join(str(fault) for fault in plan.faults))
    write(plan, team=team, by=None)


def with_examples(workbook):
    """The rows of the bundled workbook that get examples in further columns, as a workbook of its own."""
    people, visits = workbook.sheet("Bewoners"), workbook.sheet("Huisbezoeken")
    language, result = people.header.index("taal"), visits.header.index("resultaat")
    residents = [
        [*cells, "ja" if cells[language] not in SPEAKS_DUTCH else "nee", *care(number)]
        for number, cells in list(people.rows())[::6]
    ]
    held = [cells for _, cells in visits.rows() if cells[result] == "gesprek"][::15]
    notes = [[*cells, NOTES[number % len(NOTES)], WORKER] for number, cells in enumerate(held)]
    further = ["tolk nodig", "verantwoordelijke", "contactritme", "aandacht"]
    return to_xlsx(
        [
            ("Bewoners", [*people.header, *further], residents),
            ("Huisbezoeken", [*visits.header, "vertrouwelijke nota", "nota van"], notes),
        ]
    )


def care(number):
    """Worker in charge, rhythm and, for some, an attention note."""
    who = COORDINATOR if number % 5 == 0 else WORKER
    note = ATTENTION[number // 24 % len(ATTENTION)] if number % 24 < 6 else ""
    return who, RHYTHMS[number // 6 % len(RHYTHMS)], note
