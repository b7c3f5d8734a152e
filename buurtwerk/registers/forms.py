from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.text import tidy
from buurtwerk.registers import safety
from buurtwerk.registers.errors import WorkbookError


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Je werkboek"),
        help_text=_("Een bestand .xlsx (Excel) of .ods (LibreOffice), hoogstens 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods"}),
    )

    def clean_file(self):
        """The bytes: what they hold decides, not the name or the type that the browser gives."""
        file = self.cleaned_data["file"]
        try:
            safety.refuse_size(file.size)
            data = file.read()
            safety.glance(data)
        except WorkbookError as error:
            raise forms.ValidationError(str(error)) from error
        self.name = file.name
        return data


class ExportForm(forms.Form):
    purpose = forms.CharField(
        label=_("Waarvoor heb je dit nodig?"),
        max_length=200,
        help_text=_("Dit blijft bewaard, samen met je naam: het bestand bevat alles over iedereen."),
    )

    def clean_purpose(self):
        purpose = tidy(self.cleaned_data["purpose"])
        if not purpose:
            raise forms.ValidationError(_("Schrijf in een paar woorden waarvoor."))
        return purpose
