import secrets

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident


class NewsletterQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Newsletter(TeamOwned, Versioned):
    """One issue: the sessions of the coming weeks, and texts of its own (UI: «nieuwsbrief»). No resident is in it."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    title = models.CharField(_("titel"), max_length=200)
    starts_on = models.DateField(_("activiteiten van"))
    ends_on = models.DateField(_("tot en met"))
    intro = models.TextField(_("inleiding"), max_length=10_000, blank=True)
    public_key = models.CharField(max_length=40, blank=True, editable=False)  # the web page's address
    published_at = models.DateTimeField(_("gepubliceerd"), null=True, editable=False)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        verbose_name = _("nieuwsbrief")
        verbose_name_plural = _("nieuwsbrieven")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="newsletter_code_once"),
            models.UniqueConstraint(fields=["public_key"], condition=~Q(public_key=""), name="newsletter_key_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="newsletter_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activiteiten:newsletter_detail", args=[self.pk])

    @property
    def is_published(self):
        return self.published_at is not None

    @property
    def public_path(self):
        return reverse("activiteiten:newsletter_public", args=[self.public_key]) if self.public_key else ""

    def publish(self):
        """Give the web page its address, once; the caller saves."""
        self.public_key = self.public_key or secrets.token_urlsafe(16)
        self.published_at = self.published_at or timezone.now()


class NewsletterTextQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW


class NewsletterText(TeamOwned, Versioned):
    """A text of a newsletter's own."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="texts", db_index=False)
    position = models.PositiveSmallIntegerField(_("volgorde"))
    title = models.CharField(_("titel"), max_length=200, blank=True)
    body = models.TextField(_("tekst"), max_length=10_000)

    objects = NewsletterTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("tekst")
        verbose_name_plural = _("teksten")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["newsletter", "position"], name="newsletter_text_place")]

    def __str__(self):
        return self.title or self.body[:60]

    def get_absolute_url(self):
        return reverse("activiteiten:newsletter_detail", args=[self.newsletter_id])


class NewsletterMail(TeamOwned):
    """A newsletter that goes, or went, to a resident by mail: never twice to the same one."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("wacht")
        SENDING = "sending", _("bezig")  # handed to the mail server; what it became is not known yet
        SENT = "sent", _("verzonden")
        FAILED = "failed", _("mislukt")

    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="mails", db_index=False)
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    status = models.CharField(_("stand"), max_length=10, choices=Status.choices, default=Status.WAITING)
    sent_at = models.DateTimeField(_("verzonden"), null=True)

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "newsletter", "resident", "status", "sent_at"}
        export = {"newsletter", "sent_at"}

    class Meta:
        verbose_name = _("verzonden nieuwsbrief")
        verbose_name_plural = _("verzonden nieuwsbrieven")
        constraints = [models.UniqueConstraint(fields=["newsletter", "resident"], name="newsletter_mail_once")]
