from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Household, Organisation
from huisbezoeken.forms.acts import ActForm
from kruidenier import rules
from kruidenier.actions.cards import runs_until
from kruidenier.models import Card, CardRules


class CardForm(RecordForm):
    """A household's card: from when until when, who sent them, how many they are."""

    class Meta:
        model = Card
        fields = ["household", "starts_on", "ends_on", "adults", "children", "referred_by", "end_reason", "note"]
        widgets = {
            "starts_on": DateInput,
            "ends_on": DateInput,
            "end_reason": forms.RadioSelect,
            "note": rows(3),
        }
        help_texts = {
            "ends_on": _("De laatste dag telt nog mee. Laat leeg als de kaart blijft lopen."),
            "note": _("Enkel voor buurtwerkers: aan de balie is ze niet te zien."),
        }
        error_messages = {"household": {"required": _("Kies het gezin waarvoor de kaart is.")}}

    def __init__(self, request, *, instance=None, household=None):
        start = {} if instance else self._start(request.team, household)
        super().__init__(request, instance=instance, initial=start)
        self.chosen = instance.household if instance else self._chosen(household)
        if instance is None:
            self.instance.team = self.team
            del self.fields["end_reason"]
        else:
            del self.fields["household"]
            offer(self, end_reason=Card.Reason.choices)
        self._scope()

    def _start(self, team, household):
        until = runs_until(today(), CardRules.objects.rules_of(team))
        return {"household": household, "starts_on": today(), "ends_on": until}

    def _chosen(self, household):
        number = as_id(self.data.get("household")) if self.is_bound else None
        return Household.objects.of(self.team).filter(pk=number).first() if number else household

    def _scope(self):
        if "household" in self.fields:
            offer(self, household=Household.objects.of(self.team))
        offer(self, referred_by=Organisation.objects.of(self.team).order_by("name"))
        call_empty(self, referred_by=_("niemand, of niet gekend"))
        people = Fieldset(
            _("Het gezin"), Div("adults", "children", css_class="pair"), "referred_by", css_class="form-section"
        )
        self.helper.layout = Layout(
            Div("starts_on", "ends_on", css_class="form-section pair"),
            *([Div("end_reason", css_class="form-section chips-field")] if "end_reason" in self.fields else []),
            people,
            Div("note", css_class="form-section"),
        )

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if "starts_on" in self.changed_data or not self.instance.pk:
            contacts.refuse(contacts.far_day(day))
        return day

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), day))
        if day and "ends_on" in self.changed_data:
            contacts.refuse(contacts.far_day(day))
        return day

    def clean_adults(self):
        contacts.refuse(rules.too_many_people(self.cleaned_data["adults"]))
        return self.cleaned_data["adults"]

    def clean_children(self):
        contacts.refuse(rules.too_many_people(self.cleaned_data["children"]))
        return self.cleaned_data["children"]

    def clean(self):
        cleaned = super().clean()
        if "ends_on" not in self.errors and (
            wrong := rules.reason_without_end(cleaned.get("end_reason"), cleaned.get("ends_on"))
        ):
            self.add_error("ends_on", wrong)
        household, starts_on = cleaned.get("household"), cleaned.get("starts_on")
        if household and starts_on and (card := Card.objects.filter(household=household).running_on(starts_on).first()):
            wrong = _("Dit gezin heeft al een kaart die loopt: %s. Verleng die, of stop ze eerst.") % card
            self.add_error("household", wrong)
        return cleaned


class RenewForm(ActForm):
    """Until when it runs on; what the team agreed on is filled in."""

    told = ("until",)
    note = None  # type: ignore[assignment] # nothing to explain
    until = forms.DateField(label=_("Tot en met"), required=False, widget=DateInput)

    def __init__(self, data, *, thing, request, part="verleng"):
        super().__init__(data, thing=thing, request=request, part=part)
        begin = max(today(), thing.starts_on, thing.ends_on or today())
        self.initial.setdefault("until", runs_until(begin, CardRules.objects.rules_of(thing.team)))

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until:
            contacts.refuse(contacts.far_day(until) or contacts.day_gone_by(until))
            contacts.refuse(contacts.ends_before_it_begins(self.thing.starts_on, until))
        return until


class StopForm(ActForm):
    """The last day and why."""

    told = ("on", "reason")
    note = None  # type: ignore[assignment] # the reason is the note
    on = forms.DateField(label=_("Laatste dag"), widget=DateInput)
    reason = forms.ChoiceField(
        label=_("Waarom?"),
        choices=Card.Reason.choices[1:],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom de kaart stopt.")},
    )

    def __init__(self, data, *, thing, request, part="stop"):
        super().__init__(data, thing=thing, request=request, part=part)
        self.initial.setdefault("on", today())

    def clean_on(self):
        on = self.cleaned_data["on"]
        contacts.refuse(contacts.ends_before_it_begins(self.thing.starts_on, on) or contacts.far_day(on))
        return on
