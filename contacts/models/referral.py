from datetime import timedelta
from functools import reduce
from operator import and_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_words
from contacts.models.offer import Offer
from contacts.models.organisation import Organisation
from contacts.models.resident import Resident


class ReferralQuerySet(TeamQuerySet):
    view_permission = Permission.REFERRAL_VIEW

    def matching(self, query):
        """Every word is of the resident or the partner, or the query is the referral's own code."""
        words = [
            Q(resident__search_key__contains=word) | Q(organisation__search_key__contains=word)
            for word in search_words(query)
        ]
        return self.filter(reduce(and_, words, Q()) | Q(code__iexact=query.strip()))

    def in_year(self, year):
        return self.filter(date__year=year)

    def to_check(self, day):
        """Those of which one should ask by now whether they arrived."""
        return self.filter(check_on__lte=day)

    def with_people(self):
        return self.select_related("resident", "organisation", "offer", "worker")

    def newest_first(self):
        return self.order_by("-date", "-pk")


class Referral(TeamOwned, Versioned):
    """A resident led to a partner, or to something it offers (UI: «toeleiding»)."""

    AGREES = (("offer", "organisation"),)  # the offer is of the very partner (core/guards.py)
    CHECKED_AFTER = timedelta(weeks=4)

    class Method(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        TOGETHER = "together", _("samen naartoe")
        CALLED = "called", _("gebeld")
        PASSED_ON = "passed_on", _("doorgegeven")
        LEAFLET = "leaflet", _("folder")

    class Consent(models.TextChoices):
        NOT_ASKED = "", _("niet gevraagd")
        YES = "yes", _("ja")
        NO = "no", _("nee")

    class Result(models.TextChoices):
        PROPOSED = "proposed", _("voorgesteld")
        ACCOMPANIED = "accompanied", _("begeleid")
        STARTED = "started", _("gestart")
        DROPPED = "dropped", _("afgehaakt")

    code = models.CharField(_("code"), max_length=40, editable=False)
    date = models.DateField(_("datum"))
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="referrals", verbose_name=_("bewoner"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="referrals", verbose_name=_("partner"))
    offer = models.ForeignKey(
        Offer, models.PROTECT, null=True, blank=True, related_name="referrals", verbose_name=_("aanbod")
    )
    method = models.CharField(_("hoe"), max_length=20, blank=True, choices=Method.choices)
    purpose = models.TextField(_("waarvoor"), max_length=10_000, blank=True)
    consent = models.CharField(_("mogen we iets doorgeven"), max_length=10, blank=True, choices=Consent.choices)
    shared = models.TextField(_("wat de partner mag weten"), max_length=10_000, blank=True)
    result = models.CharField(_("resultaat"), max_length=20, choices=Result.choices, default=Result.PROPOSED)
    check_on = models.DateField(_("navragen op"), null=True, blank=True)  # empty: known, or not to be asked
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("medewerker")
    )

    objects = ReferralQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"purpose": "", "shared": ""}
        keep = {
            "team",
            "code",
            "date",
            "resident",
            "organisation",
            "offer",
            "method",
            "consent",
            "result",
            "check_on",
            "worker",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "organisation", "offer", "method", "purpose", "consent", "shared", "result"}

    class Meta:
        verbose_name = _("toeleiding")
        verbose_name_plural = _("toeleidingen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="referral_code_once"),
            models.CheckConstraint(
                condition=models.Q(shared="") | models.Q(consent="yes"),
                name="referral_shares_with_consent",
                violation_error_message=_("Zonder toestemming geef je niets door."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "date"], name="referral_team_date"),
            models.Index(fields=["team", "check_on"], name="referral_team_check"),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("contacts:referral_detail", args=[self.pk])

    @property
    def has_arrived(self):
        """True or False once it is known; None as long as somebody should ask."""
        known: dict[str, bool] = {self.Result.STARTED: True, self.Result.DROPPED: False}
        return known.get(self.result)
