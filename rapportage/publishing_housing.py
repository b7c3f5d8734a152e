"""What is printed of housing: files are counted, amounts are of households, and years lean on each other.

What is open at the end of a year is what was open before it, plus what opened, minus what closed; so it is with what is
lent. Whoever has the reports of all years can subtract. So what opened and closed in a year shows together or not at
all, what is lent shows only where the years that do not show are together those of enough households, and each year is
judged by the register alone, so that every report says the same of it (ADR 0016).
"""

from collections import Counter

from rapportage.together import SMALLEST_SHOWN
from rapportage.withholding import FEW, CannotPublish, Linked, Withheld, withheld
from wonen.ledger import Cents, LedgerYear, plus
from wonen.models import HousingFile

TOTAL, PARTS = "housing.opened", "housing.opened_by_kind"
# Kept out of print: what is left when the known amounts are taken from all files.
UNPRINTED = ("without_amount",)


def publish_housing(section, behind=None):
    """The section as it may be printed. `behind`: of whom the amounts are; without it none shows."""
    flows_show = do_flows_show(section)
    lent_shows, outstanding_shows = what_shows_of_fund(behind.ledger, behind.year) if behind else (False, False)
    shows = {
        "opened": flows_show,
        "closed": flows_show,
        "granted": flows_show and behind is not None and enough(behind.granted),
        "fund_lent": lent_shows,
        "fund_repaid": lent_shows,
        "fund_outstanding": outstanding_shows,
    }
    hidden = {key: Withheld.DROPPED for key, does_show in shows.items() if not does_show}
    kinds = by_kind(section) if flows_show else dict.fromkeys(HousingFile.Kind.values, Withheld.DROPPED)
    return section | {"open_at_year_end": few_left_out(section["open_at_year_end"]), "opened_by_kind": kinds} | hidden


def publish_files(section):
    """The numbers of several years, each as the report of that year has it."""
    years = {at: few_left_out(number) for at, number in section["open_by_year"].items()}
    return {key: value for key, value in section.items() if key not in UNPRINTED} | {"open_by_year": years}


def without_what_grows(section):
    """Last year's section beside this year's: what it grew by since its own report was granted to a few since then."""
    return section | {"granted": Withheld.DROPPED}


def do_flows_show(section):
    """No small number among what opened, what closed, what was open before and after: three of them give the fourth."""
    opened, closed, after = (section[key] for key in ("opened", "closed", "open_at_year_end"))
    return not any(number in FEW for number in (opened, closed, after, after - opened + closed))


def few_left_out(number):
    return Withheld.FEW if number in FEW else number


def by_kind(section):
    """Small kinds left out, and as many others as their sum would give them away by."""
    kinds = dict.fromkeys(HousingFile.Kind.values, 0) | section["opened_by_kind"]
    cells = {f"{PARTS}.{kind}": number for kind, number in kinds.items()}
    try:
        marks = withheld(Linked({TOTAL: section["opened"]} | cells, [(TOTAL, list(cells))], open=(TOTAL,)))
    except CannotPublish:
        marks = dict.fromkeys(cells, Withheld.DROPPED)
    return section["opened_by_kind"] | {name.rpartition(".")[2]: mark for name, mark in marks.items()}


def what_shows_of_fund(ledger, year):
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
