"""The social grocery: shop visits and cards."""

from decimal import ROUND_HALF_UP, Decimal

from tests.reference.cells import dated, day, text
from tests.reference.reach import shop_visits_in


def grocery(register, year):
    """Households by the card; the mean over the months in which somebody came."""
    home_of = {text(card, "kaart"): text(card, "gezin") for card in register["Klantenkaarten"]}
    shopped = shop_visits_in(register, year)
    came = [(day(shopping, "datum").month, home_of[text(shopping, "kaart")]) for shopping in shopped]
    months = [len({home for month, home in came if month == number}) for number in range(1, 13)]
    busy = [number for number in months if number]
    mean = Decimal(sum(busy)) / len(busy) if busy else Decimal(0)
    return {
        "visits": len(came),
        "households": len({home for _month, home in came}),
        "households_by_month": months,
        "households_per_month": float(mean.quantize(Decimal("0.1"), ROUND_HALF_UP)) if busy else 0,
        "new_cards": len(dated(register["Klantenkaarten"], "van", year)),
        "ended_cards": len(dated(register["Klantenkaarten"], "tot", year)),
    }
