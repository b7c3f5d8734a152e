from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned


class NetworkLayoutQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def places_of(self, around):
        """Key of a node -> its place in the picture around that node ("": the whole network)."""
        return self.filter(around=around).values_list("places", flat=True).first() or {}


class NetworkLayout(TeamOwned):
    """Where everything stands in a picture of the network, so that it is the same tomorrow."""

    around = models.CharField(_("rond"), max_length=60, blank=True)
    places = models.JSONField(default=dict)  # key of a node -> [x, y]; no names
    updated_at = models.DateTimeField(default=timezone.now)

    objects = NetworkLayoutQuerySet.as_manager()

    class Privacy:
        subjects = None  # keys of nodes and where they stand
        erase: dict[str, object] = {}
        keep = {"team", "around", "places", "updated_at"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "around"], name="network_layout_once")]
