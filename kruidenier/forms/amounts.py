"""The amounts of a day, in one form: what each shop visit came to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import AmountField


class AmountsForm(forms.Form):
    """A field for each shop visit, beside it what the page showed before, so that nobody's amount is overwritten."""

    def __init__(self, data, *, visits):
        super().__init__(data)
        self.visits = list(visits)
        for visit in self.visits:
            self.fields[f"bedrag-{visit.pk}"] = amount_field(visit)
            self.fields[f"was-{visit.pk}"] = forms.DecimalField(
                required=False, widget=forms.HiddenInput, initial=visit.amount
            )

    def rows(self):
        """(shop visit, its field, what it was)."""
        return [(visit, self[f"bedrag-{visit.pk}"], self[f"was-{visit.pk}"]) for visit in self.visits]

    def changes(self):
        """What `actions.save_amounts` asks for."""
        told = [
            (visit, *(self.cleaned_data[f"{name}-{visit.pk}"] for name in ("was", "bedrag"))) for visit in self.visits
        ]
        return [(visit, was, amount) for visit, was, amount in told if was != amount]


def amount_field(visit):
    field = AmountField(label=_("Bedrag van kaart %s") % visit.card, required=False, initial=visit.amount)
    field.widget.attrs["class"] = "form-control amount"
    return field
