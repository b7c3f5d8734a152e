from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Household, Organisation

RUNS_OUT = timedelta(days=30)
STILL_COMES = timedelta(days=60)
TWO_MONTHS = timedelta(days=61)


class CardQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def running_on(self, day):
        """Begun by that day and not run out before it: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def expired_on(self, day):
        """Ran out, or was stopped, before that day."""
        return self.filter(ends_on__lt=day)

    def running_out(self, day):
        """Still runs, and for thirty days at most."""
        return self.running_on(day).filter(ends_on__lte=day + RUNS_OUT)

    def still_coming(self, day):
        """Ran out, its household has no other that runs, and yet somebody came in the last two months on this one."""
        lately = self.visits().filter(date__gt=F("card__ends_on"), date__gte=day - STILL_COMES, date__lte=day)
        other = Card.objects.running_on(day).filter(household=OuterRef("household"))
        return self.expired_on(day).filter(Exists(lately), ~Exists(other))

    def long_unseen(self, day):
        """Runs already for two months or longer, and nobody of the household came in that time on any card."""
        since = day - TWO_MONTHS
        lately = self.visits(household=True).filter(date__gt=since, date__lte=day)
        return self.running_on(day).filter(~Exists(lately), starts_on__lte=since)

    def visits(self, *, household=False):
        """The shop visits on each card (or of its whole household), for use in a subquery."""
        visit: Any = self.model._meta.get_field("visits").related_model
        same = {"card__household": OuterRef("household")} if household else {"card": OuterRef("pk")}
        return visit._base_manager.filter(**same)

    def begun_in(self, year):
        return self.filter(starts_on__range=year_span(year))

    def ended_in(self, year):
        return self.filter(ends_on__range=year_span(year))

    def with_last_visit(self):
        return self.annotate(last_visit=Max("visits__date"))

    def latest_first(self):
        """The one that counts first: what runs longest, then what began last."""
        return self.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "-pk")


class Card(TeamOwned, Versioned):
    """The customer card of a household at the social grocery (UI: «klantenkaart»).

    Its code is the number on the card: it says nothing of who comes with it.
    """

    class Reason(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        BETTER_OFF = "better_off", _("heeft de kruidenier niet meer nodig")
        MOVED_HOUSE = "moved_house", _("verhuis")
        OWN_CHOICE = "own_choice", _("wil zelf niet meer")
        STOPPED_COMING = "stopped_coming", _("kwam niet meer")
        REPLACED = "replaced", _("kaart verloren of vervangen")
        OTHER = "other", _("andere")

    code = models.CharField(_("nummer"), max_length=40, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="cards", verbose_name=_("gezin"))
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    referred_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("doorverwezen door")
    )
    adults = models.PositiveSmallIntegerField(_("volwassenen"), null=True, blank=True)
    children = models.PositiveSmallIntegerField(_("kinderen"), null=True, blank=True)
    end_reason = models.CharField(_("waarom gestopt"), max_length=20, blank=True, choices=Reason.choices)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = CardQuerySet.as_manager()

    class Privacy:
        subjects = "household__residents"
        erase = {"note": ""}
        keep = {
            "team",
            "code",
            "household",
            "starts_on",
            "ends_on",
            "referred_by",
            "adults",
            "children",
            "end_reason",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"code", "starts_on", "ends_on", "referred_by", "adults", "children", "end_reason", "note"}

    class Meta:
        verbose_name = _("klantenkaart")
        verbose_name_plural = _("klantenkaarten")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="card_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="card_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ends_on__isnull=False),
                name="card_reason_when_ended",
                violation_error_message=_("Vul de laatste dag in, of kies geen reden."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "starts_on"], name="card_team_start"),
            models.Index(fields=["team", "ends_on"], name="card_team_end"),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("kruidenier:card_detail", args=[self.pk])

    @property
    def is_running(self):
        """What `running_on` asks of many, today."""
        return self.starts_on <= today() and (self.ends_on is None or self.ends_on >= today())

    @property
    def is_expired(self):
        return self.ends_on is not None and self.ends_on < today()

    @property
    def runs_out(self):
        """What `running_out` asks of many, today."""
        return self.is_running and self.ends_on is not None and self.ends_on <= today() + RUNS_OUT

    @property
    def size(self):
        """«2 volwassenen, 3 kinderen», or as much of it as is known."""
        told = [(self.adults, _("volwassene"), _("volwassenen")), (self.children, _("kind"), _("kinderen"))]
        return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in told if number is not None)
