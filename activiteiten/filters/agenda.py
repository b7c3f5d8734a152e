import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten.filters.sessions import activities
from activiteiten.models import Activity, Session


class AgendaFilter(filters.FilterSet):
    soort = filters.ChoiceFilter(label=_("soort"), field_name="activity__kind", choices=Activity.Kind.choices)
    activiteit = filters.ModelChoiceFilter(
        label=_("activiteit"), field_name="activity", queryset=activities, to_field_name="code"
    )
    mijn = filters.BooleanFilter(label=_("enkel wat ik leid"), method="of_mine", widget=forms.CheckboxInput)

    class Meta:
        model = Session
        fields: list[str] = []

    def of_mine(self, rows, name, value):
        return rows.led_by(self.request.user) if value else rows
