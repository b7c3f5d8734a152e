from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from activiteiten import actions, rules
from activiteiten.models import Activity, Idea
from buurtwerk.core.dates import today
from buurtwerk.core.fields import RowsField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Resident


class IdeaForm(RecordForm):
    """What somebody proposes, who wants to help, and what became of it."""

    helpers = RowsField(label=_("Wie wil helpen?"), queryset=Resident.objects.none(), required=False)

    class Meta:
        model = Idea
        fields = ["text", "date", "resident", "status", "activity"]
        widgets = {"text": rows(4), "date": DateInput, "status": forms.RadioSelect}
        labels = {"text": _("Wat is het idee?"), "date": _("Gehoord op"), "activity": _("Welke activiteit?")}
        help_texts = {"activity": _("Staat ze er nog niet bij? Bewaar, en klik dan op «Maak er een activiteit van».")}

    def __init__(self, request, *, instance=None, resident=None, session=None):
        super().__init__(request, instance=instance, initial=start(instance, resident, session))
        if instance is None:
            self.instance.team, self.instance.session = self.team, session
        offer(
            self,
            resident=Resident.objects.of(self.team),
            helpers=Resident.objects.of(self.team),
            status=Idea.Status.choices,
            activity=Activity.objects.of(self.team).by_name(),
        )
        call_empty(self, activity=_("nog niet gekozen"))

    @cached_property
    def chosen(self):
        """Whose idea it is, as chosen; a picker shows the name."""
        chosen = self["resident"].value()
        number = as_id(str(getattr(chosen, "pk", chosen) or ""))
        return Resident.objects.of(self.team).filter(pk=number).first() if number else None

    @cached_property
    def helping(self):
        """The residents who are ticked."""
        numbers = {as_id(str(number)) for number in self["helpers"].value() or ()} - {None}
        return list(Resident.objects.of(self.team).filter(pk__in=numbers).select_related("household").by_name())

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            contacts.refuse(contacts.unlikely_day(date))
        return date

    def clean_activity(self):
        activity, status = self.cleaned_data["activity"], self.cleaned_data.get("status")
        is_no_longer = "status" in self.changed_data and status != Idea.Status.ACTIVITY
        if is_no_longer and activity == self.instance.activity:
            return None  # it became one before, and the field is hidden by now
        contacts.refuse(rules.became_no_activity(activity, status))
        return activity

    def lists_beside(self, theirs):
        return {"helpers": (names(self.cleaned_data["helpers"]), names(theirs.helpers.all()))}

    def keep(self):
        """Store the idea; returns it. Call inside `store`."""
        return actions.save_idea(idea=self.instance, helpers=self.cleaned_data["helpers"], by=self.user)


def start(instance, resident, session):
    """A new idea is of today, or of the session where it was heard."""
    if instance is None:
        return {"date": session.date if session else today(), "resident": resident}
    return {"helpers": [row.resident_id for row in instance.idea_helpers.all()]}


def names(people):
    return ", ".join(sorted(str(person) for person in people))
