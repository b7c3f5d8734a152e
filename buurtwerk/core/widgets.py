from django import forms


class DateInput(forms.DateInput):
    """The browser's own date field; it wants the date as ISO writes it."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


def rows(number):
    """A text area of so many rows."""
    return forms.Textarea(attrs={"rows": number})
