"""Small forms beside the list of a session."""

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Attendance
from contacts.forms import quick

MOST = 100_000  # more than any square holds


class UnknownForm(forms.Form):
    """How many came whom nobody knows, and how many the page showed before."""

    adults = forms.IntegerField(label=_("volwassenen"), min_value=0, max_value=MOST)
    children = forms.IntegerField(label=_("kinderen"), min_value=0, max_value=MOST)
    was_adults = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    was_children = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def told(self):
        """What `actions.count_unknown` asks for."""
        cleaned = self.cleaned_data
        was = (cleaned["was_adults"], cleaned["was_children"])
        return {"adults": cleaned["adults"], "children": cleaned["children"], "was": was}

    @property
    def first_error(self):
        return _now("Schrijf bij beide een heel getal vanaf 0. Er is niets veranderd.")

    def counted_meanwhile(self, session):
        """Both counts, so that none is lost."""
        return _now(
            "Een collega telde net %(adults)s volwassenen en %(children)s kinderen. Jij had %(mine)s en %(mine_too)s. "
            "Kijk samen na en vul het juiste aantal in."
        ) % {
            "adults": session.anonymous_adults,
            "children": session.anonymous_children,
            "mine": self.cleaned_data["adults"],
            "mine_too": self.cleaned_data["children"],
        }


class NewcomerForm(quick.NewcomerForm):
    """Somebody new at a session, in a household of one's own."""

    role = forms.ChoiceField(
        label=_("Komt als"),
        choices=Attendance.Role.choices,
        initial=Attendance.Role.PARTICIPANT,
        widget=forms.RadioSelect,
    )
    layout = (*quick.NewcomerForm.layout, Div("role", css_class="chips-field"))

    def __init__(self, data, *, request, session, page):
        super().__init__(data, request=request, team=session.team, page=page)
