from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key, search_words
from contacts.models import Household
from contacts.models.household import address_line


def is_open_on(day):
    """As a condition: opened by that day, and not closed by it."""
    return Q(opened_on__lte=day) & (Q(closed_on=None) | Q(closed_on__gt=day))


class HousingFileQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def open_on(self, day):
        """Opened by that day, and not closed by it: who closes on a day is closed that day."""
        return self.filter(is_open_on(day))

    def opened_in(self, year):
        return self.filter(opened_on__range=year_span(year))

    def closed_in(self, year):
        return self.filter(closed_on__range=year_span(year))

    def with_step(self):
        """Adds the text and the day of the first step to do: `step_now`, `step_due`."""
        steps = HousingFile.steps_to_do()
        first = steps.filter(file=OuterRef("pk")).in_order()
        return self.annotate(step_now=Subquery(first.values("text")[:1]), step_due=Subquery(first.values("due_on")[:1]))

    def with_step_late(self, day):
        return self.filter(Exists(HousingFile.steps_to_do().late(day).filter(file=OuterRef("pk"))))

    def with_step_due(self, day):
        """By that day or before."""
        return self.filter(Exists(HousingFile.steps_to_do().due(day).filter(file=OuterRef("pk"))))

    def waiting_long(self, day):
        """One of their steps waits longer by that day than it normally takes."""
        return self.filter(Exists(HousingFile.steps_to_do().waiting_long(day).filter(file=OuterRef("pk"))))

    def without_step(self, day):
        """Open by that day, and nothing is to be done in them."""
        return self.open_on(day).filter(~Exists(HousingFile.steps_to_do().filter(file=OuterRef("pk"))))

    def that_leave(self):
        """Those that tell that a household leaves its home: it asks to, or it did."""
        asks = Q(question=HousingFile.Question.RELOCATION, closed_on=None)
        return self.filter(asks | Q(outcome=HousingFile.Outcome.MOVED))

    def without_worker(self):
        """Nobody follows them up."""
        return self.filter(worker=None)

    def matching(self, query):
        """Every word stands in the file, or in what its household is found by."""
        rows = self
        for word in search_words(query):
            homes = Household.objects.matching_with_members(word)
            rows = rows.filter(Q(search_key__contains=word) | Q(household__in=homes))
        return rows

    def owing(self):
        """Something of what the rolling fund lent is still to come back: their data outlive the usual retention."""
        return self.filter(pk__in=HousingFile.entries().owing_files())

    def with_people(self):
        return self.select_related("household", "worker")

    def newest_first(self):
        return self.order_by("-opened_on", "-pk")


