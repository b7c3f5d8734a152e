from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules
from contacts.forms.offers import OfferField
from contacts.models import Offer, Organisation, Referral, Resident


class ReferralForm(RecordForm):
    """Who is led to which partner, how, and what the partner may be told.

    Who it is about is chosen once; when to ask whether it arrived is set by itself, and can be moved.
    """

    organisation = forms.ModelChoiceField(
        label=_("Naar welke partner?"), queryset=Organisation.objects.none(), empty_label=_("Kies een partner")
    )
    offer = OfferField(label=_("Naar welk aanbod?"), required=False, empty_label=_("niets bepaalds"))

    class Meta:
        model = Referral
        fields = [
            "resident",
            "organisation",
            "offer",
            "date",
            "method",
            "purpose",
            "consent",
            "shared",
            "result",
            "check_on",
            "worker",
        ]
        widgets = {
            "date": DateInput,
            "method": forms.RadioSelect,
            "purpose": rows(3),
            "consent": forms.RadioSelect,
            "shared": rows(3),
            "result": forms.RadioSelect,
            "check_on": DateInput,
        }
        labels = {
            "method": _("Hoe?"),
            "purpose": _("Waarvoor?"),
            "consent": _("Mogen we iets doorgeven?"),
            "check_on": _("Wanneer vragen we of het aangekomen is?"),
        }
        help_texts = {
            "purpose": _("Komt in de brief aan de partner, als die er mag zijn."),
            "shared": _("Staat zo in de brief, naast de naam. Al de rest, ook adres en telefoon, blijft bij het team."),
        }
        error_messages = {"resident": {"required": _("Kies een bewoner.")}}

    def __init__(self, request, *, instance=None, resident=None):
        start = {} if instance else {"resident": resident, "date": today(), "worker": request.user}
        super().__init__(request, instance=instance, initial=start)
        self.chosen = resident or getattr(instance, "resident", None)
        self._scope()
        if self.is_bound and not self.instance.pk:
            self.chosen = Resident.objects.of(self.team).filter(pk=as_id(self.data.get("resident"))).first()
        self.helper.layout = Layout(*self.fields)

    def _scope(self):
        """Choices of the own team only; somebody who left stays on what was done."""
        offer(
            self,
            resident=Resident.objects.of(self.team),
            organisation=Organisation.objects.of(self.team),
            offer=Offer.objects.of(self.team).offered_on(today(), and_also=self.instance.offer_id).by_partner(),
            worker=User.objects.workers_of(self.team, and_also=[self.instance.worker_id]),
            method=Referral.Method.choices,
            consent=Referral.Consent.choices,
        )
        call_empty(self, worker=_("niemand van ons"))
        if self.instance.pk:
            del self.fields["resident"]
        else:
            self.instance.team = self.team
            del self.fields["check_on"]

    @property
    def resident_errors(self):
        return self.errors.get("resident", [])

    @property
    def has_partners(self):
        return Organisation.objects.of(self.team).exists()

    def clean_offer(self):
        offered, partner = self.cleaned_data["offer"], self.cleaned_data.get("organisation")
        if offered and partner:
            rules.refuse(rules.offer_of_another_partner(offered.organisation_id, partner.pk))
        return offered

    @property
    def has_offers(self):
        return Offer.objects.of(self.team).exists()

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            rules.refuse(rules.unlikely_day(date))
        return date

    def clean_shared(self):
        shared = self.cleaned_data["shared"]
        consent = self.cleaned_data.get("consent")
        if consent != Referral.Consent.YES and shared.splitlines() == self.instance.shared.splitlines():
            return ""  # it was agreed to before, and is not any more
        rules.refuse(rules.shared_without_consent(shared, consent))
        return shared

    def clean_check_on(self):
        ask_on = self.cleaned_data["check_on"]
        if ask_on and {"check_on", "date"} & set(self.changed_data):
            rules.refuse(rules.far_day(ask_on) or rules.asked_too_early(self.cleaned_data.get("date"), ask_on))
        return ask_on
