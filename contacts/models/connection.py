from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.resident import Resident


class ConnectionQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def naming(self, resident):
        """Those of this resident, whichever of the two they are."""
        return self.filter(Q(resident=resident) | Q(other=resident))

    def between(self, one, two):
        return self.filter(Q(resident=one, other=two) | Q(resident=two, other=one))

    def with_people(self):
        return self.select_related("resident", "other")


class Connection(TeamOwned, Versioned):
    """Who knows whom (UI: «verbinding»).

    A buddy or an interpreter is `resident`, and `other` is whom they are that for. Of the other kinds neither comes
    first. A pair has each kind once, whoever of the two is named first.
    """

    class Kind(models.TextChoices):
        FAMILY = "family", _("familie")
        NEIGHBOUR = "neighbour", _("buur")
        FRIEND = "friend", _("vriend")
        BUDDY = "buddy", _("buddy")
        INTERPRETER = "interpreter", _("tolk")

    # How a kind with a direction reads from either side: of `resident`, and of `other`.
    DIRECTED = {
        Kind.BUDDY.value: (_("buddy van"), _("heeft als buddy")),
        Kind.INTERPRETER.value: (_("tolk voor"), _("heeft als tolk")),
    }

    resident = models.ForeignKey(
        Resident, models.CASCADE, related_name="connections", verbose_name=_("bewoner"), db_index=False
    )
    other = models.ForeignKey(Resident, models.CASCADE, related_name="connections_to", verbose_name=_("met"))
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)

    objects = ConnectionQuerySet.as_manager()

    class Privacy:
        subjects = "resident"  # and `other`: it is about both
        erase: dict[str, object] = {}
        keep = {"team", "resident", "other", "kind", "version", "updated_at", "updated_by"}
        export = {"other", "kind"}

    class Meta:
        verbose_name = _("verbinding")
        verbose_name_plural = _("verbindingen")
        constraints = [
            models.UniqueConstraint(
                Least("resident", "other"), Greatest("resident", "other"), "kind", name="connection_once"
            ),
            models.CheckConstraint(
                condition=~Q(resident=F("other")),
                name="connection_of_two",
                violation_error_message=_("Niemand is verbonden met zichzelf. Kies iemand anders."),
            ),
        ]
        indexes = [models.Index(fields=["resident"], name="connection_resident")]

    def __str__(self):
        return gettext("%(resident)s en %(other)s") % {"resident": self.resident, "other": self.other}

    def get_absolute_url(self):
        return self.resident.get_absolute_url()

    def seen_from(self, resident):
        """(what this resident is to the other, that other)."""
        is_first = resident.pk == self.resident_id
        first, second = self.DIRECTED.get(self.kind) or (self.get_kind_display(),) * 2
        return (first, self.other) if is_first else (second, self.resident)
