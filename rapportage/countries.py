"""Small countries of origin, taken together so that nobody is recognised by a country."""

from rapportage.linked import BELGIUM, OTHER, UNKNOWN

SMALLEST_SHOWN = 5


def taken_together(by_origin):
    """Foreign countries of 1 to 4 as one entry, and as many of the next smallest as make that at least 5."""
    abroad = sorted((number, code) for code, number in by_origin.items() if code not in (BELGIUM, UNKNOWN))
    small = [code for number, code in abroad if number < SMALLEST_SHOWN]
    together = sum(by_origin[code] for code in small)
    for number, code in abroad[len(small) :]:
        if 0 < together < SMALLEST_SHOWN:
            small.append(code)
            together += number
    kept = {code: number for code, number in by_origin.items() if code not in small}
    return kept | ({OTHER: together} if together else {})


def number_is_safe(by_origin, grouped):
    """Whether the number of countries may be told beside the sum of the small ones.

    Each country in the group must keep three possible sizes of 1 to 4.
    """
    hidden = [number for code, number in by_origin.items() if code not in grouped]
    many, together = len(hidden), sum(hidden)
    if not hidden:
        return True
    least, most = max(1, together - 4 * (many - 1)), min(4, together - (many - 1))
    return max(hidden) < SMALLEST_SHOWN <= together and most - least >= 2
