"""A reader who works out what a published report withholds.

It shares no code with `rapportage`: it knows figures.md and sees only what is printed. Numbers that are possible for a
cell are kept as the bits of an integer, so every set is exact, gaps and all.
"""

from rapportage.withholding import Withheld
from tests.rapportage.figures_at_random import BANDS, GENDERS, RESULTS, SERVICE, TENURES, TYPES

MOST = 240  # that the reader counts up to: more than any number of the random years
ANYTHING = (1 << (MOST + 1)) - 1
FEW = range(1, 5)
DESTINATIONS = ["", "work", "training", "volunteering", "activity", "partner"]
OTHERS = " other partners"
# Of what is never printed: what would be a group of people, and what is none.
OPEN = {"nobody", "visits to a home again"}


def sums_in(printed):
    """(total, parts) as figures.md has them; a part written None is never printed."""
    reach, visits = printed["reach"], printed["visits"]
    origin = dict.fromkeys(("BE", "unknown"), 0) | reach["by_origin"]
    abroad = {code: value for code, value in origin.items() if code not in ("BE", "unknown")}
    people = {("reach", "residents"): reach["residents"], ("reach", "known"): reach["known_origin_residents"]}
    people |= {("reach", "foreign"): reach["foreign_origin_residents"], ("visits", "residents"): visits["residents"]}
    people |= {("origin", code): value for code, value in origin.items()}
    homes = {("reach", "households"): reach["households"], ("reach", "known homes"): reach["known_origin_households"]}
    homes |= {("reach", "foreign homes"): reach["foreign_origin_households"], ("visits", "held"): visits["held"]}
    homes |= {("visits", "homes"): visits["households"], ("visits", "first"): visits["first_visits"]}
    sums = [
        (("reach", "residents"), [("reach", "known"), ("origin", "unknown")]),
        (("reach", "residents"), [("visits", "residents"), "reached otherwise"]),
        (("reach", "known"), [("origin", "BE"), ("reach", "foreign")]),
        (("reach", "foreign"), [("origin", code) for code in abroad] or ["nobody"]),
        (("reach", "households"), [("reach", "known homes"), "homes of unknown origin"]),
        (("reach", "known homes"), [("reach", "foreign homes"), "homes from Belgium"]),
        (("reach", "households"), [("visits", "homes"), "homes reached otherwise"]),
        (("visits", "homes"), [("visits", "first"), "homes visited before"]),
        (("visits", "held"), [("visits", "homes"), "visits to a home again"]),
    ]
    cells = people | homes | {"nobody": 0} | referrals_in(printed)
    partners = [name for name in cells if name[0] == "partner"]
    sums.append((("referrals", "total"), partners or ["nobody"]))
    sums.append((("referrals", "total"), [("result", code) for code in RESULTS]))
    tables = [("residents", "by_age_band", BANDS), ("residents", "by_gender", GENDERS)]
    tables += [("households", "households_by_type", TYPES), ("households", "households_by_tenure", TENURES)]
    tables += [("households", "households_by_social_service", SERVICE)]
    for total, table, codes in tables:
        cells |= {(table, code): reach[table].get(code, 0) for code in codes}
        sums.append((("reach", total), [(table, code) for code in codes]))
    for more, found in (of_the_grocery(printed["kruidenier"]), of_the_areas(printed.get("areas"))):
        cells, sums = cells | more, sums + found
    for code, numbers in printed["activities"].items():
        more, found = of_one_activity(printed, code, numbers, printed.get("led_on", {}).get(code, {}))
        cells, sums = cells | more, sums + found
    return cells, sums + of_all_activities(printed)


def of_the_grocery(grocery):
    """A household came once a month at least, in one month at least; parts called "open" are no group of people."""
    homes = ("grocery", "households")
    cells = {homes: grocery["households"], ("grocery", "shop visits"): grocery["visits"]}
    cells |= {("grocery", name): grocery[name] for name in ("new_cards", "ended_cards")}
    months = {("month", number): value for number, value in enumerate(grocery["households_by_month"])}
    sums = [(homes, [month, ("open", *month)]) for month in months]
    sums += [
        (("reach", "households"), [homes, "homes not at the grocery"]),
        (("grocery", "shop visits"), [*months, ("open", "shop visits again")]),
        (("open", "months"), list(months)),
        (("open", "months"), [homes, ("open", "came in more months")]),
    ]
    return cells | months, sums


def of_the_areas(areas):
    """Everybody lives in one area or elsewhere; a home was visited, shopped, or somebody of it was reached."""
    if not areas:
        return {}, []
    cells = {("people in", code): value for code, value in areas["residents"].items()}
    cells |= {("homes in", code): value for code, value in areas["households"].items()}
    sums = [(("reach", "residents"), [("people in", code) for code in areas["residents"]])]
    sums += [(("reach", "households"), [("homes in", code) for code in areas["households"]])]
    for code in areas["residents"]:
        might = ("open", "homes that might be in", code)
        sums += [(might, [("people in", code), ("visits", "homes"), ("grocery", "households")])]
        sums += [(might, [("homes in", code), ("open", "homes less in", code)])]
    return cells, sums


