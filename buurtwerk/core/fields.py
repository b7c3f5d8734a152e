from django import forms
from django.core.exceptions import ValidationError


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows by their id; ids that no database can hold are refused as any other unknown one."""

    def clean(self, value):
        for key in value or []:
            if len(str(key)) > 18:
                raise ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)
