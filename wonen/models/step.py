from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Organisation
from wonen.models.file import HousingFile


class Actor(models.TextChoices):
    """Who is to do a step."""

    TEAM = "team", _("het team")
    HOUSEHOLD = "household", _("het gezin")
    PARTNER = "partner", _("een partner")


class StandardStepQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def in_order(self):
        return self.order_by("kind", "position", "pk")

    def next_after(self, kind, text):
        """The standard step that follows the one with this text; None after the last, or after a step of one's own."""
        steps = list(self.filter(kind=kind).in_order())
        place = next((place for place, step in enumerate(steps) if step.text == text), None)
        return steps[place + 1] if place is not None and place + 1 < len(steps) else None


class StandardStep(TeamOwned, Versioned):
    """A step that files of a kind usually go through (UI: «standaardstap»); the team changes them as it likes.

    Steps of files are copies: what changes here holds for steps to come.
    """

    kind = models.CharField(_("soort"), max_length=20, choices=HousingFile.Kind.choices)
    position = models.PositiveSmallIntegerField(_("plaats"))
    text = models.CharField(_("stap"), max_length=200)
    actor = models.CharField(_("wie doet het"), max_length=20, choices=Actor.choices, default=Actor.TEAM)
    days = models.PositiveSmallIntegerField(_("duurt gewoonlijk"), null=True, blank=True)  # in days

    objects = StandardStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("standaardstap")
        verbose_name_plural = _("standaardstappen")
        constraints = [
            models.UniqueConstraint(fields=["team", "kind", "text"], name="standard_step_once_a_kind"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{reverse('wonen:standard_step_list')}#stap-{self.pk}"


class HousingStepQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def to_do(self):
        """Still to be done, in a file that is open."""
        running = Q(file__closed_on=None) | Q(file__closed_on__gt=today())
        return self.filter(running, done_on=None)

    def due(self, day):
        return self.filter(due_on__lte=day)

    def late(self, day):
        return self.filter(due_on__lt=day)

    def waiting_long(self, day):
        """Those that take longer by that day than such a step normally does."""
        return self.filter(wait_ends_on__lt=day)

    def in_order(self):
        return self.order_by(F("due_on").asc(nulls_last=True), "starts_on", "pk")


class HousingStep(TeamOwned, Versioned):
    """What is to be done or was done in a housing file: from when, by when, and who does it (UI: «stap»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    file = models.ForeignKey(HousingFile, models.CASCADE, related_name="steps", verbose_name=_("woondossier"))
    text = models.CharField(_("stap"), max_length=200)
    actor = models.CharField(_("wie doet het"), max_length=20, choices=Actor.choices, default=Actor.TEAM)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie van het team"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="housing_steps",
        verbose_name=_("welke partner"),
    )
    starts_on = models.DateField(_("begonnen"))
    due_on = models.DateField(_("tegen"), null=True, blank=True)
    wait_ends_on = models.DateField(_("duurt gewoonlijk tot"), null=True, blank=True)
    done_on = models.DateField(_("gedaan"), null=True, blank=True)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = HousingStepQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase = {"text": "", "note": ""}
        keep = {
            "team",
            "code",
            "file",
            "actor",
            "worker",
            "organisation",
            "starts_on",
            "due_on",
            "wait_ends_on",
            "done_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"text", "actor", "starts_on", "due_on", "done_on", "note"}

    class Meta:
        verbose_name = _("stap van een woondossier")
        verbose_name_plural = _("stappen van een woondossier")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="housing_step_code_once"),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="housing_step_due_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__gte=F("starts_on")),
                name="housing_step_done_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(wait_ends_on=None) | Q(wait_ends_on__gte=F("starts_on")),
                name="housing_step_waits_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(worker=None) | Q(actor="team"),
                name="housing_step_worker_of_the_team",
                violation_error_message=_("Kies dit enkel als het team de stap doet."),
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(actor="partner"),
                name="housing_step_partner_does_it",
                violation_error_message=_("Kies dit enkel als een partner de stap doet."),
            ),
        ]
        indexes = [models.Index(fields=["team", "due_on"], name="housing_step_due")]

    def __str__(self):
        return self.text or self.code

    def get_absolute_url(self):
        return self.file.get_absolute_url()

    @property
    def is_late(self):
        return self.done_on is None and self.due_on is not None and self.due_on < today() and self.file.is_open

    @property
    def waits_long(self):
        """Whether it takes longer than such a step normally does."""
        return (
            self.done_on is None and self.wait_ends_on is not None and self.wait_ends_on < today() and self.file.is_open
        )
