from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.models.upload import Upload
from contacts.models.organisation import ENDS_SOON, Organisation, in_force


class AgreementQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def in_year(self, year):
        """In force on at least one day of it."""
        first, last = year_span(year)
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)

    def ending_soon(self, day):
        """In force, ending on this day or within sixty days of it, and none of the partner begins after its end."""
        next_one = Agreement.objects.filter(organisation=OuterRef("organisation"), starts_on__gt=OuterRef("ends_on"))
        main_is_next = Q(organisation__agreement_from__gt=F("ends_on"))
        ending = self.filter(starts_on__lte=day, ends_on__range=(day, day + ENDS_SOON))
        return ending.exclude(main_is_next).filter(~Exists(next_one))

    def latest_first(self):
        return self.order_by("-starts_on", "-pk")


class Agreement(TeamOwned, Versioned):
    """An agreement with a partner beside the main one, or an earlier one (UI: «overeenkomst»).

    The main one is the dates on the Organisation (docs/decisions/0014).
    """

    code = models.CharField(_("code"), max_length=40, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="agreements", verbose_name=_("partner"))
    title = models.CharField(_("titel"), max_length=200, blank=True)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("overeenkomst")
        verbose_name_plural = _("overeenkomsten")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="agreement_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.title or str(_("overeenkomst %s") % self.code)

    def get_absolute_url(self):
        return f"{reverse('contacts:organisation_detail', args=[self.organisation_id])}#overeenkomsten"

    @property
    def is_in_force(self):
        """Today."""
        return in_force(self.starts_on, self.ends_on, today())


class AgreementDocumentQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def of_partner(self, organisation):
        """Behind its main agreement, which has no `agreement`, and behind the others."""
        return self.filter(Q(organisation=organisation) | Q(agreement__organisation=organisation))


class AgreementDocument(Upload):
    """The paper behind an agreement, at most one each: behind a row, or behind the partner's main agreement."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="documents", verbose_name=_("partner")
    )
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, null=True, related_name="documents", verbose_name=_("overeenkomst")
    )

    objects = AgreementDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="main_agreement_document_once"),
            models.UniqueConstraint(fields=["agreement"], name="agreement_document_once"),
            models.CheckConstraint(
                condition=Q(organisation=None, agreement__isnull=False) | Q(organisation__isnull=False, agreement=None),
                name="document_of_one_agreement",
            ),
        ]

    @property
    def partner(self):
        return self.agreement.organisation if self.agreement else self.organisation

    def get_absolute_url(self):
        return f"{self.partner.get_absolute_url()}#overeenkomsten"
