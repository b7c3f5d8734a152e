"""A day at the grocery: who came, with totals."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F

from buurtwerk.core.dates import today
from kruidenier.finding import Home, homes_of
from kruidenier.models import ShopVisit

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    visits: list[ShopVisit]
    homes: dict[int, Home]

    @property
    def amount(self):
        """Euro, over those of whom it is filled in."""
        return sum((visit.amount for visit in self.visits if visit.amount is not None), Decimal(0))

    @property
    def without_amount(self):
        return sum(visit.amount is None for visit in self.visits)

    @property
    def questions(self):
        return sum(visit.question_id is not None for visit in self.visits)

    @property
    def before(self):
        return self.date - DAY

    @property
    def after(self):
        """The next day; None where that is still to come."""
        return self.date + DAY if self.date < today() else None

    @property
    def residents(self):
        named = {visit.resident_id for visit in self.visits} - {None}
        return named | {person.id for home in self.homes.values() for person in home.people}

    def rows(self, form):
        """(shop visit, its household, the field of its amount, the hidden one of what it was)."""
        return [(visit, self.homes[visit.card.household_id], amount, was) for visit, amount, was in form.rows()]


def day_of(team, day):
    """In the order in which they came; three queries."""
    visits = ShopVisit.objects.of(team).filter(date=day).with_people().order_by(F("time").asc(nulls_last=True), "pk")
    there = list(visits)
    homes = homes_of(team, list({visit.card.household_id for visit in there}))
    return Day(day, there, {home.id: home for home in homes})
