from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Organisation, Resident
from huisbezoeken import rules
from huisbezoeken.models import Signal, Theme

LATER_DAYS = ("to_steering_group_on", "resolved_on")


class SignalForm(RecordForm):
    """What was heard, about which theme; all else only when it is known."""

    class Meta:
        model = Signal
        fields = [
            "theme",
            "description",
            "severity",
            "people_concerned",
            "resident",
            "organisation",
            "date",
            "to_steering_group_on",
            "resolved_on",
        ]
        widgets = {
            "theme": forms.RadioSelect,
            "description": rows(4),
            "severity": forms.RadioSelect,
            "date": DateInput,
            "to_steering_group_on": DateInput,
            "resolved_on": DateInput,
        }
        labels = {"theme": _("Waarover gaat het?"), "description": _("Wat hoorde je?"), "severity": _("Hoe erg?")}
        help_texts = {
            "description": _("Schrijf zonder namen als het kan: signalen gaan ook naar de stuurgroep."),
            "people_concerned": _("Een schatting is goed."),
            "organisation": _("Als een dienst of vereniging het vertelde."),
        }

    def __init__(self, request, *, instance=None, visit=None, resident=None):
        is_new = instance is None
        super().__init__(request, instance=instance, initial=start(visit, resident) if is_new else None)
        if is_new:
            self.instance.team, self.instance.visit = self.team, visit
        for name in LATER_DAYS:
            if getattr(self.instance, name) is None:  # a change of status sets it; here it is only put right
                del self.fields[name]
        call_empty(self, theme=None, organisation=_("geen partner"))
        offer(
            self,
            theme=Theme.objects.all(),
            resident=Resident.objects.of(self.team),
            organisation=Organisation.objects.of(self.team),
            severity=Signal.Severity.choices,
        )

    @property
    def told_by(self):
        """Who is chosen as the one who told it; a picker shows the name."""
        chosen = self["resident"].value()
        number = as_id(str(getattr(chosen, "pk", chosen) or ""))
        return Resident.objects.of(self.team).filter(pk=number).first() if number else None

    def clean_people_concerned(self):
        number = self.cleaned_data["people_concerned"]
        contacts.refuse(rules.concerns_nobody(number))
        return number

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            contacts.refuse(contacts.unlikely_day(date))
        return date

    def clean_to_steering_group_on(self):
        return self._later_day("to_steering_group_on")

    def clean_resolved_on(self):
        return self._later_day("resolved_on")

    def _later_day(self, name):
        day = self.cleaned_data[name]
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("date"), day))
        if name in self.changed_data:
            contacts.refuse(rules.day_is_gone(day) or contacts.unlikely_day(day))
        return day


def start(visit, resident):
    """A signal from a visit is of that day and tells what the report says; one theme is the theme."""
    if visit is None:
        return {"date": today(), "resident": resident}
    themes = [row.theme_id for row in visit.visit_themes.all()]
    there = [row.resident_id for row in visit.visit_residents.all()]
    return {
        "date": visit.date,
        "description": visit.report,
        "theme": themes[0] if len(themes) == 1 else None,
        "resident": there[0] if len(there) == 1 else None,
    }
