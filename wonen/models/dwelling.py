"""What is wrong with the dwelling of a housing file, and photos of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.models.upload import Upload
from wonen.models.file import HousingFile


class DefectQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def in_order(self):
        """What is still wrong first, then room by room as they stand in the list."""
        return self.order_by(F("solved_on").asc(nulls_first=True), "seen_on", "pk")


class Defect(TeamOwned, Versioned):
    """Something that is wrong with a dwelling: in which room, of what kind, since when seen (UI: «gebrek»)."""

    class Room(models.TextChoices):
        KITCHEN = "kitchen", _("keuken")
        BATHROOM = "bathroom", _("badkamer")
        LIVING_ROOM = "living_room", _("woonkamer")
        BEDROOM = "bedroom", _("slaapkamer")
        STAIRS = "stairs", _("trap of gang")
        CELLAR = "cellar", _("kelder")
        ATTIC = "attic", _("zolder of dak")
        OUTSIDE = "outside", _("buiten")
        WHOLE = "whole", _("hele woning")
        OTHER = "other", _("andere")

    class Kind(models.TextChoices):
        DAMP = "damp", _("vocht of schimmel")
        ELECTRICITY = "electricity", _("elektriciteit")
        HEATING = "heating", _("verwarming")
        GAS = "gas", _("gas of CO")
        WINDOWS = "windows", _("ramen en deuren")
        ROOF = "roof", _("dak")
        PLUMBING = "plumbing", _("sanitair")
        INSULATION = "insulation", _("isolatie")
        STRUCTURE = "structure", _("structuur")
        TOO_SMALL = "too_small", _("te klein")
        VERMIN = "vermin", _("ongedierte")
        OTHER = "other", _("andere")

    code = models.CharField(_("code"), max_length=40, editable=False)
    file = models.ForeignKey(HousingFile, models.CASCADE, related_name="defects", verbose_name=_("woondossier"))
    room = models.CharField(_("plaats"), max_length=20, choices=Room.choices)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    description = models.TextField(_("omschrijving"), max_length=10_000, blank=True)
    seen_on = models.DateField(_("gezien"))
    solved_on = models.DateField(_("opgelost"), null=True, blank=True)

    objects = DefectQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase = {"description": ""}
        keep = {
            "team",
            "code",
            "file",
            "room",
            "kind",
            "seen_on",
            "solved_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"room", "kind", "description", "seen_on", "solved_on"}

    class Meta:
        verbose_name = _("gebrek")
        verbose_name_plural = _("gebreken")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="defect_code_once"),
            models.CheckConstraint(
                condition=Q(solved_on=None) | Q(solved_on__gte=F("seen_on")),
                name="defect_solved_after_seen",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return f"{self.get_room_display()}: {self.get_kind_display()}"

    def get_absolute_url(self):
        return f"{self.file.get_absolute_url()}#woning"


class HousingPhotoQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW


class HousingPhoto(Upload):
    """A photo of a dwelling, of one of its defects or in general. In no workbook: those hold text alone."""

    housing_file = models.ForeignKey(HousingFile, models.CASCADE, related_name="photos", verbose_name=_("woondossier"))
    defect = models.ForeignKey(
        Defect, models.CASCADE, null=True, blank=True, related_name="photos", verbose_name=_("van welk gebrek")
    )
    caption = models.CharField(_("bijschrift"), max_length=200, blank=True)

    objects = HousingPhotoQuerySet.as_manager()

    class Privacy:
        subjects = "housing_file__household__residents"
        erase = {"file": "", "name": "", "caption": ""}
        keep = {"team", "housing_file", "defect", "kind", "size", "added_at", "added_by"}
        export = {"name", "caption", "added_at"}

    class Meta:
        verbose_name = _("foto")
        verbose_name_plural = _("foto's")

    def get_absolute_url(self):
        return f"{self.housing_file.get_absolute_url()}#woning"

    @property
    def told(self):
        """What stands with it, and what a screen reader says."""
        return self.caption or (str(self.defect) if self.defect else str(_("foto van de woning")))
