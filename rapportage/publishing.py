"""The only door from exact figures to published ones (shared figures.md section 3, trust.md «What is published»).

No count of 1 to 4 residents, households, cards, enrolments, referrals or files is printed, small countries and small
partners are taken together, and further numbers stay away until no reader can work out of all numbers together what a
withheld one is (`withholding`). Counts of visits, shop visits, signals, sessions and attendances are events and are
printed as they are.
"""

from rapportage.linked import HELD, can_be_together, linked_of, value_of
from rapportage.publishing_activities import publish_activities
from rapportage.publishing_grocery import publish_pathways, publish_surveys, so_few_came, with_months
from rapportage.publishing_housing import publish_files, publish_housing, without_what_grows
from rapportage.together import ORIGINS, PARTNERS, TOGETHER, number_is_safe
from rapportage.withholding import FEWEST_CHOICES, Withheld, withheld

SHARE_FROM = 20
APART = ("surveys", "behind")  # what is no section of numbers
TELL_NO_COUNTRY = ("referrals.", "areas.")


def publish(figures):
    """The figures as they may be printed: `Withheld` where no number may stand, small countries and partners as one."""
    grouped = _grouped({name: section for name, section in figures.items() if name not in APART})
    linked = linked_of(grouped)
    marks = withheld(linked, _so_few_visits(linked.cells) | so_few_came(linked.cells))
    activities = publish_activities(grouped, linked, marks)
    told = {mark for name, mark in marks.items() if not name.startswith(TELL_NO_COUNTRY)}
    if Withheld.DROPPED in told or not number_is_safe(value_of(figures, ORIGINS), value_of(grouped, ORIGINS)):
        marks["reach.countries"] = Withheld.HIDDEN
    printed = _printed(grouped, marks)
    grocery = {"kruidenier": with_months(printed["kruidenier"])}
    if "pathways" in figures:
        grocery["pathways"] = publish_pathways(figures["pathways"])
    return printed | activities | grocery | _housing(figures) | {"surveys": publish_surveys(figures.get("surveys", []))}


def publish_both(figures, before):
    """A year and, where there was one, the year before it, as they stand beside each other."""
    last = publish(before) if before else None
    if last and "housing" in last:
        last |= {"housing": without_what_grows(last["housing"])}
    return publish(figures), last


def _housing(figures):
    found = {"housing": publish_housing(figures["housing"], figures.get("behind"))} if "housing" in figures else {}
    return found | ({"files": publish_files(figures["files"], figures.get("behind"))} if "files" in figures else {})


def _grouped(figures):
    sections = dict(figures)
    for name in (ORIGINS, PARTNERS):
        section, key = name.split(".")
        sections[section] = sections[section] | {key: TOGETHER[name].group(sections[section][key])}
    return sections


def _so_few_visits(cells):
    """Nothing of the visits shows where there are so few that they tell how few households there were."""
    if not 0 < cells[HELD] < FEWEST_CHOICES:
        return {}
    return {name: Withheld.DROPPED for name in cells if name.startswith("visits.")}


def share(part, whole):
    """Whole per cent; None where a number is withheld or there are too few to speak of a share."""
    if isinstance(part, Withheld) or isinstance(whole, Withheld) or whole < SHARE_FROM:
        return None
    return (200 * part + whole) // (2 * whole)


def _printed(figures, marks):
    """The figures with the marks in their places; a country or partner that is dropped is not even named."""
    sections = {name: dict(section) for name, section in figures.items()}
    if HELD in marks:
        sections["visits"] = {key: _blank(value) for key, value in sections["visits"].items()}
    for name, mark in marks.items():
        section, key, *code = name.split(".", 2)
        if not code:
            sections[section][key] = mark
        else:
            shown = {other: value for other, value in sections[section][key].items() if other != code[0]}
            named = not (can_be_together(name) and mark is Withheld.DROPPED)
            sections[section][key] = shown | ({code[0]: mark} if named else {})
    return sections


def _blank(value):
    return [Withheld.DROPPED] * len(value) if isinstance(value, list) else Withheld.DROPPED
