from typing import Any

from django import forms
from django.core.exceptions import ValidationError


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
