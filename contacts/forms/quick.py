"""People made in passing, from within another form."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.drafts import data_of
from buurtwerk.core.forms import draft_of, without_invisible
from buurtwerk.core.part_forms import InPart, Part
from contacts import actions, rules
from contacts.models import Household, Resident


class DoublesMixin(forms.BaseForm):
    """Shows likely doubles before somebody is made; ticking `toch_nieuw` makes them all the same."""

    doubles: list = []
    known_besides: dict = {}  # what another form on the page tells of the same person: the address
    team: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["toch_nieuw"] = forms.BooleanField(label=_("Nee, dit is iemand anders: toch nieuw"), required=False)

    def warn_of_doubles(self, cleaned):
        names = ("first_name", "last_name", "birth_year", "phone", "street", "number", "household")
        known = {name: value for name in names if (value := cleaned.get(name) or self.known_besides.get(name))}
        if self.errors or not {"first_name", "last_name"} & set(known) or cleaned.get("toch_nieuw"):
            return
        self.doubles = list(actions.likely_doubles(self.team, **{"first_name": "", "last_name": ""} | known))
        if self.doubles:
            self.add_error(None, _("Lijkt al gekend. Kies hieronder wie het is, of zeg dat het iemand anders is."))


class QuickResidentForm(DoublesMixin, forms.Form):
    """One more person of a household: name and, when known, year of birth."""

    first_name = forms.CharField(label=_("Voornaam"), max_length=200)
    last_name = forms.CharField(label=_("Naam"), max_length=200)
    birth_year = forms.IntegerField(label=_("Geboortejaar"), required=False)
    layout: tuple = (Div("first_name", "last_name", css_class="pair"), "birth_year")

    def __init__(self, data, *, team, prefix, empty_permitted=False):
        super().__init__(data, prefix=prefix, empty_permitted=empty_permitted, use_required_attribute=False)
        self.team = team
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*self.layout)

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        rules.refuse(rules.no_year(year) or rules.unlikely_year(year))
        return year

    def clean(self):
        self.cleaned_data |= without_invisible(self.cleaned_data)
        self.warn_of_doubles(self.cleaned_data)
        return self.cleaned_data

    @property
    def full_name(self):
        return f"{self.cleaned_data['first_name']} {self.cleaned_data['last_name']}"

    def is_valid_on(self, first_contact_on):
        """Whether all is well for somebody first met on that day (None: the day itself is not known)."""
        valid = self.is_valid()
        problem = rules.born_after_first_contact(getattr(self, "cleaned_data", {}).get("birth_year"), first_contact_on)
        if problem:
            self.add_error("birth_year", problem)
        return valid and not problem

    def resident(self, household, first_contact_on):
        """The person, not stored yet."""
        fields = {name: self.cleaned_data[name] for name in ("first_name", "last_name", "birth_year")}
        return Resident(team=self.team, household=household, first_contact_on=first_contact_on, **fields)


class QuickHouseholdForm(QuickResidentForm):
    """A household that nobody knew yet, with its first person."""

    phone = forms.CharField(label=_("Telefoon"), max_length=200, required=False)
    street = forms.CharField(label=_("Straat"), max_length=200, required=False)
    number = forms.CharField(label=_("Nummer"), max_length=200, required=False)
    box = forms.CharField(label=_("Bus"), max_length=200, required=False)
    layout = (
        Div("first_name", "last_name", css_class="pair"),
        Div("birth_year", "phone", css_class="pair"),
        "street",
        Div("number", "box", css_class="pair"),
    )

    def household(self):
        """The household, not stored yet."""
        address = {name: self.cleaned_data[name] for name in ("street", "number", "box")}
        return Household(team=self.team, municipality=self.team.municipality, **address)

    def resident(self, household, first_contact_on):
        person = super().resident(household, first_contact_on)
        person.phone = self.cleaned_data["phone"]
        return person


class NewcomerForm(InPart, QuickResidentForm):
    """A household that nobody knew yet, in a part of a page: a name, and street and year of birth when they are told.

    What was typed waits behind the sign-in. The full file comes later.
    """

    street = forms.CharField(label=_("Straat"), max_length=200, required=False)
    layout: tuple = (
        Div("first_name", "last_name", css_class="pair"),
        Div("street", "birth_year", css_class="pair"),
    )

    def __init__(self, data, *, request, team, page):
        super().__init__(data, team=team, prefix="nieuw")
        self.part = Part(request, page=page, name="nieuw")
        self.initial |= self.part.typed(self.base_fields, "nieuw")

    def household(self):
        """The household, not stored yet."""
        return Household(team=self.team, municipality=self.team.municipality, street=self.cleaned_data["street"])


class NewHomeForm(forms.Form):
    """Where a new resident lives, beside the resident's own form."""

    street = forms.CharField(label=_("Straat"), max_length=200, required=False)
    number = forms.CharField(label=_("Nummer"), max_length=200, required=False)
    box = forms.CharField(label=_("Bus"), max_length=200, required=False)

    def __init__(self, request):
        draft = draft_of(request)
        data = request.POST if request.method == "POST" else (data_of(draft) if draft else None)
        super().__init__(data, prefix="gezin")
        self.team = request.team
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("street", Div("number", "box", css_class="pair"))

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)

    def address(self):
        """What is filled in so far, for finding doubles."""
        return self.cleaned_data if self.is_bound and self.is_valid() else {}

    def household(self):
        """The household, not stored yet."""
        return Household(team=self.team, municipality=self.team.municipality, **self.cleaned_data)
