"""Small forms of one act on a follow-up or a signal: each sends the version that was shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import without_invisible
from buurtwerk.core.widgets import DateInput, rows
from huisbezoeken.forms.due import settle_day, when_field
from huisbezoeken.models import FollowUp


class ActForm(forms.Form):
    """Each has a note, for the history; `told` are the fields that its action asks for."""

    told: tuple[str, ...] = ("note",)
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Nota"), required=False, max_length=10_000, widget=rows(2))

    def __init__(self, data, *, thing, prefix=""):
        super().__init__(data, initial={"version": thing.version}, auto_id=f"{prefix or 'id'}_%s")
        self.thing = thing

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)


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
    worker = forms.ModelChoiceField(
        label=_("Wie neemt het over?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("het team, nog niemand"),
    )

    def __init__(self, data, *, thing, prefix=""):
        super().__init__(data, thing=thing, prefix=prefix)
        offer(self, worker=User.objects.workers_of(thing.team))


class HandOverAllForm(forms.Form):
    """All that a worker has open, and the residents of whom one is in charge; asked twice, as it is much at once."""

    TEAM = "team"

    of = forms.ModelChoiceField(label=_("Van wie?"), queryset=User.objects.none(), empty_label=_("kies een collega"))
    to = forms.ChoiceField(label=_("Wie neemt het over?"))
    residents_too = forms.BooleanField(
        label=_("Ook de bewoners van wie deze collega verantwoordelijke is"), required=False
    )
    note = forms.CharField(label=_("Nota bij elke opvolging"), required=False, max_length=10_000, widget=rows(2))

    def __init__(self, data, *, team, holders, initial=None):
        super().__init__(data, initial=initial)
        self.heirs = {str(user.pk): user for user in User.objects.workers_of(team)}
        colleagues = [(pk, str(user)) for pk, user in self.heirs.items()]
        offer(self, of=holders, to=[("", _("kies een collega")), *colleagues, (self.TEAM, _("het team, nog niemand"))])

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

    def __init__(self, data, *, thing, prefix=""):
        super().__init__(data, thing=thing, prefix=prefix)
        offer(self, status=[(status.value, status.label) for status in thing.next_statuses])
