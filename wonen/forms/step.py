from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Organisation
from wonen import actions, rules
from wonen.models import Actor, HousingStep, StandardStep


class NewStepForm(PartForm):
    """A step, written on the page of its file."""

    name = "stap"

    text = forms.CharField(
        label=_("Wat?"), max_length=200, error_messages={"required": _("Schrijf wat er moet gebeuren.")}
    )
    due_on = forms.DateField(label=_("Tegen"), required=False, widget=DateInput)
    actor = forms.ChoiceField(label=_("Wie doet het?"), choices=Actor.choices, widget=forms.RadioSelect)

    def __init__(self, data, *, file, request):
        told = {"request": request, "page": file.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, initial={"actor": Actor.TEAM}, use_required_attribute=False, **told)
        self.file = file
        standard = StandardStep.objects.of(file.team).filter(kind=file.kind).in_order()
        self.suggestions = {step.text: step for step in standard}
        self.fields["text"].widget.attrs["list"] = "standaardstappen"

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on:
            contacts.refuse(contacts.far_day(due_on) or contacts.day_gone_by(due_on))
        return due_on

    def keep(self, by):
        """A step that is a standard one takes as long as such a step does."""
        told = {name: self.cleaned_data[name] for name in ("text", "actor", "due_on")}
        standard = self.suggestions.get(told["text"])
        until = today() + timedelta(days=standard.days) if standard and standard.days else None
        worker = self.file.worker if told["actor"] == Actor.TEAM else None
        step = HousingStep(
            team=self.file.team, file=self.file, starts_on=today(), wait_ends_on=until, worker=worker, **told
        )
        return actions.save_step(step=step, by=by)


class StepForm(RecordForm):
    class Meta:
        model = HousingStep
        fields = ["text", "actor", "worker", "organisation", "starts_on", "due_on", "wait_ends_on", "done_on", "note"]
        widgets = {
            "actor": forms.RadioSelect,
            "starts_on": DateInput,
            "due_on": DateInput,
            "wait_ends_on": DateInput,
            "done_on": DateInput,
            "note": rows(3),
        }
        labels = {
            "text": _("Wat?"),
            "actor": _("Wie doet het?"),
            "starts_on": _("Begonnen op"),
            "due_on": _("Tegen"),
            "wait_ends_on": _("Duurt gewoonlijk tot"),
            "done_on": _("Gedaan op"),
        }
        help_texts = {"wait_ends_on": _("Daarna zeggen we dat het langer wacht dan gewoonlijk.")}
        error_messages = {"text": {"required": _("Schrijf wat er moet gebeuren.")}}

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance)
        offer(
            self,
            actor=Actor.choices,
            worker=User.objects.workers_of(self.team, and_also=[instance.worker_id]),
            organisation=Organisation.objects.of(self.team).order_by("name", "pk"),
        )
        call_empty(self, worker=_("nog niemand"), organisation=_("niet ingevuld"))

    def clean(self):
        cleaned = super().clean()
        for name in ("starts_on", "due_on", "wait_ends_on", "done_on"):
            self._judge_day(name, cleaned)
        self.judge("worker", rules.someone_of_the_team(cleaned.get("actor"), cleaned.get("worker")))
        self.judge("organisation", rules.some_partner(cleaned.get("actor"), cleaned.get("organisation")))
        return cleaned

    def _judge_day(self, name, cleaned):
        """One that was stored before may stay as it is."""
        day = cleaned.get(name)
        if day and name in self.changed_data:
            self.judge(name, contacts.unlikely_day(day) if name == "done_on" else contacts.far_day(day))
        if name != "starts_on":
            self.judge(name, contacts.ends_before_it_begins(cleaned.get("starts_on"), day))

    def keep(self):
        """Store the step; returns it. Call inside `store`."""
        return actions.save_step(step=self.instance, by=self.user)
