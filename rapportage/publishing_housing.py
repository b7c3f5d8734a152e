"""What is printed of housing: files are counted, amounts are of households, and years lean on each other.

What is open at the end of a year is what was open before it, plus what opened, minus what closed. Whoever has the
reports of all years can subtract, so years are decided upon one after the other (`linked_years`, `fund_shows`): by what
the register holds until then alone, so that every report says the same of a year (ADR 0016).
"""

from collections import Counter

from rapportage.linked_years import CLOSED, OPEN, OPENED, marks_of_years
from rapportage.together import SMALLEST_SHOWN
from rapportage.withholding import CannotPublish, Linked, Withheld, withheld
from wonen.debts import Cents, LedgerYear, plus
from wonen.models import HousingFile

TOTAL, PARTS = "housing.opened", "housing.opened_by_kind"
COUNTS = {"opened": OPENED, "closed": CLOSED, "open_at_year_end": OPEN}
AMOUNTS = ("granted", "fund_lent", "fund_repaid", "fund_outstanding")
NO_KIND = dict.fromkeys(HousingFile.Kind.values, Withheld.DROPPED)


def publish_housing(section, behind=None):
    """The section as it may be printed; without what lies `behind` it, nothing shows."""
    if behind is None:
        return dict.fromkeys(section, Withheld.DROPPED) | {"opened_by_kind": NO_KIND}
    marks = marks_of_years(behind, [behind.year])
    counts = {key: marks.get(name.format(behind.year), section[key]) for key, name in COUNTS.items()}
    opened_shows = not isinstance(counts["opened"], Withheld)
    lent_shows, outstanding_shows = fund_shows(behind.ledger, behind.year)
    shows = (opened_shows and enough(behind.granted), lent_shows, lent_shows, outstanding_shows)
    hidden = {key: Withheld.DROPPED for key, does_show in zip(AMOUNTS, shows, strict=True) if not does_show}
    return section | counts | hidden | {"opened_by_kind": by_kind(section) if opened_shows else NO_KIND}


def publish_files(section, behind=None):
    """Each year as its own report has it; how many amounts are unknown is not printed, as all others are known then."""
    years = section["open_by_year"]
    marks = marks_of_years(behind, map(int, years)) if behind else {}
    hidden = None if behind else Withheld.DROPPED
    return {"open_by_year": {at: hidden or marks.get(OPEN.format(at), number) for at, number in years.items()}}


def without_what_grows(section):
    """Last year's section beside this year's: what it grew by since its own report was granted to a few since then."""
    return section | {"granted": Withheld.DROPPED}


def by_kind(section):
    """Small kinds left out, and as many others as their sum would give them away by; the sum itself shows."""
    kinds = dict.fromkeys(HousingFile.Kind.values, 0) | section["opened_by_kind"]
    cells = {f"{PARTS}.{kind}": number for kind, number in kinds.items()}
    try:
        marks = withheld(Linked({TOTAL: section["opened"]} | cells, [(TOTAL, list(cells))], open=(TOTAL,)))
    except CannotPublish:
        return NO_KIND
    return section["opened_by_kind"] | {name.rpartition(".")[2]: mark for name, mark in marks.items()}


def fund_shows(ledger, year):
    """(whether lent and repaid show, whether what is outstanding shows) of that year.

    `hidden` is how debts changed in the years that did not show, since the last one of which it is known what was
    outstanding: that is what a reader finds by subtracting.
    """
    owed: Cents = Counter()
    hidden: Cents = Counter()
    flows = whole = True
    for at in range(min(ledger, default=year), year + 1):
        one, before = ledger.get(at, LedgerYear()), owed
        owed = plus(owed, one.moved)
        flows = all(enough(amounts) for amounts in (one.lent, one.repaid, before, owed))
        hidden = hidden if flows else plus(hidden, one.moved)
        whole = enough(owed) and enough(hidden)
        hidden = Counter() if whole else hidden
    return flows, whole


def enough(amounts):
    """Whether so many households have a part in it that it may show; so may what nobody has a part in."""
    having = sum(1 for amount in amounts.values() if amount)
    return not 0 < having < SMALLEST_SHOWN
