from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import dutch, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident
from huisbezoeken.models import FollowUp
from kruidenier.models.card import Card


class ShopVisitQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def in_year(self, year):
        return self.filter(date__range=year_span(year))

    def in_month(self, year, month):
        return self.filter(date__year=year, date__month=month)

    def of_household(self, household):
        """On any of its cards."""
        return self.filter(card__household=household)

    def with_people(self):
        return self.select_related("card__household", "resident", "question")

    def latest_first(self):
        return self.order_by("-date", "-time", "-pk")


class ShopVisit(TeamOwned, Versioned):
    """A household came to the social grocery (UI: «winkelbezoek»)."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="visits", verbose_name=_("kaart"), db_index=False)
    date = models.DateField(_("datum"))
    time = models.TimeField(_("uur"), null=True, blank=True)
    resident = models.ForeignKey(
        Resident, models.PROTECT, null=True, blank=True, related_name="shop_visits", verbose_name=_("wie kwam")
    )
    amount = models.DecimalField(
        _("bedrag"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("Een bedrag is nul of meer."))],
    )
    question = models.ForeignKey(
        FollowUp, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("had een vraag")
    )

    objects = ShopVisitQuerySet.as_manager()

    class Privacy:
        subjects = ("resident", "card__household__residents")  # the first that leads to somebody
        erase: dict[str, object] = {}
        keep = {
            "team",
            "card",
            "date",
            "time",
            "resident",
            "amount",
            "question",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "time", "amount"}

    class Meta:
        verbose_name = _("winkelbezoek")
        verbose_name_plural = _("winkelbezoeken")
        constraints = [
            models.UniqueConstraint(
                fields=["card", "date"],
                name="shop_visit_once_a_day",
                violation_error_message=_("Deze kaart is op die dag al aangemeld."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="shop_visit_amount_from_zero",
                violation_error_message=_("Een bedrag is nul of meer."),
            ),
        ]
        indexes = [models.Index(fields=["team", "date", "card"], name="shop_visit_team_date")]

    def __str__(self):
        return str(_("Winkelbezoek van %s") % dutch(self.date))

    def get_absolute_url(self):
        return reverse("kruidenier:visit_edit", args=[self.pk])
