"""Points of a session that become a signal or a question to follow up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten import actions
from buurtwerk.accounts.models import User
from buurtwerk.core.fields import offer
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, rows
from huisbezoeken.forms.due import settle_day, when_field
from huisbezoeken.models import Signal, Theme


class PointForm(PartForm):
    """`keep` makes what it asks for of a session; returns it."""

    name: str

    def __init__(self, data, *, session, request, initial=None):
        told = {"request": request, "page": session.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, initial=initial, use_required_attribute=False, **told)
        self.session = session


class SignalPointForm(PointForm):
    name = "signaal"

    theme = forms.ModelChoiceField(
        label=_("Waarover?"), queryset=Theme.objects.all(), widget=forms.RadioSelect, empty_label=None
    )
    description = forms.CharField(label=_("Wat hoorde je?"), max_length=10_000, widget=rows(3))
    severity = forms.ChoiceField(
        label=_("Hoe erg?"), choices=Signal.Severity.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(self, data, *, session, request):
        super().__init__(data, session=session, request=request, initial={"theme": session.activity.only_theme})

    def keep(self, by):
        told = {name: self.cleaned_data[name] for name in ("theme", "description", "severity")}
        return actions.raise_signal_at(session=self.session, by=by, **told)


class QuestionForm(PointForm):
    name = "opvolging"

    text = forms.CharField(label=_("Wat moet er gebeuren?"), max_length=10_000, widget=rows(2))
    when = when_field()
    due_on = forms.DateField(label=_("Dag"), required=False, widget=DateInput)
    worker = forms.ModelChoiceField(
        label=_("Wie doet het?"), queryset=User.objects.none(), required=False, empty_label=_("nog niemand")
    )

    def __init__(self, data, *, session, request):
        super().__init__(data, session=session, request=request, initial={"when": "7", "worker": request.user})
        offer(self, worker=User.objects.workers_of(session.team))

    def clean(self):
        cleaned = super().clean()
        settle_day(self, cleaned)
        return cleaned

    def keep(self, by):
        told = {name: self.cleaned_data[name] for name in ("text", "due_on", "worker")}
        return actions.ask_at(session=self.session, by=by, **told)
