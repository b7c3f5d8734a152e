"""Customer cards: made, renewed, stopped."""

from calendar import monthrange
from datetime import date

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
from kruidenier.finding import digits_of
from kruidenier.models import Card, CardRules

LONG_NUMBER = 10**6  # what stands on cards of somebody else, such as a bar code


@transaction.atomic
def save_card(*, card, by):
    """Store a card, new or changed; returns it."""
    is_new = card.pk is None
    if is_new:
        card.code = new_number(card.team)
    card.updated_by = by
    card.save()
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=card.team, thing=card, residents=residents_of(card.household))
    return card


def new_number(team):
    """The number of a new card goes on after the highest of those that are there, so that it can be typed by itself.

    Call inside the transaction that stores the card.
    """
    numbers = (digits_of(code) or 0 for code in Card.objects.of(team).values_list("code", flat=True))
    highest = max((number for number in numbers if number < LONG_NUMBER), default=0)
    return next_code(Card, team, "K", joint="", beyond=highest)


@transaction.atomic
def renew(*, card, until, by):
    """It runs on until that day (None: until somebody ends it); it was not stopped after all."""
    card.ends_on, card.end_reason = until, ""
    return save_card(card=card, by=by)


@transaction.atomic
def stop(*, card, on, reason, by):
    """The last day on which it counts, and why."""
    card.ends_on, card.end_reason = on, reason
    return save_card(card=card, by=by)


@transaction.atomic
def save_rules(*, rules, by):
    is_new = rules.pk is None
    rules.updated_by = by
    rules.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=rules.team, thing=rules)
    return rules


def new_card(household, **fields):
    """A card from today on for as long as the team agreed on, not stored yet."""
    rules = CardRules.objects.rules_of(household.team)
    return Card(
        team=household.team, household=household, starts_on=today(), ends_on=runs_until(today(), rules), **fields
    )


def runs_until(day, rules):
    """The last day of a card that begins, or is renewed, on this day; None where cards run on."""
    return None if rules.months is None else months_later(day, rules.months)


def months_later(day, months):
    """The same day so many months on; where that month has none, its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
