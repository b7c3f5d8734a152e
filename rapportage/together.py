"""Small countries of origin and small partners, published as one number so that nobody is recognised by them."""

from dataclasses import dataclass

SMALLEST_SHOWN = 5
UNKNOWN, BELGIUM = "unknown", "BE"
ORIGINS, PARTNERS, LED_ON = "reach.by_origin", "referrals.by_organisation", "led_on.referrals"
OTHER_PARTNERS = " other partners"  # begins with a blank, which no partner's own code does


@dataclass(frozen=True, slots=True)
class Together:
    """Of one map: the code of what is taken together, and the codes that always stand by themselves."""

    code: str
    apart: tuple[str, ...] = ()

    def can_hold(self, code):
        return code != self.code and code not in self.apart

    def group(self, values, named=None):
        """Those of 1 to 4 as one entry, and as many of the next smallest as make that at least 5.

        `named`: the only codes that may stand by themselves.
        """
        by_size = sorted((number, code) for code, number in values.items() if self.can_hold(code))
        small = [code for number, code in by_size if number < SMALLEST_SHOWN or not (named is None or code in named)]
        total = sum(values[code] for code in small)
        for number, code in by_size:
            if code not in small and 0 < total < SMALLEST_SHOWN:
                small.append(code)
                total += number
        kept = {code: number for code, number in values.items() if code not in small}
        return kept | ({self.code: total} if total else {})


TOGETHER = {
    ORIGINS: Together("other_countries", (BELGIUM, UNKNOWN)),
    PARTNERS: Together(OTHER_PARTNERS),
    LED_ON: Together(OTHER_PARTNERS),
}


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
