from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import tidy
from contacts.models import Area
from contacts.rules import refuse
from rapportage.models import NeighbourhoodFigure, Reach, indicator_key
from rapportage.neighbourhood import rules
from rapportage.neighbourhood.actions import save_figure
from rapportage.neighbourhood.numbers import number_in, typed_text


class NumberField(forms.DecimalField):
    """A number as people type it, below zero too: 11,4 or -3.25, without thousands apart."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})

    def to_python(self, value):
        text = tidy("" if value is None else str(value))
        number = number_in(text)
        if text and number is None:
            raise ValidationError(rules.no_number(text))
        return number

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else typed_text(value)


class FigureForm(RecordForm):
    value = NumberField(label=_("Waarde"), help_text=_("Een getal zoals 5230 of 11,4."))

    class Meta:
        model = NeighbourhoodFigure
        fields = ["indicator", "area", "year", "value", "unit", "source", "reach"]
        labels = {
            "indicator": _("Indicator"),
            "area": _("Gebied"),
            "year": _("Jaar"),
            "unit": _("Eenheid"),
            "source": _("Bron"),
            "reach": _("Naast welk deel van het bereik?"),
        }
        help_texts = {
            "indicator": _("Wat het cijfer telt, zoals «aandeel eenoudergezinnen». Houd elk jaar dezelfde naam aan."),
            "unit": _("Zoals % of personen."),
            "source": _("Wie het cijfer maakte, zoals «stad» of «Statbel»."),
            "reach": _("Een aandeel in % kan naast het bereik van het team staan."),
        }

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        if not self.instance.pk:
            self.instance.team = self.team
        offer(self, area=Area.objects.of(self.team).by_name(), reach=Reach.choices)
        call_empty(self, area=_("de hele wijk"))
        self.fields["source"].required = True
        self.fields["source"].error_messages["required"] = rules.no_source()
        self.helper.layout = Layout(
            Fieldset(
                _("Cijfer"),
                "indicator",
                Div("area", "year", css_class="pair"),
                Div("value", "unit", css_class="pair"),
                "source",
                css_class="form-section",
            ),
            Fieldset(_("Naast het bereik"), "reach", css_class="form-section"),
        )

    def clean_indicator(self):
        indicator = " ".join(tidy(self.cleaned_data["indicator"]).split())
        refuse(None if indicator else self.fields["indicator"].error_messages["required"])
        return indicator

    def clean_source(self):
        source = tidy(self.cleaned_data["source"])
        refuse(None if source else rules.no_source())
        return source

    def clean_year(self):
        year = self.cleaned_data["year"]
        if "year" in self.changed_data:
            refuse(rules.unlikely_year(year))
        return year

    def clean(self):
        cleaned = super().clean()
        if {"indicator", "area", "year"} <= cleaned.keys() and self.is_there(cleaned):
            self.add_error("year", rules.stored_already(cleaned["area"]))
        return cleaned

    def is_there(self, cleaned):
        """Whether another figure says it already."""
        others = NeighbourhoodFigure.objects.of(self.instance.team).exclude(pk=self.instance.pk)
        key = indicator_key(cleaned["indicator"])
        return others.filter(key=key, area=cleaned["area"], year=cleaned["year"]).exists()

    def keep(self):
        """Store the figure; returns it. Call inside `store`."""
        return save_figure(self.instance, by=self.user)
