"""What a reader can subtract of the figures of one activity: from each other, and from those of all who were reached.

Each activity makes numbers of its own that hang together. The reach and the referrals are printed already when their
turn comes. Whoever takes part is reached, so no group at an activity is larger than that group among all reached;
and whoever was reached without a visit was at one activity or another, or at the grocery.

Where the reach shows, the sums are a tree and `attack` is exact. Where some of it is withheld they are not, and only a
search through all solutions would be; on random small towns it found nothing more.
"""

from activiteiten.models import Enrolment
from rapportage.linked import CODES
from rapportage.together import OTHER_PARTNERS, PARTNERS
from rapportage.withholding import Linked, is_left_over

AGES, SERVICE = "reach.by_age_band", "reach.households_by_social_service"
PARTICIPANTS, VOLUNTEERS, ATTENDANCES = "one.participants", "one.volunteers", "one.attendances"
CHILDREN, HOUSEHOLDS, CLIENTS = "one.children", "one.households", "one.social_service_households"
KNOWN, FOREIGN = "one.known_origin_households", "one.foreign_origin_households"
OUTFLOW, ONWARD = "one.outflow", "one.onward"
ELSEWHERE, HOMES_ELSEWHERE = "people at other activities", "homes at other activities"
NO_COUNTS_OF_PEOPLE = ("sessions", "countries")

SUMS = (
    (PARTICIPANTS, CHILDREN, "its grown-ups"),
    (HOUSEHOLDS, KNOWN, "its unknown"),
    (KNOWN, FOREIGN, "its Belgians"),
    (HOUSEHOLDS, CLIENTS, "no clients of it"),
    (OUTFLOW, ONWARD, "stopped otherwise"),
    ("reach.residents", PARTICIPANTS, "residents who took no part"),
    ("reach.residents", VOLUNTEERS, "residents who did not help"),
    ("reach.households", HOUSEHOLDS, "households that took no part"),
)
# True as well, but what is left over in these is no group of people that anybody could recognise.
BOUNDS = (
    (ATTENDANCES, PARTICIPANTS, "came again"),
    (PARTICIPANTS, HOUSEHOLDS, "further members"),
    (f"{AGES}.0-17", CHILDREN, "children elsewhere"),
    ("reach.residents", f"{AGES}.0-17", "grown-ups"),
    ("grown-ups", *(f"{AGES}.{band}" for band in CODES[AGES] if band != "0-17")),
    ("grown-ups", "its grown-ups", "grown-ups elsewhere"),
    ("reach.known_origin_households", KNOWN, "known elsewhere"),
    ("households of unknown origin", "its unknown", "unknown elsewhere"),
    ("reach.foreign_origin_households", FOREIGN, "foreign elsewhere"),
    ("households from Belgium", "its Belgians", "Belgians elsewhere"),
    (f"{SERVICE}.yes", CLIENTS, "clients elsewhere"),
    ("reach.households", f"{SERVICE}.yes", "no clients"),
    ("no clients", f"{SERVICE}.no", f"{SERVICE}.unknown"),
    ("no clients", "no clients of it", "no clients elsewhere"),
    ("all who came", PARTICIPANTS, VOLUNTEERS, ELSEWHERE),
    ("all who came", "residents reached otherwise", "came to more than one"),
    ("all homes", HOUSEHOLDS, VOLUNTEERS, HOMES_ELSEWHERE),
    ("all homes", "households reached otherwise", "homes that came to more than one"),
)


def cells_of(numbers, led_on):
    """The counts of people of one activity by their names; `led_on` holds two maps, or nothing."""
    own = {f"one.{key}": value for key, value in numbers.items() if key not in NO_COUNTS_OF_PEOPLE}
    for kind, codes in (("referrals", [OTHER_PARTNERS]), ("onward", Enrolment.Onward.values)):
        if values := led_on.get(kind):
            own |= {f"{kind}.{code}": values.get(code, 0) for code in {*codes, *values}}
    return own


def linked_of(own, main, told):
    """The numbers of one activity, by the names of `cells_of`.

    `main`: the cells of reach and referrals, and who was at other activities or at the grocery; `told`: what a reader
    knows of those.
    """
    secret = [(total, parts) for total, *parts in SUMS] + _destinations(own) + _referrals(own, main)
    cells, sums = _completed(main | own, secret + [(total, parts) for total, *parts in BOUNDS])
    secrets = {name for _total, parts in secret for name in parts}
    left = {name for name in cells if is_left_over(name)} - secrets - told.keys()
    return Linked(
        cells, sums, open=left | {ATTENDANCES}, told={name: told[name] for name in cells.keys() & told.keys()}
    )


def _destinations(own):
    parts = sorted(name for name in own if name.startswith("onward."))
    return [(ONWARD, parts)] if parts else []


def _referrals(own, main):
    """Of each partner that is named, and of all others together: those of participants, and those of anybody else."""
    mine = {name: f"{PARTNERS}.{name.split('.', 1)[1]}" for name in sorted(own) if name.startswith("referrals.")}
    named = [name for name, all_of_it in mine.items() if not name.endswith(OTHER_PARTNERS)]
    others = sorted(name for name in main if name.startswith(PARTNERS) and name not in map(mine.get, named))
    sums = [(mine[name], [name, f"referred by others {at}"]) for at, name in enumerate(named)]
    if mine:
        sums += [("to others", others), ("to others", [f"referrals.{OTHER_PARTNERS}", "to others by others"])]
    return sums


def _completed(known, sums):
    """(cells, sums): what is left over is worked out, and a sum that does not hold is left away: it tells nothing."""
    cells, kept = dict(known), []
    for total, parts in sums:
        missing = [name for name in parts if name not in cells]
        there = sum(cells[name] for name in parts if name in cells)
        left = cells.setdefault(total, there) - there
        if left >= 0 and len(missing) <= 1 and (missing or not left):
            cells |= dict.fromkeys(missing, left)
            kept.append((total, parts))
    named = {name for total, parts in kept for name in (total, *parts)}
    return {name: value for name, value in cells.items() if name in named or name.startswith("one.")}, kept
