from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import GRANTS, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, **fields)

    def workers_of(self, team, and_also=()):
        """Those who log visits in this team: its workers and coordinators.

        `and_also`: ids of others, who may have left; a form keeps whom it named before.
        """
        roles = [Role.WORKER, Role.COORDINATOR]
        members = self.filter(is_active=True, memberships__team=team, memberships__role__in=roles)
        if kept := [pk for pk in and_also if pk]:
            members = self.filter(models.Q(pk__in=members.values("pk")) | models.Q(pk__in=kept))
        return members.order_by("name", "email")


class User(AbstractBaseUser):
    """Somebody who signs in, with an e-mail address. What one may do is a membership's matter."""

    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=200)
    is_active = models.BooleanField(_("actief"), default=True)
    is_staff = models.BooleanField(
        _("beheerder"), default=False, help_text=_("Beheert gebruikers, teams en lijsten; ziet geen bewoners.")
    )
    date_joined = models.DateTimeField(_("sinds"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Privacy:
        """A colleague: what somebody registered stays signed as long as it is kept."""

        subjects = "self"
        erase = {"email": "", "name": "", "password": "", "last_login": None}
        keep = {"is_active", "is_staff", "date_joined"}
        export = {"email", "name", "last_login", "date_joined"}

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message=_("Dit e-mailadres bestaat al.")
            )
        ]

    def __str__(self):
        return self.name or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @cached_property
    def own_memberships(self):
        """With their teams, by name; read once a request."""
        return list(self.memberships.filter(team__is_active=True).select_related("team").order_by("team__name"))

    @property
    def roles(self):
        """The role in each team, by the team's id."""
        return {membership.team_id: membership.role for membership in self.own_memberships}

    def role_in(self, team):
        return self.roles.get(team.pk, "") if team else ""

    def teams_with(self, permission):
        """Ids of the teams in which this user may do that."""
        return [team_id for team_id, role in self.roles.items() if permission in GRANTS.get(role, set())]

    # The admin asks these; every registered page there is for the mark «beheerder» (accounts/admin.py).
    def has_perm(self, perm, obj=None):
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label):
        return self.is_active and self.is_staff

    def get_full_name(self):
        return str(self)

    get_short_name = get_full_name
