from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput
from contacts import rules
from contacts.models import Group, GroupMember, Organisation


class GroupForm(RecordForm):
    class Meta:
        model = Group
        fields = ["name", "kind"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"kind": _("Wat naar een stuurgroep gaat, telt zo in de jaarcijfers.")}

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.instance.team = self.team
        self.helper.layout = Layout("name", Div("kind", css_class="chips-field"))


class GroupMemberForm(RecordForm):
    class Meta:
        model = GroupMember
        fields = ["function", "organisation", "starts_on", "ends_on"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput}
        help_texts = {
            "function": _("Wat deze persoon doet, zonder naam: «diensthoofd welzijn»."),
            "ends_on": _("Laat leeg zolang iemand in deze functie erbij is."),
        }

    def __init__(self, request, *, group, instance=None):
        super().__init__(request, instance=instance)
        self.instance.team, self.instance.group = self.team, group
        offer(self, organisation=Organisation.objects.of(self.team))
        call_empty(self, organisation=_("geen: van het team, of een mandataris"))
        self.helper.layout = Layout("function", "organisation", Div("starts_on", "ends_on", css_class="pair"))

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        return ends_on
