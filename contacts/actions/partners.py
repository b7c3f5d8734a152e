"""Agreements with partners: renewed, and the paper behind them."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from contacts.actions.people import save
from contacts.models import Agreement, AgreementDocument, Organisation


@transaction.atomic
def renew_agreement(*, organisation, before, by):
    """Store a partner whose main agreement has new dates; those `before` (start, end) become an Agreement.

    Its document goes along. The earlier one ends, at the latest, on the day before the new one begins.
    """
    start, end = before
    day_before = organisation.agreement_from - timedelta(days=1)
    earlier = Agreement(
        team=organisation.team,
        organisation=organisation,
        title=_("Samenwerkingsovereenkomst"),
        starts_on=start,
        ends_on=min(end or day_before, day_before),
    )
    save(earlier, by=by)
    AgreementDocument.objects.filter(organisation=organisation).update(organisation=None, agreement=earlier)
    return save(organisation, by=by)


@transaction.atomic
def put_document(*, behind, file, by):
    """Keep `file` (core/uploads.py: Judged) behind an agreement, or a partner's main one, instead of what was there."""
    place = {"organisation" if isinstance(behind, Organisation) else "agreement": behind}
    type(behind).objects.select_for_update().get(pk=behind.pk)  # two at once come one after the other
    AgreementDocument.objects.filter(**place).delete()
    document = AgreementDocument.objects.create(team=behind.team, **place, **file.fields(by))
    record(Action.CREATE, by=by, team=behind.team, thing=document)
    return document
