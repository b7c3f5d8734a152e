"""Writes of figures of the neighbourhood that leave a trace."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record


@transaction.atomic
def save_figure(figure, *, by):
    """Store a figure, new or changed; returns it."""
    is_new = figure.pk is None
    figure.updated_by = by
    figure.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=figure.team, thing=figure)
    return figure
