"""The team's places, made in passing."""

from django.db import transaction

from activiteiten.models import Location
from buurtwerk.audit.trail import Action, record


@transaction.atomic
def place_called(*, team, name, by):
    """The team's place of this name, without regard to case; made where there is none."""
    found = Location.objects.of(team).called(name).first()
    if found is None:  # two who type it at once make one
        found, is_new = Location.objects.get_or_create(team=team, name=name, defaults={"updated_by": by})
        if is_new:
            record(Action.CREATE, by=by, team=team, thing=found)
    return found
