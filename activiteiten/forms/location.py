from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Location
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import tidy


class LocationForm(RecordForm):
    class Meta:
        model = Location
        fields = ["name", "address"]
        help_texts = {"address": _("Komt in de agenda en op de nieuwsbrief, zodat iedereen er geraakt.")}

    def __init__(self, request, *, instance=None):
        super().__init__(request, instance=instance)
        if instance is None:
            self.instance.team = self.team
        self.helper.layout = Layout("name", "address")

    def clean_name(self):
        name = tidy(self.cleaned_data["name"]).replace("\n", " ")
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        if Location.objects.of(self.team).exclude(pk=self.instance.pk).called(name).exists():
            raise forms.ValidationError(_("Deze plaats staat al in de lijst."))
        return name
