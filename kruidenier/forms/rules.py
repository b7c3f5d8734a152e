from crispy_forms.layout import Layout
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.forms import RecordForm
from contacts import rules as contacts
from kruidenier import rules
from kruidenier.models import CardRules


class RulesForm(RecordForm):
    """What the team agreed on about its cards."""

    class Meta:
        model = CardRules
        fields = ["months", "visits_a_month", "expired_stops"]
        help_texts = {
            "months": _("Laat leeg als een kaart blijft lopen tot iemand ze stopt."),
            "visits_a_month": _(
                "Laat leeg als er geen grens is. Er komt een verwittiging; niemand wordt tegengehouden."
            ),
            "expired_stops": _("Anders komt er enkel een verwittiging."),
        }

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance)
        self.helper.layout = Layout("months", "visits_a_month", "expired_stops")

    def clean_months(self):
        months = self.cleaned_data["months"]
        contacts.refuse(rules.no_run(months))
        return months

    def clean_visits_a_month(self):
        number = self.cleaned_data["visits_a_month"]
        contacts.refuse(rules.no_limit(number))
        return number
