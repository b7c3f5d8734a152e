from crispy_forms.layout import Div, Fieldset, Layout
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput
from contacts import rules
from contacts.models import Organisation


class OrganisationForm(RecordForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind", "website", "agreement_from", "agreement_until"]
        widgets = {"agreement_from": DateInput, "agreement_until": DateInput}
        help_texts = {"agreement_until": _("Laat leeg als ze voor onbepaalde duur is.")}

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        if not self.instance.pk:
            self.instance.team = self.team
        self.helper.layout = Layout(
            Fieldset(_("Partner"), "name", "kind", "website", css_class="form-section"),
            Fieldset(
                _("Samenwerkingsovereenkomst"),
                Div("agreement_from", "agreement_until", css_class="pair"),
                css_class="form-section",
            ),
        )

    def clean_agreement_until(self):
        until = self.cleaned_data["agreement_until"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("agreement_from"), until))
        return until
