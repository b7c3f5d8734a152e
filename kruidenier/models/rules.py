from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned

USUAL_MONTHS = 12


class CardRulesQuerySet(TeamQuerySet):
    view_permission = Permission.COUNTER

    def rules_of(self, team):
        """The team's own, or (not stored) what counts until it agreed on something else."""
        return self.of(team).first() or CardRules(team=team)


class CardRules(TeamOwned, Versioned):
    """What a team agreed on about its cards, as it differs by town (UI: «afspraken»)."""

    months = models.PositiveSmallIntegerField(
        _("hoeveel maanden loopt een kaart?"), null=True, blank=True, default=USUAL_MONTHS
    )  # empty: until somebody ends it
    visits_a_month = models.PositiveSmallIntegerField(
        _("na hoeveel bezoeken in een maand verwittigen we?"), null=True, blank=True
    )
    expired_stops = models.BooleanField(_("een verlopen kaart houdt tegen"), default=False)

    objects = CardRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("afspraken over kaarten")
        verbose_name_plural = _("afspraken over kaarten")
        constraints = [models.UniqueConstraint(fields=["team"], name="card_rules_once")]

    def __str__(self):
        return str(_("Afspraken over kaarten"))

    def get_absolute_url(self):
        return reverse("kruidenier:rules_edit")
