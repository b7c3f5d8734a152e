import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from buurtwerk.core.money import amount_in
from buurtwerk.core.text import tidy

AROUND = re.compile(r"^€ *| *(?:€|euro)$")
THOUSANDS = re.compile(r"[0-9]{1,3}(?P<apart>[. ])[0-9]{3}(?:(?P=apart)[0-9]{3})*(?:,[0-9]{1,2})?")


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
    """Euro from 0 on, as people type it: 12,50 or 12.5, and as we show it: € 1.250,00."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **fields):
        super().__init__(**{"max_digits": 8, "decimal_places": 2, "localize": True} | fields)

    def to_python(self, value):
        text = tidy("" if value is None else str(value))
        amount = amount_in(plainly(text))
        if text and amount is None:
            raise ValidationError(_("Schrijf een bedrag vanaf 0 met hoogstens twee decimalen, zoals 12,50 of 1250."))
        return amount


def plainly(text):
    """An amount without its sign, and without what stands between thousands where that can mean nothing else."""
    bare = AROUND.sub("", text)
    return re.sub("[. ]", "", bare) if THOUSANDS.fullmatch(bare) else bare
