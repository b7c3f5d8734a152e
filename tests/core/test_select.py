"""The template of a choice says what Django's own says."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer

CHOICES = [("", "---"), (1, "Één & <twee>"), ("Groep", [("a", "A"), ("b", "B's")]), (None, "Niets")]


class Marked(forms.Select):
    def create_option(self, name, value, *rest, **more):
        option = super().create_option(name, value, *rest, **more)
        option["attrs"] |= {"data-mark": f"<{value}>", "disabled": value == 1, "hidden": False}
        return option


def without_space(html):
    return re.sub(r"\s*\n\s*", "", html)


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect, Marked])
@pytest.mark.parametrize("value", [None, "", 1, "a", "</select>"])
def test_it_says_what_djangos_own_says(widget, value):
    field = widget(attrs={"class": "form-select", "required": True})
    field.choices = CHOICES
    value = [value] if widget is forms.SelectMultiple else value

    own, theirs = (field.render("keuze", value, renderer=made) for made in (get_default_renderer(), DjangoTemplates()))

    assert without_space(own) == without_space(theirs)
