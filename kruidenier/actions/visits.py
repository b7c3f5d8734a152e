"""Shop visits as workers write and mend them."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from contacts import actions as contacts
from kruidenier.models import ShopVisit


@transaction.atomic
def save_visit(*, visit, by):
    """Store a shop visit, new or changed; returns it. Whoever came, or was said to have come before, is recounted."""
    is_new = visit.pk is None
    before = [] if is_new else ShopVisit.objects.filter(pk=visit.pk).values_list("resident", flat=True)
    named = {*before, visit.resident_id} - {None}
    visit.updated_by = by
    visit.save()
    contacts.recount_last_contact(visit.team, named)
    people = residents_about(visit) | named
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=visit.team, thing=visit, residents=people)
    return visit


@transaction.atomic
def save_amounts(*, changes, by):
    """`changes`: (shop visit, amount that was shown, new one); returns the visits that somebody changed or removed."""
    refused = []
    for visit, shown, amount in changes:
        now = ShopVisit.objects.select_for_update().filter(pk=visit.pk).first()
        if now is None or now.amount != shown:
            refused.append(visit)
            continue
        now.claim(now.version, by)
        now.amount = amount
        save_visit(visit=now, by=by)
    return refused


def residents_about(visit):
    """Ids of whoever lives in the household of the card, and of who came."""
    return {*contacts.residents_of(visit.card.household), visit.resident_id} - {None}
