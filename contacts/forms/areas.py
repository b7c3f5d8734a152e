from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import tidy
from contacts import actions
from contacts.areas import reading, rules
from contacts.areas.plan import street_faults_of
from contacts.models import Area, AreaStreet
from contacts.models.area import street_key
from contacts.rules import refuse


class AreaForm(RecordForm):
    """Its shape comes with a map or with the workbook."""

    streets = forms.CharField(
        label=_("Straten"),
        required=False,
        max_length=2 * rules.LONGEST_STREETS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Eén per regel, zoals ze bij de gezinnen staan. Hoofdletters en accenten maken niet uit."),
    )

    class Meta:
        model = Area
        fields = ["name", "kind"]

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        if self.instance.pk:
            self.initial["streets"] = "\n".join(self.streets_now(self.instance))
        else:
            self.instance.team = self.team
        self.helper.layout = Layout(Fieldset(_("Gebied"), "name", "kind", "streets", css_class="form-section"))

    def clean_name(self):
        name = " ".join(tidy(self.cleaned_data["name"]).split())
        refuse(rules.wrong_name(name))
        others = Area.objects.of(self.instance.team).exclude(pk=self.instance.pk)
        if others.filter(key=street_key(name)).exists():
            refuse(rules.name_taken(name))
        return name

    def clean_streets(self):
        streets = rules.streets_in(self.cleaned_data["streets"])
        refuse(rules.wrong_streets(streets))
        return streets

    def clean(self):
        cleaned = super().clean()
        if {"name", "kind", "streets"} <= cleaned.keys():
            covered = rules.streets_of(cleaned["kind"], cleaned["name"], cleaned["streets"])
            if message := rules.streets_taken(covered, self.owners()):
                self.add_error("streets", message)
        return cleaned

    def owners(self):
        """Key of a street -> the other area that it lies in."""
        rows = AreaStreet.objects.of(self.instance.team).exclude(area=self.instance.pk)
        return dict(rows.values_list("key", "area__name"))

    def keep(self):
        return actions.save_area(self.instance, streets=self.cleaned_data["streets"], by=self.user)

    def lists_beside(self, theirs):
        mine = rules.streets_of(self.instance.kind, self.instance.name, self.cleaned_data["streets"])
        return {"streets": tuple(", ".join(sorted(names)) for names in (mine, self.streets_now(theirs)))}

    def streets_now(self, area):
        return list(area.streets.values_list("name", flat=True))


class MapForm(forms.Form):
    """A map to check; `drawn` and `faults` are what is in it."""

    file = forms.FileField(
        label=_("Je kaart"),
        help_text=_("Een bestand .geojson of .json in WGS84, hoogstens 5 MB."),
        error_messages={"empty": _("Dit bestand is leeg. Bewaar de laag opnieuw als GeoJSON.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json"}),
    )

    def __init__(self, team, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.team, self.drawn, self.faults = team, [], []

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            reading.refuse_size(file.size)
            self.drawn, faults = reading.read_map(file.read())
        except reading.WrongMap as error:
            raise forms.ValidationError(str(error)) from error
        self.faults = sorted([*faults, *street_faults_of(self.team, self.drawn)], key=lambda fault: fault.number)
        if self.faults:
            raise forms.ValidationError(_("Er is niets bewaard: verbeter eerst wat hieronder staat."))
        return file


class StreetsForm(forms.Form):
    """Streets that lie in no area, to add to one."""

    street = forms.MultipleChoiceField(
        label=_("Straten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Vink minstens één straat aan."),
            "invalid_choice": _("Een van deze straten ligt ondertussen in een gebied, of staat bij geen gezin meer."),
        },
    )
    area = forms.ModelChoiceField(
        label=_("Gebied"),
        queryset=Area.objects.none(),
        empty_label=_("kies een gebied"),
        error_messages={
            "required": _("Kies een gebied."),
            "invalid_choice": _("Dat gebied is er niet meer. Kies een ander."),
        },
    )

    def __init__(self, team, streets, *args):
        super().__init__(*args)
        offer(self, street=[(name, name) for name, _number in streets if name], area=Area.objects.of(team).by_name())
