from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from contacts import rules
from contacts.models import Connection, Resident

Kind = Connection.Kind


class ConnectionForm(RecordForm):
    """Whom the resident of the page knows, and how; for a buddy or an interpreter also who is that for whom."""

    resident = forms.ModelChoiceField(  # as the picker calls it: the other one
        label=_("Bewoner"), queryset=Resident.objects.none(), error_messages={"required": later("Kies een bewoner.")}
    )
    how = forms.ChoiceField(
        label=later("Hoe kennen ze elkaar?"),
        widget=forms.RadioSelect,
        error_messages={"required": later("Kies hoe ze elkaar kennen.")},
    )

    class Meta:
        model = Connection
        fields: list[str] = []

    def __init__(self, request, *, subject):
        super().__init__(request, instance=Connection(team=subject.team, resident=subject))
        self.subject = subject
        people = Resident.objects.of(subject.team)
        self.fields["resident"].queryset = people  # type: ignore[attr-defined]
        self.fields["how"].choices = ways(subject)  # type: ignore[attr-defined]
        picked = as_id(self.data.get("resident")) if self.is_bound else None
        self.chosen = people.filter(pk=picked).first() if picked else None
        self.helper.layout = Layout(*self.fields)

    def clean_resident(self):
        other = self.cleaned_data["resident"]
        rules.refuse(rules.with_themself(self.subject, other))
        return other

    def clean(self):
        cleaned = super().clean()
        other, how = cleaned.get("resident"), cleaned.get("how")
        if other and how:
            self.tell(other, how)
            there = Connection.objects.of(self.team).between(self.subject, other).filter(kind=self.instance.kind)
            if there.exists():
                self.add_error("how", _("Dat staat er al. Kies iets anders, of verwijder eerst wat er staat."))
        return cleaned

    def tell(self, other, how):
        """Let the connection say so."""
        kind, _sign, reverse = how.partition(":")
        pair = (other, self.subject) if reverse else (self.subject, other)
        self.instance.kind, (self.instance.resident, self.instance.other) = kind, pair


def ways(subject):
    """The kinds; those with a direction in both, from the side of the one whose page it is."""
    first = subject.first_name or str(subject)
    return [
        (Kind.FAMILY.value, Kind.FAMILY.label),
        (Kind.NEIGHBOUR.value, Kind.NEIGHBOUR.label),
        (Kind.FRIEND.value, Kind.FRIEND.label),
        (Kind.BUDDY.value, _("%s is de buddy") % first),
        (f"{Kind.BUDDY.value}:of", _("%s heeft een buddy") % first),
        (Kind.INTERPRETER.value, _("%s tolkt") % first),
        (f"{Kind.INTERPRETER.value}:of", _("%s heeft een tolk") % first),
    ]
