"""Where everything stands in the pictures of the network."""

from django.db import transaction
from django.utils import timezone

from contacts.models import NetworkLayout
from contacts.network import layout

KEPT = 60  # pictures of one team; of those looked at longest ago the places are forgotten


@transaction.atomic
def keep_places(*, team, picture, moved):
    """Keep where everything stands as it is shown, and the nodes in `moved` (key -> (x, y)) where they were put."""
    found = held(team, picture.around)
    places = layout.places(picture.shown, found.places)
    store(found, places | {key: place for key, place in moved.items() if key in picture.shown.nodes})


@transaction.atomic
def arrange(*, team, picture):
    """Lay it all out anew."""
    store(held(team, picture.around), layout.places(picture.shown, {}))


def held(team, around):
    """The row of this picture; two people who move something wait for each other."""
    found, _is_new = NetworkLayout.objects.get_or_create(team=team, around=around)
    return NetworkLayout.objects.select_for_update().get(pk=found.pk)


def store(found, places):
    found.places = {key: [round(x), round(y)] for key, (x, y) in places.items()}
    found.updated_at = timezone.now()
    found.save()
    newest = NetworkLayout.objects.of(found.team_id).order_by("-updated_at", "-pk")
    NetworkLayout.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[KEPT:])).delete()
