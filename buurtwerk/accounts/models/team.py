from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission, Role, roles_with


class Team(models.Model):
    """A neighbourhood team; owns everything that is registered."""

    name = models.CharField(_("naam"), max_length=200)
    slug = models.SlugField(_("kenmerk"), max_length=50, unique=True)
    municipality = models.CharField(_("gemeente"), max_length=200, blank=True)
    is_active = models.BooleanField(_("actief"), default=True)
    is_demo = models.BooleanField(_("demoteam"), default=False, editable=False)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    def with_monday_list(self):
        return self.filter(team__is_active=True, role__in=roles_with(Permission.MONDAY_LIST))

    def waiting_for_monday_mail(self, monday):
        """Those who want the list by mail and did not get that week's yet."""
        wanting = self.with_monday_list().filter(wants_monday_mail=True, user__is_active=True)
        unsent = models.Q(monday_mail_on=None) | models.Q(monday_mail_on__lt=monday)
        return wanting.filter(unsent).select_related("user", "team").order_by("pk")


class Membership(models.Model):
    """One user's one role in one team; deleting it ends it with the next request."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("gebruiker")
    )
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships", verbose_name=_("team"))
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    wants_monday_mail = models.BooleanField(_("maandaglijst ook per mail"), default=True)  # for who has such a list
    monday_mail_on = models.DateField(null=True, editable=False)  # the Monday of the last one that was sent

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "team"],
                name="membership_once",
                violation_error_message=_("Deze persoon is al lid van dit team."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"
