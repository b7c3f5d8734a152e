"""Small forms of one act on a follow-up or a signal: each sends the version that was shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import without_invisible
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, rows
from huisbezoeken.forms.due import settle_day, when_field
from huisbezoeken.models import FollowUp

TEAM = "team"


class ActForm(PartForm):
    """Each has a note, for the history; `told` are the fields that its action asks for."""

    told: tuple[str, ...] = ("note",)
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Nota"), required=False, max_length=10_000, widget=rows(2))

    def __init__(self, data, *, thing, request, part):
        told = {"request": request, "page": thing.get_absolute_url(), "part": part}
        super().__init__(data, initial={"version": thing.version}, auto_id=f"{part}_%s", **told)
        self.thing = thing


class FinishForm(ActForm):
    told = ("status", "note")
    status = forms.ChoiceField(
        choices=[(FollowUp.Status.DONE, _("gedaan")), (FollowUp.Status.CANCELLED, _("vervallen"))], required=False
    )

    def clean_status(self):
        return self.cleaned_data["status"] or FollowUp.Status.DONE


class MoveForm(ActForm):
    told = ("due_on", "note")
    when = when_field()
    due_on = forms.DateField(label=_("Dag"), required=False, widget=DateInput)

    def clean(self):
        cleaned = super().clean()
        settle_day(self, cleaned)
        return cleaned


class HandOverForm(ActForm):
    told = ("worker", "note")
    worker = forms.ChoiceField(label=_("Wie neemt het over?"))

    def __init__(self, data, *, thing, request, part):
        super().__init__(data, thing=thing, request=request, part=part)
        self.heirs = heirs_in(thing.team)
        offer(self, worker=offered(self.heirs))

    def clean_worker(self):
        """The worker; None for the team."""
        return self.heirs.get(self.cleaned_data["worker"])


class HandOverAllForm(forms.Form):
    """All that a worker has open, and the residents of whom one is in charge; asked twice, as it is much at once."""

    of = forms.ModelChoiceField(label=_("Van wie?"), queryset=User.objects.none(), empty_label=_("kies een collega"))
    to = forms.ChoiceField(label=_("Wie neemt het over?"))
    residents_too = forms.BooleanField(
        label=_("Ook de bewoners van wie deze collega verantwoordelijke is"), required=False
    )
    note = forms.CharField(label=_("Nota bij elke opvolging"), required=False, max_length=10_000, widget=rows(2))

    def __init__(self, data, *, team, holders, initial=None):
        super().__init__(data, initial=initial)
        self.heirs = heirs_in(team)
        offer(self, of=holders, to=offered(self.heirs))

    def clean_to(self):
        """The worker; None for the team."""
        heir = self.heirs.get(self.cleaned_data["to"])
        if heir and heir == self.cleaned_data.get("of"):
            raise forms.ValidationError(_("Dat is dezelfde collega. Kies iemand anders."))
        return heir

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)


class StatusForm(ActForm):
    """The statuses a signal can go to from where it is."""

    told = ("status", "note")
    status = forms.ChoiceField(label=_("Naar"), widget=forms.RadioSelect)

    def __init__(self, data, *, thing, request, part):
        super().__init__(data, thing=thing, request=request, part=part)
        offer(self, status=[(status.value, status.label) for status in thing.next_statuses])


def heirs_in(team):
    """Who may take something over: id -> worker."""
    return {str(user.pk): user for user in User.objects.workers_of(team)}


def offered(heirs):
    """The choices of who takes it over; the team is one too, but none that somebody takes by not choosing."""
    colleagues = [(pk, str(user)) for pk, user in heirs.items()]
    return [("", _("kies een collega")), *colleagues, (TEAM, _("het team, nog niemand"))]
