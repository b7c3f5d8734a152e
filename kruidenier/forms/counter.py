"""Small forms at the counter."""

from datetime import timedelta

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts import rules as contacts
from contacts.forms.quick import NewcomerForm
from kruidenier import rules
from kruidenier.actions.cards import new_card
from kruidenier.finding import card_numbered

KEPT = timedelta(days=3)  # as long as a device may keep a check-in that it could not send
CLOCKS_DIFFER = timedelta(minutes=10)


class CheckInForm(forms.Form):
    """The number of a card, and the moment where a device kept it until the connection was back."""

    number = forms.CharField(
        max_length=40,
        error_messages={
            "required": _("Typ of scan het nummer van de kaart."),
            "max_length": _("Zo'n lang kaartnummer bestaat niet. Kijk het na, of zoek op naam."),
        },
    )
    at = forms.DateTimeField(required=False)

    def __init__(self, data, *, team):
        super().__init__(data)
        self.team = team

    def clean_number(self):
        card = card_numbered(self.team, self.cleaned_data["number"])
        if card is None:
            number = self.cleaned_data["number"]
            raise forms.ValidationError(_("Kaart %s bestaat niet. Kijk het nummer na, of zoek op naam.") % number)
        return card

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at and not timezone.now() - KEPT < at < timezone.now() + CLOCKS_DIFFER:
            raise forms.ValidationError(
                _("Deze aanmelding bleef te lang op het toestel. Geef ze door aan een buurtwerker.")
            )
        return min(at, timezone.now()) if at else None

    @property
    def problem(self):
        """What is wrong, as one line."""
        return next(message for messages in self.errors.values() for message in messages)


class SizeForm(forms.Form):
    """How many they are, as far as that is told."""

    adults = forms.IntegerField(label=_("Volwassenen"), required=False, min_value=0)
    children = forms.IntegerField(label=_("Kinderen"), required=False, min_value=0)

    def clean_adults(self):
        contacts.refuse(rules.too_many_people(self.cleaned_data["adults"]))
        return self.cleaned_data["adults"]

    def clean_children(self):
        contacts.refuse(rules.too_many_people(self.cleaned_data["children"]))
        return self.cleaned_data["children"]

    def card_of(self, household):
        """A card for that household, not stored yet."""
        return new_card(household, adults=self.cleaned_data["adults"], children=self.cleaned_data["children"])


class NewCardForm(SizeForm):
    """A card for a household that the team knows already."""


class WelcomeForm(SizeForm, NewcomerForm):
    """Somebody new at the counter, and with how many they are."""

    layout = (*NewcomerForm.layout, Div("adults", "children", css_class="pair"))

    def __init__(self, data, *, request, page):
        super().__init__(data, request=request, team=request.team, page=page)
