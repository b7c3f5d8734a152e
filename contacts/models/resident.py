from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts import places
from contacts.models.household import Household
from contacts.models.rhythm import seen_since

AGE_BANDS = {"0-17": (-10_000, 17), "18-34": (18, 34), "35-59": (35, 59), "60+": (60, 10_000)}


class ResidentQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def in_network(self, year):
        """First contact on or before 31 December, and no end of contact on or before that day."""
        return self.filter(first_contact_on__year__lte=year).exclude(contact_ended_on__year__lte=year)

    def in_age_band(self, band, year):
        """Of the age reached in `year`; "unknown": no year of birth."""
        if band == "unknown":
            return self.filter(birth_year=None)
        youngest, oldest = AGE_BANDS[band]
        return self.filter(birth_year__lte=year - youngest, birth_year__gte=year - oldest)

    def long_unseen(self, day):
        """Still in contact, and not met for longer than their own rhythm; never met counts from the first contact."""
        overdue = Q(pk__in=[])
        for rhythm, since in seen_since(day).items():
            never_met = Q(last_contact_on=None, first_contact_on__lt=since)
            overdue |= Q(contact_rhythm=rhythm) & (Q(last_contact_on__lt=since) | never_met)
        return self.filter(overdue, Q(contact_ended_on=None) | Q(contact_ended_on__gt=day))

    def of_known_origin(self):
        return self.exclude(origin__in=places.NO_COUNTRY)

    def of_foreign_origin(self):
        return self.of_known_origin().exclude(origin="BE")

    def by_name(self):
        return self.order_by("last_name", "first_name", "pk")


class Resident(TeamOwned, Versioned):
    """Somebody the team knows (UI: «bewoner»)."""

    class Gender(models.TextChoices):
        FEMALE = "f", _("v")
        MALE = "m", _("m")
        X = "x", _("x")
        UNKNOWN = "unknown", _("onbekend")

    class Rhythm(models.TextChoices):
        NONE = "", _("geen vast ritme")
        SIX_WEEKS = "6w", _("elke 6 weken")
        THREE_MONTHS = "3m", _("elke 3 maanden")
        SIX_MONTHS = "6m", _("elk half jaar")
        YEAR = "1y", _("elk jaar")

    code = models.CharField(_("code"), max_length=40, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="residents", verbose_name=_("gezin"))
    first_name = models.CharField(_("voornaam"), max_length=200)
    last_name = models.CharField(_("naam"), max_length=200)
    birth_date = models.DateField(_("geboortedatum"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("geboortejaar"), null=True, blank=True)
    gender = models.CharField(_("geslacht"), max_length=10, choices=Gender.choices, default=Gender.UNKNOWN)
    origin = models.CharField(
        _("land van herkomst, zoals verteld"), max_length=2, blank=True, choices=places.origin_choices
    )
    language = models.CharField(_("taal"), max_length=2, blank=True, choices=places.language_choices)
    interpreter_needed = models.BooleanField(_("tolk nodig"), default=False)
    phone = models.CharField(_("telefoon"), max_length=200, blank=True)
    email = models.CharField(_("e-mail"), max_length=200, blank=True)
    first_contact_on = models.DateField(_("eerste contact"))
    contact_ended_on = models.DateField(_("einde contact"), null=True, blank=True)
    worker_in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verantwoordelijke"),
    )
    contact_rhythm = models.CharField(_("contactritme"), max_length=2, blank=True, choices=Rhythm.choices)
    attention_note = models.TextField(_("aandacht"), max_length=10_000, blank=True)
    last_contact_on = models.DateField(_("laatste contact"), null=True, editable=False)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = ResidentQuerySet.as_manager()

    class Privacy:
        subjects = "self"
        erase = {
            "first_name": "",
            "last_name": "",
            "birth_date": None,
            "phone": "",
            "email": "",
            "attention_note": "",
            "search_key": "",
        }
        keep = {
            "team",
            "code",
            "household",
            "birth_year",
            "gender",
            "origin",
            "language",
            "interpreter_needed",
            "first_contact_on",
            "contact_ended_on",
            "worker_in_charge",
            "contact_rhythm",
            "last_contact_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {
            "code",
            "first_name",
            "last_name",
            "birth_date",
            "birth_year",
            "gender",
            "origin",
            "language",
            "interpreter_needed",
            "phone",
            "email",
            "first_contact_on",
            "contact_ended_on",
            "contact_rhythm",
            "attention_note",
            "last_contact_on",
        }

    class Meta:
        verbose_name = _("bewoner")
        verbose_name_plural = _("bewoners")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="resident_code_once"),
            models.CheckConstraint(
                condition=Q(contact_ended_on=None) | Q(contact_ended_on__gte=F("first_contact_on")),
                name="resident_contact_ends_after_start",
                violation_error_message=_("Het einde van het contact ligt voor het eerste contact."),
            ),
            models.CheckConstraint(
                condition=Q(birth_date=None) | Q(birth_date__lte=F("first_contact_on")),
                name="resident_born_before_contact",
                violation_error_message=_("De geboortedatum ligt na het eerste contact."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "last_name", "first_name"], name="resident_name"),
            models.Index(fields=["team", "last_contact_on"], name="resident_last_contact"),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.code

    def get_absolute_url(self):
        return reverse("contacts:resident_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.complete()
        super().save(*args, **kwargs)

    def complete(self):
        """What follows from other fields; bulk writes call it themselves."""
        if self.birth_date:
            self.birth_year = self.birth_date.year
        self.search_key = search_key(
            self.first_name, self.last_name, self.code, self.email, str(self.birth_year or ""), phones=[self.phone]
        )

    @property
    def origin_label(self):
        return places.origin_label(self.origin)

    @property
    def is_long_unseen(self):
        """What `long_unseen` asks of many, today."""
        day = today()
        since = seen_since(day).get(self.contact_rhythm)
        has_ended = self.contact_ended_on and self.contact_ended_on <= day
        return bool(since and not has_ended and (self.last_contact_on or self.first_contact_on) < since)
