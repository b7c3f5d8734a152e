from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.organisation import Organisation


class GroupQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def by_name(self):
        return self.order_by("name", "pk")

    def with_members_on(self, day):
        """Adds `seats`: how many sit in it on that day."""
        sitting = Q(members__starts_on=None) | Q(members__starts_on__lte=day)
        not_gone = Q(members__ends_on=None) | Q(members__ends_on__gte=day)
        return self.annotate(seats=models.Count("members", filter=sitting & not_gone))


class Group(TeamOwned, Versioned):
    """A body in which the team and its partners consult (UI: «groep»), such as the kerngroep and the stuurgroep."""

    class Kind(models.TextChoices):
        CORE = "core", _("kerngroep")
        STEERING = "steering", _("stuurgroep")
        OTHER = "other", _("andere")

    code = models.CharField(_("code"), max_length=40, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, default=Kind.OTHER)

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("groep")
        verbose_name_plural = _("groepen")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="group_code_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("contacts:group_detail", args=[self.pk])

    @property
    def is_steering_group(self):
        """What it is told of counts as gone to the steering group."""
        return self.kind == self.Kind.STEERING


class GroupMemberQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def on(self, day):
        """Those who sit in their group on that day."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day),
            Q(ends_on=None) | Q(ends_on__gte=day),
        )

    def in_order(self):
        """By organisation, the team's own first."""
        return self.select_related("organisation").order_by(
            F("organisation__name").asc(nulls_first=True), "function", "pk"
        )


class GroupMember(TeamOwned, Versioned):
    """A seat in a group, told by function and organisation and never by name (UI: «lid»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="members", verbose_name=_("groep"))
    function = models.CharField(_("functie"), max_length=200)
    organisation = models.ForeignKey(  # none: of the team itself, or of the town council
        Organisation, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name=_("organisatie")
    )
    starts_on = models.DateField(_("van"), null=True, blank=True)
    ends_on = models.DateField(_("tot"), null=True, blank=True)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("lid")
        verbose_name_plural = _("leden van een groep")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="group_member_code_once"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="group_member_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return f"{self.function}, {self.organisation}" if self.organisation else self.function

    def get_absolute_url(self):
        return self.group.get_absolute_url()

    @property
    def is_past(self):
        return bool(self.ends_on and self.ends_on < today())
