from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned
from contacts.models.resident import Resident


class TalentQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def in_use(self):
        """With `people`: how many residents have it; those that nobody has stay away."""
        return self.annotate(people=models.Count("residents")).filter(people__gt=0)

    def that_somebody_has(self):
        """The same without counting."""
        return self.filter(models.Exists(ResidentTalent.objects.filter(talent=models.OuterRef("pk"))))

    def of_resident(self, resident):
        return self.filter(residents__resident=resident)

    def by_name(self):
        """Capitals and small letters among each other."""
        return self.order_by(Lower("name"), "pk")


class Talent(TeamOwned):
    """What a resident is good at or likes to do, as a tag of the team's own (UI: «talent»)."""

    name = models.CharField(_("naam"), max_length=60)

    objects = TalentQuerySet.as_manager()

    class Meta:
        verbose_name = _("talent")
        verbose_name_plural = _("talenten")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="talent_name_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Who has it: the list of residents narrowed to them."""
        return f"{reverse('contacts:resident_list')}?talent={self.pk}"


class ResidentTalent(TeamOwned):
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="talents")
    talent = models.ForeignKey(Talent, models.PROTECT, related_name="residents")

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "resident", "talent"}
        export = {"talent"}

    class Meta:
        verbose_name_plural = _("talenten")
        constraints = [models.UniqueConstraint(fields=["resident", "talent"], name="resident_talent_once")]

    def __str__(self):
        return str(self.talent)