class HousingFile(TeamOwned, Versioned):
    """What a household asks about its home, and what is done about it (UI: «woondossier»).

    Without an address of its own it is about the home of the household. Amounts are in euro.
    """

    class Kind(models.TextChoices):
        PREMIUM = "premium", _("premie")
        RENBEN = "renben", _("RenBen")
        EMERGENCY_FUND = "emergency_fund", _("noodkoopfonds")
        OTHER = "other", _("andere")

    class Question(models.TextChoices):
        """What a file of another kind is about."""

        RELOCATION = "relocation", _("verhuizen")
        RENT = "rent", _("huurvraag")
        EVICTION = "eviction", _("uithuiszetting")
        ELSE = "else", _("andere vraag")

    class Outcome(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        REACHED = "reached", _("gelukt")
        PARTLY = "partly", _("deels gelukt")
        REFUSED = "refused", _("geweigerd")
        WITHDRAWN = "withdrawn", _("het gezin zag ervan af")
        MOVED = "moved", _("verhuisd")
        OTHERWISE = "otherwise", _("het werd iets anders")

    code = models.CharField(_("code"), max_length=40, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="housing_files", verbose_name=_("gezin"))
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    question = models.CharField(_("waarover"), max_length=20, choices=Question.choices, blank=True)
    description = models.TextField(_("wat is er aan de hand"), max_length=10_000, blank=True)
    opened_on = models.DateField(_("geopend"))
    closed_on = models.DateField(_("gesloten"), null=True, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie volgt op"),
    )
    street = models.CharField(_("straat"), max_length=200, blank=True)
    number = models.CharField(_("nummer"), max_length=200, blank=True)
    box = models.CharField(_("bus"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=200, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=200, blank=True)
    tenure = models.CharField(
        _("huurder of eigenaar"),
        max_length=20,
        choices=Household.Tenure.choices,
        default=Household.Tenure.UNKNOWN,
    )
    asked = models.DecimalField(_("gevraagd bedrag"), max_digits=8, decimal_places=2, null=True, blank=True)
    granted = models.DecimalField(_("toegekend bedrag"), max_digits=8, decimal_places=2, null=True, blank=True)
    paid = models.DecimalField(_("uitbetaald bedrag"), max_digits=8, decimal_places=2, null=True, blank=True)
    refusal_reason = models.TextField(_("reden van de weigering"), max_length=10_000, blank=True)
    outcome = models.CharField(_("hoe liep het af"), max_length=20, blank=True, choices=Outcome.choices)
    outcome_note = models.TextField(_("wat het geworden is"), max_length=10_000, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = HousingFileQuerySet.as_manager()

    class Privacy:
        subjects = "household__residents"
        erase = {
            "description": "",
            "number": "",
            "box": "",
            "refusal_reason": "",
            "outcome_note": "",
            "search_key": "",
        }
        keep = {
            "team",
            "code",
            "household",
            "kind",
            "question",
            "opened_on",
            "closed_on",
            "worker",
            "street",
            "postcode",
            "municipality",
            "tenure",
            "asked",
            "granted",
            "paid",
            "outcome",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {
            "kind",
            "question",
            "description",
            "opened_on",
            "closed_on",
            "street",
            "number",
            "box",
            "postcode",
            "municipality",
            "tenure",
            "asked",
            "granted",
            "paid",
            "refusal_reason",
            "outcome",
            "outcome_note",
        }

    class Meta:
        verbose_name = _("woondossier")
        verbose_name_plural = _("woondossiers")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="housing_file_code_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="housing_file_closes_after_opening",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(closed_on__isnull=False),
                name="housing_file_outcome_when_closed",
                violation_error_message=_("Vul in wanneer het dossier sloot, of kies geen afloop."),
            ),
            models.CheckConstraint(
                condition=Q(question="") | Q(kind="other"),
                name="housing_file_question_of_other_kind",
                violation_error_message=_("Dit kies je enkel bij de soort «andere». Maak dit leeg, of kies die soort."),
            ),
            models.CheckConstraint(
                condition=Q(paid=None) | Q(granted__isnull=False, paid__lte=F("granted")),
                name="housing_file_paid_was_granted",
                violation_error_message=_("Er is niet meer uitbetaald dan toegekend. Kijk beide bedragen na."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "opened_on"], name="housing_file_opened"),
            models.Index(fields=["team", "closed_on"], name="housing_file_closed"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code}"

    def get_absolute_url(self):
        return reverse("wonen:file_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(
            self.code, self.description, self.street, self.number, self.box, self.postcode, self.municipality
        )

    @classmethod
    def steps_to_do(cls):
        step: Any = cls._meta.get_field("steps").related_model
        return step.objects.to_do()

    @classmethod
    def entries(cls):
        entry: Any = cls._meta.get_field("fund_entries").related_model
        return entry.objects.all()

    @property
    def is_open(self):
        """Today."""
        return self.closed_on is None or self.closed_on > today()

    @property
    def address(self):
        """Of the dwelling: its own, or that of the household."""
        return address_line(self.street, self.number, self.box) or self.household.address

    @property
    def lives_as(self):
        """Tenant or owner: as the file says, or else as its household does."""
        known = self.tenure != Household.Tenure.UNKNOWN
        return self.get_tenure_display() if known else self.household.get_tenure_display()

    @property
    def about(self):
        """premie; or what a file of another kind is about."""
        return self.get_question_display() if self.question else self.get_kind_display()
