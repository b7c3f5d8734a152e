from django.db import models
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.errors import StaleVersion


class TeamOwned(models.Model):
    """A row that belongs to one team, for ever.

    Every foreign key from one team-owned model to another is guarded in the
    database itself (core/guards.py): both rows are of the same team.
    """

    team = models.ForeignKey("accounts.Team", models.PROTECT, related_name="+", verbose_name=_("team"))

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit: each edit carries the version it started from."""

    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(_("laatst gewijzigd"), auto_now=True)
    updated_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    def claim(self, version, by):
        """Take the row for this edit; call inside a transaction, before saving.

        The conditional UPDATE holds the row (PostgreSQL) or the database
        (SQLite) until the transaction ends. Raises StaleVersion when somebody
        saved since `version` was shown.
        """
        rows = type(self)._base_manager.filter(pk=self.pk, version=version)
        if not rows.update(version=version + 1):
            raise StaleVersion(self)
        self.version = version + 1
        self.updated_by = by
