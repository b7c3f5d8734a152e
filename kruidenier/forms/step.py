from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, rows
from contacts.forms.days import likely
from kruidenier import rules
from kruidenier.actions import pathways
from kruidenier.models import PathwayStep, Stage

STAGES = [("", _("zegt deze stap niet")), *Stage.choices]


def stage_field():
    return forms.TypedChoiceField(
        label=_("Waar staat de persoon vanaf die dag?"),
        choices=STAGES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class NewStepForm(PartForm):
    """A step, written on the page of its pathway."""

    name = "stap"

    text = forms.CharField(label=_("Wat?"), max_length=10_000, required=False, widget=rows(2))
    date = forms.DateField(label=_("Dag"), widget=DateInput)
    stage = stage_field()
    is_done = forms.BooleanField(label=_("Al gedaan"), required=False)

    def __init__(self, data, *, pathway, request):
        told = {"request": request, "page": pathway.get_absolute_url(), "part": self.name, "prefix": self.name}
        start = {"date": today(), "stage": ""}
        super().__init__(data, initial=start, use_required_attribute=False, **told)
        self.pathway = pathway

    def clean_date(self):
        return likely(self, "date")

    def clean(self):
        """Where somebody is by a day that has come, needs nobody to tick it."""
        cleaned = super().clean()
        judge(self, cleaned)
        if cleaned.get("stage") and cleaned.get("date") and cleaned["date"] <= today():
            cleaned["is_done"] = True
        return cleaned

    def keep(self, by):
        told = {name: self.cleaned_data[name] for name in ("text", "date", "stage", "is_done")}
        step = PathwayStep(team=self.pathway.team, pathway=self.pathway, **told)
        return pathways.save_step(step=step, by=by)


class StepForm(RecordForm):
    stage = stage_field()

    class Meta:
        model = PathwayStep
        fields = ["text", "date", "stage", "is_done"]
        widgets = {"text": rows(3), "date": DateInput}
        labels = {"text": _("Wat?"), "date": _("Dag"), "is_done": _("Gedaan")}

    def clean_date(self):
        return likely(self, "date")

    def clean(self):
        cleaned = super().clean()
        judge(self, cleaned)
        return cleaned

    def keep(self):
        """Store the step; returns it. Call inside `store`."""
        return pathways.save_step(step=self.instance, by=self.user)


def judge(form, cleaned):
    """A stage that is refused already is not asked for again."""
    wrong = rules.step_says_nothing(cleaned.get("text"), cleaned.get("stage"))
    if wrong and not {"text", "stage"} & set(form.errors):
        form.add_error("text", wrong)
