from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import RowsField, offer
from buurtwerk.core.text import as_id
from contacts import actions, rules
from contacts.models import Talent
from contacts.talents import offered_to, once_each, typed_names


class TalentsMixin(forms.Form):
    """What a resident is good at: the team's tags to tick, and new ones to type."""

    talents = RowsField(
        label=_("Talenten en interesses"),
        queryset=Talent.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Een van deze talenten heet ondertussen anders. Kijk ze na.")},
    )
    new_talents = forms.CharField(
        label=_("Nieuwe talenten"),
        required=False,
        max_length=1300,
        help_text=_("Wat iemand goed kan of graag doet, met een komma ertussen: naaien, tolken Arabisch."),
    )

    def offer_talents(self, resident):
        """All of the team may be ticked; to see are those the resident has, those ticked and the common ones."""
        own = set(resident.talents.values_list("talent", flat=True)) if resident.pk else set()
        self.initial["talents"] = own
        ticked = {as_id(str(number)) for number in self["talents"].value() or ()} - {None}
        offer(self, talents=Talent.objects.of(resident.team))
        shown = offered_to(resident.team, also=own | ticked)
        offer(self, talents=[(talent.pk, talent.name) for talent in shown])

    def talents_to_show(self):
        """For the layout; a team without talents has none to tick."""
        known = [Div("talents", css_class="chips-field")] if self.fields["talents"].choices else []  # type: ignore[attr-defined]
        return [*known, "new_talents"]

    def clean_new_talents(self):
        names = typed_names(self.cleaned_data["new_talents"])
        rules.refuse(rules.talent_too_long(names) or rules.too_many_talents(self._with_ticked(names)))
        return names

    def _with_ticked(self, typed):
        return once_each([*(talent.name for talent in self.cleaned_data.get("talents", ())), *typed])

    def keep_talents(self, resident, by):
        names = self._with_ticked(self.cleaned_data["new_talents"])
        actions.set_talents(resident=resident, names=names, by=by)

    def talents_beside(self, theirs):
        """(as they would be stored, as they are now)."""
        now = [talent.name for talent in Talent.objects.of_resident(theirs)]
        mine = self._with_ticked(self.cleaned_data["new_talents"])
        return tuple(", ".join(sorted(names, key=str.casefold)) for names in (mine, now))


class RenameTalentForm(forms.Form):
    name = forms.CharField(label=_("Naam"), error_messages={"required": _("Geef het talent een naam.")})

    def clean_name(self):
        names = typed_names(self.cleaned_data["name"])
        rules.refuse(rules.not_one_talent(names) or rules.talent_too_long(names))
        return names[0]
