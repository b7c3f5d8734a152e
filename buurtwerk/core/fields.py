from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from buurtwerk.core.money import amount_in
from buurtwerk.core.text import tidy


def offer(form, **choices):
    """Set what each of these fields offers: rows of the own team only, or a list of choices."""
    for name, offered in choices.items():
        field: Any = form.fields[name]
        if isinstance(offered, list):
            field.choices = offered
        else:
            field.queryset = offered


def call_empty(form, **labels):
    """Set what the choice of nothing is called in each of these fields; None leaves it out."""
    for name, label in labels.items():
        field: Any = form.fields[name]
        field.empty_label = label


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows by their id; ids that no database can hold are refused as any other unknown one."""

    def clean(self, value):
        for key in value or []:
            if len(str(key)) > 18:
                raise ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)


class AmountField(forms.DecimalField):
    """Euro from 0 on, as people type it: 12,50 or 12.5, and no thousands or anything else between the digits."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **fields):
        super().__init__(**{"max_digits": 8, "decimal_places": 2, "localize": True} | fields)

    def to_python(self, value):
        text = tidy("" if value is None else str(value))
        amount = amount_in(text)
        if text and amount is None:
            raise ValidationError(_("Schrijf een bedrag zoals 12,50."))
        return amount
