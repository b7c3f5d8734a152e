"""What a reader can subtract of the areas: together with elsewhere they are all who were reached."""

from dataclasses import replace

AREAS = "areas"
RESIDENTS, HOUSEHOLDS = f"{AREAS}.residents", f"{AREAS}.households"
WITHOUT_THEM = ("visits.households", "kruidenier.households")  # where a household is reached though no resident is


def sums_of(figures):
    """(total, parts) of the areas; nothing where the team has none."""
    codes = list(figures.get(AREAS, {}).get("residents", {}))
    if not codes:
        return []
    totals = (("reach.residents", RESIDENTS), ("reach.households", HOUSEHOLDS))
    return [(total, [f"{key}.{code}" for code in codes]) for total, key in totals]


def with_bounds(linked, figures):
    """No area has more households reached than residents, and households visited or seen at the grocery, together."""
    cells: dict[str, int] = {}
    sums, names = [], []
    for at, code in enumerate(figures.get(AREAS, {}).get("residents", {})):
        homes, parts = f"{HOUSEHOLDS}.{code}", [f"{RESIDENTS}.{code}", *WITHOUT_THEM]
        most = sum(linked.cells[part] for part in parts)
        if most >= linked.cells[homes]:
            whole, more = f"most homes in area {at}", f"fewer homes in area {at}"
            cells |= {whole: most, more: most - linked.cells[homes]}
            sums += [(whole, parts), (whole, [homes, more])]
            names += [whole, more]
    return replace(linked, cells=linked.cells | cells, sums=[*linked.sums, *sums], open=(*linked.open, *names))
