from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten import actions, rules
from activiteiten.models import Activity, Location
from buurtwerk.accounts.models import User
from buurtwerk.core.fields import RowsField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import Organisation
from huisbezoeken.models import Theme


class ActivityForm(RecordForm):
    """An activity with its priorities, themes, partners and who leads it. A new place is made in passing."""

    new_location = forms.CharField(label=_("Of een nieuwe plaats"), max_length=200, required=False)
    priorities = forms.TypedMultipleChoiceField(
        label=_("Speerpunten"),
        choices=Activity.Priority.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = RowsField(
        label=_("Thema's"), queryset=Theme.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    partners = RowsField(
        label=_("Met welke partners?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    leaders = RowsField(
        label=_("Wie leidt het?"), queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Activity
        fields = ["name", "kind", "location", "starts_on", "ends_on", "capacity", "by_family", "description"]
        widgets = {"kind": forms.RadioSelect, "starts_on": DateInput, "ends_on": DateInput, "description": rows(4)}
        help_texts = {
            "capacity": _("Laat leeg als er geen grens is. Is het vol, dan komt wie wil inschrijven op de wachtlijst."),
            "by_family": _("Aanwezigheden duid je dan aan per gezin: wie van het gezin kwam mee?"),
            "ends_on": _("Laat leeg zolang het loopt."),
        }

    def __init__(self, request, *, instance=None):
        super().__init__(request, instance=instance, initial=self._start(instance))
        if not self.instance.pk:
            self.instance.team = self.team
        self._scope()
        call_empty(self, location=_("nog niet gekend"))
        self.helper.layout = self._layout()

    def _start(self, instance):
        if instance is None:
            return {}
        return {
            "priorities": instance.priorities,
            "themes": [row.theme_id for row in instance.activity_themes.all()],
            "partners": [row.organisation_id for row in instance.activity_partners.all()],
            "leaders": [row.user_id for row in instance.activity_leaders.all() if row.user_id],
        }

    def _scope(self):
        offer(
            self,
            kind=Activity.Kind.choices,
            location=Location.objects.of(self.team),
            partners=Organisation.objects.of(self.team).order_by("name"),
            leaders=User.objects.workers_of(self.team, and_also=self.initial.get("leaders", ())),
        )

    def _layout(self):
        return Layout(
            Fieldset(_("Wat"), "name", Div("kind", css_class="chips-field"), "description", css_class="form-section"),
            Fieldset(
                _("Waar en wanneer"),
                Div("location", "new_location", css_class="pair"),
                Div("starts_on", "ends_on", css_class="pair"),
                css_class="form-section",
            ),
            Fieldset(_("Voor wie"), "capacity", "by_family", css_class="form-section"),
            Fieldset(
                _("Waarvoor en met wie"),
                Div("priorities", css_class="chips-field"),
                Div("themes", css_class="chips-field"),
                Div("partners", css_class="chips-field"),
                Div("leaders", css_class="chips-field"),
                css_class="form-section",
            ),
        )

    def clean_capacity(self):
        """Nobody loses the place they have: fewer places only hold back who comes next."""
        capacity = self.cleaned_data["capacity"]
        contacts.refuse(rules.holds_nobody(capacity))
        return capacity

    def clean_starts_on(self):
        starts_on = self.cleaned_data["starts_on"]
        if starts_on and "starts_on" in self.changed_data:
            contacts.refuse(contacts.far_day(starts_on))
        return starts_on

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on and "ends_on" in self.changed_data:
            contacts.refuse(contacts.far_day(ends_on))
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        return ends_on

    def lists_beside(self, theirs):
        """Priorities, themes, partners and leaders, as they are read."""
        lists = {name: (names(self.cleaned_data[name]), names(getattr(theirs, name).all())) for name in LISTS}
        return lists | {"priorities": (names(self.cleaned_data["priorities"]), names(theirs.priorities))}

    def keep(self):
        """Store the activity; returns it. Call inside `store`."""
        if name := self.cleaned_data["new_location"]:
            self.instance.location = actions.place_called(team=self.team, name=name, by=self.user)
        links = {name: self.cleaned_data[name] for name in ("priorities", *LISTS)}
        return actions.save_activity(activity=self.instance, by=self.user, **links)


LISTS = ("themes", "partners", "leaders")


def names(things):
    return ", ".join(sorted(str(thing) for thing in things))
