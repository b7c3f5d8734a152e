from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import RowsField, offer
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput
from contacts import rules as contacts
from contacts.models import Resident
from huisbezoeken import actions
from huisbezoeken.models import Feedback


class TellForm(PartForm):
    """Who was told what came of it, when and how; on the page of the bottleneck or signal."""

    name = "vertel"

    residents = RowsField(
        label=_("Aan wie?"),
        queryset=Resident.objects.none(),
        error_messages={"required": _("Vink aan wie je het vertelde.")},
    )
    how = forms.ChoiceField(label=_("Hoe?"), choices=Feedback.How.choices, widget=forms.RadioSelect)
    told_on = forms.DateField(label=_("Wanneer?"), widget=DateInput)

    def __init__(self, data, *, subject, to_tell, request):
        told = {"request": request, "page": subject.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, initial={"told_on": today()}, use_required_attribute=False, **told)
        self.subject, self.to_tell = subject, to_tell
        offer(self, residents=Resident.objects.of(subject.team).filter(pk__in=[one.pk for one in to_tell]))

    @property
    def people(self):
        """(resident, ticked)."""
        ticked = self["residents"].value() or []
        chosen = {str(one) for one in (ticked if isinstance(ticked, list) else [ticked])}
        return [(resident, str(resident.pk) in chosen) for resident in self.to_tell]

    def clean_told_on(self):
        day = self.cleaned_data["told_on"]
        contacts.refuse(contacts.unlikely_day(day))
        return day

    def keep(self, by):
        told = {name: self.cleaned_data[name] for name in ("residents", "told_on", "how")}
        actions.tell(subject=self.subject, by=by, **told)
        return self.subject
