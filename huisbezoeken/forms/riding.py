"""What a visit brings along, in the same form: something to follow up, a signal, a referral. Each may stay empty."""

from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import offer
from buurtwerk.core.forms import without_invisible
from buurtwerk.core.widgets import DateInput, rows
from contacts.models import Organisation, Referral, Resident
from huisbezoeken import actions
from huisbezoeken.forms.due import settle_day, when_field
from huisbezoeken.models import FollowUp, HomeVisit, Signal, Theme

chips = partial(forms.ChoiceField, widget=forms.RadioSelect, required=False)


class RidingForm(forms.Form):
    """`is_wanted`: whether something was filled in; only then it is judged and kept."""

    prefix: str
    asks: tuple[str, ...] = ()  # the fields that say that it is wanted

    def __init__(self, data, *, team):
        super().__init__(data, use_required_attribute=False)
        self.team = team

    @property
    def is_wanted(self):
        return self.is_bound and any(self.data.get(self.add_prefix(name), "").strip() for name in self.asks)

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)


class RidingFollowUp(RidingForm):
    prefix = "opvolging"
    asks = ("when", "due_on", "text")

    when = when_field(none=_("niets op te volgen"))
    due_on = forms.DateField(label=_("Dag"), required=False, widget=DateInput)
    text = forms.CharField(label=_("Wat moet er gebeuren?"), required=False, max_length=10_000, widget=rows(2))

    def clean(self):
        cleaned = super().clean()
        settle_day(self, cleaned)
        return cleaned

    def keep(self, visit, by):
        """Where nobody opened, one goes by again; else a question is asked of oneself."""
        was_held = visit.result == HomeVisit.Result.CONVERSATION
        text = self.cleaned_data["text"].strip()
        return actions.ask(
            team=visit.team,
            kind=FollowUp.Kind.QUESTION if was_held else FollowUp.Kind.VISIT,
            text=text or str(_("Opvolgen na het huisbezoek") if was_held else _("Opnieuw langsgaan")),
            due_on=self.cleaned_data["due_on"],
            household=visit.household,
            visit=visit,
            worker=by,
            by=by,
        )


class RidingSignal(RidingForm):
    prefix = "signaal"
    asks = ("theme", "description")

    theme = forms.ModelChoiceField(
        label=_("Waarover?"), queryset=Theme.objects.all(), widget=forms.RadioSelect, empty_label=None, required=False
    )
    description = forms.CharField(label=_("Wat hoorde je?"), max_length=10_000, widget=rows(3))
    severity = chips(label=_("Hoe erg?"), choices=Signal.Severity.choices)

    def judge(self, themes):
        """Without a theme of its own it is about the one that the visit was about."""
        if self.errors or self.cleaned_data["theme"]:
            return
        if len(themes) == 1:
            self.cleaned_data["theme"] = themes[0]
        else:
            self.add_error("theme", _("Kies waarover het signaal gaat."))

    def keep(self, visit, by):
        there = [row.resident for row in visit.visit_residents.select_related("resident")]
        return actions.raise_signal(
            team=visit.team,
            visit=visit,
            resident=there[0] if len(there) == 1 else None,
            date=visit.date,
            by=by,
            **self.cleaned_data,
        )


class RidingReferral(RidingForm):
    prefix = "toeleiding"
    asks = ("organisation", "method", "purpose")

    organisation = forms.ModelChoiceField(
        label=_("Naar welke partner?"), queryset=Organisation.objects.none(), empty_label=_("kies een partner")
    )
    resident = forms.ModelChoiceField(
        label=_("Voor wie?"), queryset=Resident.objects.none(), required=False, empty_label=_("wie erbij was")
    )
    method = chips(label=_("Hoe?"), choices=Referral.Method.choices)
    purpose = forms.CharField(label=_("Waarvoor?"), required=False, max_length=10_000, widget=rows(2))

    def __init__(self, data, *, team, people=()):
        super().__init__(data, team=team)
        present = Resident.objects.of(team).filter(pk__in=[person.pk for person in people])
        offer(self, organisation=Organisation.objects.of(team), resident=present)

    def judge(self, present, new_people):
        """Of several who were there, one must be named; of one, new or known, it is clear."""
        if self.errors or self.cleaned_data["resident"]:
            return
        if len(present) + new_people != 1:
            self.add_error("resident", _("Kies voor wie: er was meer dan één persoon bij, of niemand."))

    def keep(self, visit, by):
        there = [row.resident for row in visit.visit_residents.select_related("resident")]
        referral = Referral(
            team=visit.team,
            date=visit.date,
            resident=self.cleaned_data["resident"] or there[0],
            organisation=self.cleaned_data["organisation"],
            method=self.cleaned_data["method"],
            purpose=self.cleaned_data["purpose"],
            worker=by,
        )
        return actions.refer_at(visit=visit, referral=referral, by=by)


class Along:
    """The three together. What was not filled in is neither judged nor kept; a draft is only shown."""

    def __init__(self, data, *, team, people, is_draft):
        self.follow_up = RidingFollowUp(data, team=team)
        self.signal = RidingSignal(data, team=team)
        self.referral = RidingReferral(data, team=team, people=people)
        for form in self.all:
            if is_draft or not form.is_wanted:
                form._errors = forms.utils.ErrorDict()

    @property
    def all(self):
        return [self.follow_up, self.signal, self.referral]

    @property
    def wanted(self):
        return [form for form in self.all if form.is_wanted]

    def are_valid(self, *, present, new_people, themes):
        """Beside what the visit's own form says: who was there, of whom so many are new, and what it was about."""
        for form in self.wanted:
            form.full_clean()
        if self.referral in self.wanted:
            self.referral.judge(present, new_people)
        if self.signal in self.wanted:
            self.signal.judge(list(themes))
        return not any(form.errors for form in self.wanted)

    def keep(self, visit, by):
        for form in self.wanted:
            form.keep(visit, by)
