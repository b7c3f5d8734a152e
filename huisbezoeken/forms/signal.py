from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules
from contacts.models import Resident
from huisbezoeken.models import Signal, Theme

MOST_PEOPLE = 1_000_000


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
        }

    def __init__(self, request, *, instance=None, visit=None, resident=None):
        is_new = instance is None
        super().__init__(request, instance=instance, initial=start(visit, resident) if is_new else None)
        if is_new:
            self.instance.team, self.instance.visit = self.team, visit
            del self.fields["to_steering_group_on"], self.fields["resolved_on"]
        themes: forms.ModelChoiceField = self.fields["theme"]  # type: ignore[assignment]
        themes.empty_label = None
        offer(
            self,
            theme=Theme.objects.all(),
            resident=Resident.objects.of(self.team),
            severity=Signal.Severity.choices,
        )

    @property
    def told_by(self):
        """Who is chosen as the one who told it; a picker shows the name."""
        number = str(self["resident"].value() or "")
        return self.fields["resident"].queryset.filter(pk=number).first() if number.isdigit() else None  # type: ignore[attr-defined]

    def clean_people_concerned(self):
        number = self.cleaned_data["people_concerned"]
        if number is not None and not 1 <= number <= MOST_PEOPLE:
            raise forms.ValidationError(_("Schrijf een getal vanaf 1, of laat leeg."))
        return number

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            rules.refuse(rules.unlikely_day(date))
        return date

    def clean_to_steering_group_on(self):
        return self._later_day("to_steering_group_on")

    def clean_resolved_on(self):
        return self._later_day("resolved_on")

    def _later_day(self, name):
        day = self.cleaned_data[name]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("date"), day))
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
