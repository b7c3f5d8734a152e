"""What is printed of the social grocery: its months, its pathways and what came out of its surveys.

Where a part of a table would be a small number, the others and the mean easily tell it: such a table shows whole or
not at all.
"""

from rapportage.linked import SHOPPED
from rapportage.together import SMALLEST_SHOWN
from rapportage.withholding import FEW, Linked, Withheld, withheld

# With these a reader would subtract one year from another, as both are printed beside each other.
UNPRINTED = ("running_at_year_end", "moved_on")


def so_few_came(cells):
    """Nothing shows where there were so few shop visits that they tell how few families came."""
    if not 0 < cells[SHOPPED] < SMALLEST_SHOWN:
        return {}
    return {name: Withheld.DROPPED for name in cells if name.startswith("kruidenier.")}


def with_months(section):
    """The section as it is printed but for its months, and for the mean of these."""
    months = section["households_by_month"]
    if isinstance(section["households"], Withheld) or any(number in FEW for number in months):
        return section | {"households_by_month": [Withheld.DROPPED] * 12, "households_per_month": Withheld.DROPPED}
    return section


def publish_pathways(section):
    """Who stands where on the road is told only beside whole numbers of pathways: it grows with those that start."""
    started, ended, outcomes = (section[key] for key in ("started", "ended", "by_outcome"))
    cells = {"pathways.started": started, "pathways.ended": ended}
    cells |= {f"pathways.by_outcome.{code}": number for code, number in outcomes.items()}
    parts = [name for name in cells if name.count(".") > 1]
    marks = withheld(Linked(cells, [("pathways.ended", parts)] if parts else []))
    stages = section["by_stage"]
    if marks or any(number in FEW for number in stages.values()):
        stages = dict.fromkeys(stages, Withheld.DROPPED)
    return {
        "started": marks.get("pathways.started", started),
        "ended": marks.get("pathways.ended", ended),
        "by_outcome": {code: marks.get(f"pathways.by_outcome.{code}", number) for code, number in outcomes.items()},
        "by_stage": stages,
    }


def publish_surveys(rounds):
    """Rounds that enough people answered; of each question all that was counted, or nothing."""
    return [
        round | {"questions": [question if shows(question) else blank(question) for question in round["questions"]]}
        for round in rounds
        if round["responses"] >= SMALLEST_SHOWN
    ]


def shows(question):
    """Whether nobody stands in a group of fewer than five; who left it open is no answer."""
    return question["answered"] >= SMALLEST_SHOWN and not any(number in FEW for number in question["counts"])


def blank(question):
    return question | {"counts": [], "answered": Withheld.DROPPED, "mean": None}
