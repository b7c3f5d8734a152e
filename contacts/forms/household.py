from crispy_forms.layout import Div, Fieldset, Layout
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.forms import RecordForm
from contacts.models import Household


class HouseholdForm(RecordForm):
    class Meta:
        model = Household
        fields = ["street", "number", "box", "postcode", "municipality", "type", "tenure", "social_service"]

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        if not self.instance.pk:
            self.instance.team = self.team
            self.initial.setdefault("municipality", self.team.municipality)
        self.helper.layout = Layout(
            Fieldset(
                _("Adres"),
                "street",
                Div("number", "box", css_class="pair"),
                Div("postcode", "municipality", css_class="pair"),
                css_class="form-section",
            ),
            Fieldset(_("Situatie"), "type", "tenure", "social_service", css_class="form-section"),
        )
