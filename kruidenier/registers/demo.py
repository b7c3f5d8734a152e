"""Invented shop visits of the last weeks, and cards that run out; all relative to today."""

from datetime import time, timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.utils import timezone

from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.actions import recount_last_contact
from contacts.models import Household
from kruidenier.actions.cards import new_number
from kruidenier.actions.counter import ask_question
from kruidenier.models import Card, CardRules, ShopVisit

OPEN_ON = (1, 3)  # Tuesday and Thursday
WEEKS = 10
RUN_OUT = (4, 11, 17, 26)  # days from today
STILL_COME = (12, 40)  # days ago
SHARE = 3  # of the cards, one in so many comes on a day
COUNTER_OPENS = 13 * 60 + 30  # minutes
AMOUNTS = [Decimal(cents) / 100 for cents in (1240, 860, 1995, 725, 2310, 1480)]


@demo_extra
def demo_grocery(team):
    """A counter on Tuesdays and Thursdays; some cards end soon, of two the household comes still."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    CardRules.objects.create(team=team, months=12, visits_a_month=6, updated_by=worker)
    make_cards(team, worker)
    cards = list(Card.objects.of(team).order_by("code").prefetch_related("household__residents"))
    visits = [visit for days_ago in range(WEEKS * 7, -1, -1) for visit in visits_on(days_ago, cards, worker)]
    ShopVisit.objects.bulk_create(visits)
    came = [visit for visit in visits if visit.resident_id]
    recount_last_contact(team, {visit.resident_id for visit in came})
    for visit in came[-3:]:
        ask_question(visit=visit, by=worker)


def make_cards(team, worker):
    """For households that have none in the workbook: some run out soon, some did already."""
    homes = Household.objects.of(team).filter(cards=None).exclude(residents=None).order_by("code").distinct()
    days = [*RUN_OUT, *(-days_ago for days_ago in STILL_COME)]
    for days_from_now, household in zip(days, homes, strict=False):
        ends_on = today() + timedelta(days=days_from_now)
        Card.objects.create(
            team=team,
            code=new_number(team),
            household=household,
            starts_on=ends_on - timedelta(days=365),
            ends_on=ends_on,
            adults=2,
            children=days_from_now % 4,
            updated_by=worker,
        )


def visits_on(days_ago, cards, worker):
    """On an open day each comes who has a turn; who that is changes with the weeks."""
    day = today() - timedelta(days=days_ago)
    if day.weekday() not in OPEN_ON:
        return
    last = timezone.localtime().time() if days_ago == 0 else time.max
    for place, card in enumerate(cards):
        if (place * 7 + day.toordinal() // 7 + day.weekday()) % SHARE or place > len(cards) - 9:
            continue
        people = list(card.household.residents.all())
        hour, minute = divmod(COUNTER_OPENS + place, 60)
        if time(hour, minute) > last:
            return
        yield ShopVisit(
            team=card.team,
            card=card,
            date=day,
            time=time(hour, minute),
            resident=people[0] if people and place % 2 else None,
            amount=AMOUNTS[place % len(AMOUNTS)] if days_ago > 3 else None,
            updated_by=worker,
        )