def of_one_activity(printed, code, numbers, led_on):
    """What adds up in one activity, and how it fits in what was reached; parts called "open" are no group of people."""
    one = lambda name: ("activity", code, name)  # noqa: E731
    cells = {one(name): value for name, value in numbers.items() if name not in ("sessions", "countries")}
    homes, people = one("households"), one("participants")
    known, foreign = one("known_origin_households"), one("foreign_origin_households")
    adults, unknown, belgian, rest = (f"{part} of {code}" for part in ("adults", "unknown", "Belgian", "no clients"))
    sums = [
        (people, [one("children"), adults]),
        (people, [homes, ("open", code, "members")]),
        (one("attendances"), [people, ("open", code, "again")]),
        (homes, [known, unknown]),
        (known, [foreign, belgian]),
        (homes, [one("social_service_households"), rest]),
        (one("outflow"), [one("onward"), f"stopped at {code}"]),
        (("reach", "residents"), [people, f"not at {code}"]),
        (("reach", "residents"), [one("volunteers"), f"no help at {code}"]),
        (("reach", "households"), [homes, f"homes not at {code}"]),
    ]
    within = [
        (("by_age_band", "0-17"), one("children")),
        ("grown-ups", adults),
        (("reach", "known homes"), known),
        ("homes of unknown origin", unknown),
        (("reach", "foreign homes"), foreign),
        ("homes from Belgium", belgian),
        (("households_by_social_service", "yes"), one("social_service_households")),
        ("no clients", rest),
    ]
    sums += [(total, [part, ("open", code, at)]) for at, (total, part) in enumerate(within)]
    more, found = where_to(printed, code, led_on)
    return cells | more, sums + found


def where_to(printed, code, led_on):
    """Of the participants of one activity: by what they moved on to, and by partner."""
    onward = {("onward", code, what): led_on.get("onward", {}).get(what, 0) for what in DESTINATIONS}
    named = led_on.get("referrals", {})
    cells = {("led", code, partner): value for partner, value in named.items()}
    sums = [(("activity", code, "onward"), list(onward))] if led_on.get("onward") else []
    printed_partners = printed["referrals"]["by_organisation"]
    for partner in named.keys() - {OTHERS}:
        sums.append((("partner", partner), [("led", code, partner), f"{partner} not by {code}"]))
    if OTHERS in named:
        rest = [("partner", partner) for partner in printed_partners if partner == OTHERS or partner not in named]
        sums += [(("open", code, "others"), rest or ["nobody"])]
        sums += [(("open", code, "others"), [("led", code, OTHERS), f"others not by {code}"])]
    return cells | (onward if led_on.get("onward") else {}), sums


def of_all_activities(printed):
    """Whoever was reached without a visit came to an activity or the grocery, or lives with somebody who did."""
    codes = list(printed["activities"])
    if not codes:
        return []
    came = [("activity", code, name) for code in codes for name in ("participants", "volunteers")]
    homes = [("activity", code, name) for code in codes for name in ("households", "volunteers")]
    if printed["kruidenier"]["visits"] == 0:  # else some were reached there, and nobody reads how many are named
        everybody = [(("open", "came"), came)]
        everybody += [(("open", "came"), ["reached otherwise", ("open", "came more than once")])]
    else:
        everybody = []
    return [
        *everybody,
        (("open", "homes"), [*homes, ("grocery", "households")]),
        (("open", "homes"), ["homes reached otherwise", ("open", "homes more than once")]),
        ("grown-ups", [("by_age_band", band) for band in BANDS if band != "0-17"]),
        (("reach", "residents"), [("by_age_band", "0-17"), "grown-ups"]),
        ("no clients", [("households_by_social_service", code) for code in ("no", "unknown")]),
        (("reach", "households"), [("households_by_social_service", "yes"), "no clients"]),
    ]


def referrals_in(printed):
    referrals = printed["referrals"]
    results = {("result", code): referrals["by_result"].get(code, 0) for code in RESULTS}
    partners = {("partner", code): value for code, value in referrals["by_organisation"].items()}
    return {("referrals", "total"): referrals["total"]} | results | partners


def what_a_reader_finds(printed):
    """Cell -> the set of numbers it can be, by trying all that the sums leave open."""
    cells, sums = sums_in(printed)
    names = cells.keys() | {name for total, parts in sums for name in (total, *parts)}
    possible = {name: bits_of(cells.get(name, Withheld.DROPPED)) for name in names}
    before = None
    while before != possible:
        before = dict(possible)
        for total, parts in sums:
            narrow(possible, total, parts)
    return {name: [value for value in range(MOST + 1) if bits >> value & 1] for name, bits in possible.items()}


def bits_of(value):
    if not isinstance(value, Withheld):
        return 1 << value
    low = {Withheld.FEW: 1, Withheld.HIDDEN: 5, Withheld.DROPPED: 0}[value]
    high = 4 if value is Withheld.FEW else MOST
    return sum(1 << number for number in range(low, high + 1))


def narrow(possible, total, parts):
    possible[total] &= added([possible[part] for part in parts])
    for part in parts:
        others = added([possible[other] for other in parts if other != part])
        possible[part] &= taken_from(possible[total], others)


def added(sets):
    result = 1
    for bits in sets:
        result = sum_of_sets(result, bits)
    return result


def sum_of_sets(one, other):
    found = 0
    for value in range(other.bit_length()):
        if other >> value & 1:
            found |= one << value
    return found & ANYTHING


def taken_from(totals, others):
    found = 0
    for value in range(others.bit_length()):
        if others >> value & 1:
            found |= totals >> value
    return found


def pinned_cells(printed):
    """Withheld or never printed small cells of which a reader knows more than that it is one of three."""
    cells, _ = sums_in(printed)
    found = what_a_reader_finds(printed)
    left = [name for name in found if isinstance(name, str) and name not in OPEN]
    small = [name for name in left if found[name][0] in FEW and found[name][-1] in FEW]
    secret = [name for name, value in cells.items() if isinstance(value, Withheld)]
    return [name for name in [*secret, *small] if len(found[name]) < 3 and found[name] != [0]]


def counts_of_people(printed):
    """All that is printed but for what counts events."""
    cells, _ = sums_in(printed)
    counts = {name: value for name, value in cells.items() if name[-1] not in ("held", "attendances", "shop visits")}
    return [*counts.values(), printed["reach"]["network"]]
