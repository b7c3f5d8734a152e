from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten import actions
from activiteiten.models import Activity, Enrolment
from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules
from contacts.models import Organisation, Resident


class EnrolForm(RecordForm):
    """A resident starts to take part, or waits for a place when the activity is full."""

    WAIT = "wachten"

    class Meta:
        model = Enrolment
        fields = ["resident", "starts_on"]
        widgets = {"starts_on": DateInput}
        error_messages = {"resident": {"required": _("Kies wie er meedoet.")}}

    def __init__(self, request, *, activity, resident=None):
        super().__init__(request, initial={"starts_on": today(), "resident": resident})
        self.instance.team, self.instance.activity, self.activity = self.team, activity, activity
        offer(self, resident=Resident.objects.of(self.team))
        self.chosen = self._chosen() if self.is_bound else resident
        self.is_full = actions.places_left(activity) == 0
        self.waits = request.POST.get("dan") == self.WAIT

    def _chosen(self):
        number = as_id(self.data.get("resident"))
        return Resident.objects.of(self.team).filter(pk=number).first() if number else None

    def clean_starts_on(self):
        starts_on = self.cleaned_data["starts_on"]
        rules.refuse(rules.far_day(starts_on))
        return starts_on

    def clean(self):
        cleaned = super().clean()
        if self.waits and not self.is_full:
            self.add_error(None, _("Er is nog plaats: schrijf in. De wachtlijst is voor wanneer alles volzet is."))
        return cleaned

    def keep(self):
        """Store the enrolment or the place on the waiting list; returns it. Call inside `store`.

        Raises Full or AlreadyEnrolled.
        """
        resident = self.cleaned_data["resident"]
        if self.waits:
            return actions.wait(activity=self.activity, resident=resident, by=self.user)
        starts_on = self.cleaned_data["starts_on"]
        return actions.enrol(activity=self.activity, resident=resident, starts_on=starts_on, by=self.user)

    def tell_full(self):
        self.is_full = True
        self.add_error(
            None,
            _("Alle plaatsen zijn ingenomen. Zet wie wil meedoen op de wachtlijst, of verhoog het aantal plaatsen."),
        )

    def tell_enrolled(self):
        self.add_error("resident", _("Deze bewoner doet al mee, of schreef zich op die dag al eens in."))


class EnrolmentForm(RecordForm):
    """How an enrolment went: since when, until when, why it ended and what came after."""

    class Meta:
        model = Enrolment
        fields = ["starts_on", "ends_on", "reason", "moved_on_to", "to_activity", "to_organisation", "note"]
        widgets = {
            "starts_on": DateInput,
            "ends_on": DateInput,
            "reason": forms.RadioSelect,
            "moved_on_to": forms.RadioSelect,
            "note": rows(3),
        }
        help_texts = {"ends_on": _("Laat leeg zolang de bewoner meedoet.")}

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance)
        others = Activity.objects.of(self.team).exclude(pk=instance.activity_id).by_name()
        offer(
            self,
            reason=Enrolment.Reason.choices,
            moved_on_to=Enrolment.Onward.choices,
            to_activity=others,
            to_organisation=Organisation.objects.of(self.team).order_by("name"),
        )
        call_empty(self, to_activity=_("kies een activiteit"), to_organisation=_("kies een partner"))

    def clean_starts_on(self):
        starts_on = self.cleaned_data["starts_on"]
        if "starts_on" in self.changed_data:
            rules.refuse(rules.far_day(starts_on))
        return starts_on

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        if ends_on and "ends_on" in self.changed_data:
            rules.refuse(rules.far_day(ends_on))
        return ends_on

    def clean(self):
        """What the form hides by then was chosen before, and is not meant any more."""
        cleaned = super().clean()
        if cleaned.get("reason") and not cleaned.get("ends_on") and "ends_on" not in self.errors:
            self.add_error("ends_on", _("Vul de laatste dag in, of kies geen reden."))
        if cleaned.get("reason") != Enrolment.Reason.ONWARD:
            cleaned["moved_on_to"] = ""
        if cleaned.get("moved_on_to") != Enrolment.Onward.ACTIVITY:
            cleaned["to_activity"] = None
        if cleaned.get("moved_on_to") != Enrolment.Onward.PARTNER:
            cleaned["to_organisation"] = None
        return cleaned

    def keep(self):
        """Store the enrolment; returns it. Call inside `store`. Raises Full or AlreadyEnrolled."""
        return actions.save_enrolment(enrolment=self.instance, by=self.user)

    def tell_full(self):
        self.add_error(
            "ends_on",
            _("Alle plaatsen zijn ingenomen. Zet de bewoner op de wachtlijst, of verhoog het aantal plaatsen."),
        )

    def tell_enrolled(self):
        self.add_error("starts_on", _("Deze bewoner is vanaf die dag al ingeschreven, of doet al mee."))
