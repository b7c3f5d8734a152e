"""Shop visits as workers write and mend them."""

from django.db import transaction
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.undo import Refused
from contacts import actions as contacts
from contacts.models import Household
from kruidenier.models import ShopVisit


class CameAlready(Exception):
    """The household came on that day already."""


def there_already(card, day, but=None):
    """The shop visit of this card's household on that day, on any of its cards; None where there is none.

    It holds the household until the transaction ends, so that two counters at once take turns. `but`: id of the visit
    that is being mended.
    """
    Household.objects.select_for_update().only("pk").get(pk=card.household_id)
    same = ShopVisit.objects.of_household(card.household_id).filter(date=day).exclude(pk=but)
    return same.select_related("card").first()


@transaction.atomic
def write_visit(*, visit, by):
    """Store a shop visit that a worker wrote down or mended; returns it. Raises CameAlready."""
    if there_already(visit.card, visit.date, but=visit.pk):
        raise CameAlready
    return save_visit(visit=visit, by=by)


def may_come_back(visit):
    """Before a shop visit that was deleted is put back."""
    if there_already(visit.card, visit.date):
        raise Refused(_("Dit gezin is intussen op die dag opnieuw aangemeld."))


@transaction.atomic
def save_visit(*, visit, by):
    """Store a shop visit, new or changed; returns it. Whoever came, or was said to have come before, is recounted."""
    is_new = visit.pk is None
    before = None if is_new else ShopVisit.objects.select_related("card__household").get(pk=visit.pk)
    named = {before and before.resident_id, visit.resident_id} - {None}
    people = residents_about(before) if before else set()
    visit.updated_by = by
    visit.save()
    contacts.recount_last_contact(visit.team, named)
    people |= residents_about(visit)
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=visit.team, thing=visit, residents=people)
    return visit


@transaction.atomic
def save_amounts(*, changes, by):
    """`changes`: (shop visit, amount that was shown, new one).

    Returns those that were not stored, as (what is there now, or None where it was removed; visit; new amount).
    """
    refused = []
    for visit, shown, amount in changes:
        now = ShopVisit.objects.select_for_update().filter(pk=visit.pk).first()
        if now is None or now.amount != shown:
            refused.append((now, visit, amount))
            continue
        now.claim(now.version, by)
        now.amount = amount
        save_visit(visit=now, by=by)
    return refused


def residents_about(visit):
    """Ids of whoever lives in the household of the card, and of who came."""
    return {*contacts.residents_of(visit.card.household), visit.resident_id} - {None}
