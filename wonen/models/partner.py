from django.db import models
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned
from contacts.models import Organisation
from wonen.models.file import HousingFile


class HousingPartnerQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW


class HousingPartner(TeamOwned):
    """A partner that takes part in a housing file."""

    file = models.ForeignKey(HousingFile, models.CASCADE, related_name="partners", verbose_name=_("woondossier"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="housing_files", verbose_name=_("partner")
    )

    objects = HousingPartnerQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase: dict[str, object] = {}
        keep = {"team", "file", "organisation"}
        export = {"organisation"}

    class Meta:
        verbose_name = _("partner in een woondossier")
        verbose_name_plural = _("partners in een woondossier")
        constraints = [models.UniqueConstraint(fields=["file", "organisation"], name="housing_partner_once")]

    def __str__(self):
        return str(self.organisation)
