from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.forms.days import likely
from wonen import actions
from wonen.models import Defect

ROOM = {"required": _("Kies waar het is.")}
KIND = {"required": _("Kies wat er aan de hand is.")}


class NewDefectForm(PartForm):
    """What is wrong, written on the page of a file."""

    name = "gebrek"

    room = forms.ChoiceField(
        label=_("Waar?"), choices=Defect.Room.choices, widget=forms.RadioSelect, error_messages=ROOM
    )
    kind = forms.ChoiceField(
        label=_("Wat?"), choices=Defect.Kind.choices, widget=forms.RadioSelect, error_messages=KIND
    )
    description = forms.CharField(label=_("Omschrijving"), max_length=10_000, required=False, widget=rows(2))

    def __init__(self, data, *, file, request):
        told = {"request": request, "page": file.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, use_required_attribute=False, **told)
        self.file = file

    def keep(self, by):
        """Seen today; another day can be told on the page of the defect."""
        told = {name: self.cleaned_data[name] for name in ("room", "kind", "description")}
        return actions.save_defect(defect=Defect(team=self.file.team, file=self.file, seen_on=today(), **told), by=by)


class DefectForm(RecordForm):
    class Meta:
        model = Defect
        fields = ["room", "kind", "description", "seen_on", "solved_on"]
        widgets = {
            "room": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "description": rows(3),
            "seen_on": DateInput,
            "solved_on": DateInput,
        }
        labels = {"room": _("Waar?"), "kind": _("Wat?"), "seen_on": _("Gezien op"), "solved_on": _("Opgelost op")}
        help_texts = {"solved_on": _("Laat leeg zolang het niet opgelost is.")}
        error_messages = {"room": ROOM, "kind": KIND}

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance)
        offer(self, room=Defect.Room.choices, kind=Defect.Kind.choices)

    def clean_seen_on(self):
        return likely(self, "seen_on", contacts.unlikely_day)

    def clean_solved_on(self):
        solved_on = likely(self, "solved_on", contacts.unlikely_day)
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("seen_on"), solved_on))
        return solved_on

    def keep(self):
        """Store the defect; returns it. Call inside `store`."""
        return actions.save_defect(defect=self.instance, by=self.user)
