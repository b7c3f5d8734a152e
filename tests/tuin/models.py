from django.db import models

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.core.models import TeamOwned
from contacts.models import Resident
from huisbezoeken.models import FollowUp


class Harvest(TeamOwned):
    """An afternoon in the garden."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    date = models.DateField()
    crop = models.CharField(max_length=40)
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, null=True, related_name="+")

    objects = TeamQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "resident", "date", "crop", "follow_up"}
        export = {"date", "crop"}
