"""What belongs to a partner: contact persons, what it offers, agreements and the paper behind them."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.forms import RecordForm
from buurtwerk.core.uploads import UploadField
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules
from contacts.models import Agreement, ContactPerson, Offer, Organisation

DAY = timedelta(days=1)
PERIOD = Div("starts_on", "ends_on", css_class="pair")


class PartForm(RecordForm):
    """Of a partner that the address names, and that never changes. `titles`: of a new one, of one that is edited."""

    titles: tuple[Any, Any]

    def __init__(self, request, *, organisation, instance=None):
        super().__init__(request, instance=instance)
        self.organisation = organisation
        if not self.instance.pk:
            self.instance.team, self.instance.organisation = organisation.team, organisation

    @property
    def heading(self):
        return self.titles[bool(self.instance.pk)]

    def clean_ends_on(self):
        end = self.cleaned_data["ends_on"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("starts_on"), end))
        return end


class ContactPersonForm(PartForm):
    titles = (_("Nieuwe contactpersoon"), _("Contactpersoon wijzigen"))

    class Meta:
        model = ContactPerson
        fields = ["function", "name", "email", "phone", "starts_on", "ends_on"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput}
        help_texts = {
            "function": _("Bijvoorbeeld brugfiguur of teamverantwoordelijke."),
            "ends_on": _("Vul dit in als iemand weg is: dan blijft bewaard wie het was."),
        }

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.helper.layout = Layout("function", "name", Div("email", "phone", css_class="pair"), PERIOD)


class OfferForm(PartForm):
    titles = (_("Nieuw aanbod"), _("Aanbod wijzigen"))

    class Meta:
        model = Offer
        fields = ["name", "for_whom", "where", "description", "starts_on", "ends_on"]
        widgets = {"description": rows(4), "starts_on": DateInput, "ends_on": DateInput}
        labels = {"name": _("Waarvoor kan iemand er terecht?"), "for_whom": _("Voor wie?"), "where": _("Waar?")}
        help_texts = {"ends_on": _("Daarna kan je er niemand meer naartoe leiden.")}

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.helper.layout = Layout("name", "for_whom", "where", "description", PERIOD)


class AgreementForm(PartForm):
    titles = (_("Nieuwe overeenkomst"), _("Overeenkomst wijzigen"))

    class Meta:
        model = Agreement
        fields = ["title", "starts_on", "ends_on", "note"]
        widgets = {"note": rows(3), "starts_on": DateInput, "ends_on": DateInput}
        labels = {"title": _("Waarover gaat ze?")}
        help_texts = {"ends_on": _("Laat leeg als ze voor onbepaalde duur is.")}

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.helper.layout = Layout("title", PERIOD, "note")


class RenewalForm(RecordForm):
    """New dates for the main agreement; `before` holds those it has now."""

    class Meta:
        model = Organisation
        fields = ["agreement_from", "agreement_until"]
        widgets = {"agreement_from": DateInput, "agreement_until": DateInput}
        labels = {"agreement_from": _("Nieuwe overeenkomst van"), "agreement_until": _("Tot en met")}
        help_texts = {"agreement_until": _("Laat leeg als ze voor onbepaalde duur is.")}

    def __init__(self, request, *, instance):
        self.before = (instance.agreement_from, instance.agreement_until)
        end = instance.agreement_until
        start = {"agreement_from": end + DAY if end and end < date.max else None, "agreement_until": None}
        super().__init__(request, instance=instance, initial=start)
        self.fields["agreement_from"].required = True
        self.helper.layout = Layout(Div("agreement_from", "agreement_until", css_class="pair"))

    def clean_agreement_from(self):
        start = self.cleaned_data["agreement_from"]
        rules.refuse(rules.renewed_too_early(self.before[0], start) or rules.far_day(start))
        return start

    def clean_agreement_until(self):
        until = self.cleaned_data["agreement_until"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("agreement_from"), until))
        return until


class DocumentForm(forms.Form):
    file = UploadField(label=_("Bestand"))
