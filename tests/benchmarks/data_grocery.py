"""Customer cards and shop visits of a team, made in bulk."""

from datetime import date, timedelta
from itertools import islice

from kruidenier.models import Card, ShopVisit

BATCH = 2000
A_CARD_FOR_EVERY = 3  # households


def fill_grocery(rng, team, people, visits, years):
    """So many shop visits over the years; of half of them it is known who came."""
    at_home = {}
    for person in people:
        at_home.setdefault(person.household_id, []).append(person.pk)
    homes = list(at_home)[::A_CARD_FOR_EVERY]
    cards = [
        Card(team=team, household_id=home, code=f"K{n:05}", starts_on=any_day(rng, years))
        for n, home in enumerate(homes)
    ]
    Card.objects.bulk_create(cards, batch_size=BATCH)
    days = islice(iter(lambda: (rng.choice(cards), any_day(rng, years)), None), visits)
    rows = (
        ShopVisit(team=team, card=card, date=day, resident_id=who_came(rng, at_home[card.household_id]))
        for card, day in days
    )
    ShopVisit.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def who_came(rng, people):
    return rng.choice(people) if rng.random() < 0.5 else None


def any_day(rng, years):
    return date(rng.choice(years), 1, 1) + timedelta(rng.randrange(365))
