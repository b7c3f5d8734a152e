from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten import actions
from activiteiten.models import Location, Session
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, TimeInput, rows
from contacts import rules
from huisbezoeken.forms.acts import ActForm

LONGEST_NIGHT = 12  # hours


def offer_places(form, activity):
    """The places of the team; none chosen means where the activity usually is."""
    usual = activity.location
    offer(form, location=Location.objects.of(form.team))
    call_empty(form, location=_("zoals gewoonlijk: %s") % usual if usual else _("niet ingevuld"))


class SessionForm(RecordForm):
    """One session: when and where, and afterwards what there is to tell."""

    new_location = forms.CharField(label=_("Of een nieuwe plaats"), max_length=200, required=False)

    class Meta:
        model = Session
        fields = ["date", "begins_at", "ends_at", "location", "report"]
        widgets = {"date": DateInput, "begins_at": TimeInput, "ends_at": TimeInput, "report": rows(8)}

    def __init__(self, request, *, activity, instance=None, initial=None):
        super().__init__(request, instance=instance, initial=initial)
        if not self.instance.pk:
            self.instance.team, self.instance.activity = self.team, activity
        offer_places(self, activity)
        when = Fieldset(
            _("Wanneer en waar"),
            "date",
            Div("begins_at", "ends_at", css_class="pair"),
            Div("location", "new_location", css_class="pair"),
            css_class="form-section",
        )
        told = Fieldset(_("Wat er gebeurde"), "report", css_class="form-section")
        self.helper.layout = Layout(when, told) if self.instance.has_report_by_now else Layout(when)
        if not self.instance.has_report_by_now:
            del self.fields["report"]

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            rules.refuse(rules.far_day(date))
        if self.instance.pk and self.instance.somebody_was_there:
            rules.refuse(rules.unlikely_day(date))
        return date

    def clean_ends_at(self):
        """After midnight is possible; most of a day later is a slip of the keyboard."""
        begins_at, ends_at = self.cleaned_data.get("begins_at"), self.cleaned_data["ends_at"]
        if begins_at and ends_at and ends_at < begins_at and hours_until(begins_at, ends_at) > LONGEST_NIGHT:
            raise forms.ValidationError(_("Het einde ligt voor het begin. Kijk de uren na."))
        return ends_at

    def clean(self):
        cleaned = super().clean()
        same = self.instance.activity.sessions.filter(
            date=cleaned.get("date"), begins_at=cleaned.get("begins_at"), cancelled_because=""
        )
        if cleaned.get("date") and same.exclude(pk=self.instance.pk).exists():
            self.add_error("date", _("Op die dag en dat uur staat er al een sessie van deze activiteit."))
        return cleaned

    def keep(self):
        """Store the session; returns it. Call inside `store`."""
        if name := self.cleaned_data["new_location"]:
            self.instance.location = actions.place_called(team=self.team, name=name, by=self.user)
        return actions.save_session(session=self.instance, by=self.user)


class CancelForm(ActForm):
    """Why a session does not take place; whoever looks in the agenda reads it."""

    told = ("because",)
    note = None  # type: ignore[assignment] # the reason is the note
    because = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=200,
        error_messages={"required": _("Schrijf in een paar woorden waarom. Dat staat ook in de agenda.")},
    )


def hours_until(begins_at, ends_at):
    """From a beginning to an end on the next day."""
    return 24 - begins_at.hour + ends_at.hour + (ends_at.minute - begins_at.minute) / 60
