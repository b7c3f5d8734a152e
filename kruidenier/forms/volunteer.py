from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Resident
from kruidenier.actions import volunteers
from kruidenier.forms.pathway import chosen_resident, likely
from kruidenier.models import Volunteer, VolunteerDay

Weekday = VolunteerDay.Weekday


class VolunteerForm(RecordForm):
    """Who lends a hand: since when, for what, on which days of the week."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Welke dagen?"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies niets als er geen vaste dag is."),
    )

    class Meta:
        model = Volunteer
        fields = ["resident", "starts_on", "ends_on", "task", "note"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput, "note": rows(3)}
        labels = {"task": _("Waarvoor?")}
        help_texts = {
            "ends_on": _("Laat leeg zolang iemand helpt."),
            "task": _("Zoals de kassa, de rekken of het onthaal."),
        }
        error_messages = {"resident": {"required": _("Kies wie er helpt.")}}

    def __init__(self, request, *, instance=None, resident=None):
        start = {"weekdays": instance.weekdays} if instance else {"starts_on": today(), "resident": resident}
        super().__init__(request, instance=instance, initial=start)
        self.instance.team = self.team
        offer(self, resident=Resident.objects.of(self.team))

    @cached_property
    def chosen(self):
        """Who it is, as chosen; the picker shows the name."""
        return chosen_resident(self)

    def clean_starts_on(self):
        return likely(self, "starts_on")

    def clean_ends_on(self):
        ends_on = likely(self, "ends_on")
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        return ends_on

    def lists_beside(self, theirs):
        return {"weekdays": (names(self.cleaned_data["weekdays"]), names(theirs.weekdays))}

    def keep(self):
        """Store the volunteer; returns it. Call inside `store`. Raises AlreadyVolunteers."""
        return volunteers.save_volunteer(volunteer=self.instance, weekdays=self.cleaned_data["weekdays"], by=self.user)

    def tell_already(self):
        self.add_error(
            "starts_on",
            _("Deze bewoner is in die periode al vrijwilliger. Wijzig die, of vul er eerst de laatste dag in."),
        )


def names(numbers):
    return ", ".join(str(Weekday(number).label) for number in sorted(numbers))
