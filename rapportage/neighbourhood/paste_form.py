from contextlib import suppress
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core import drafts
from buurtwerk.core.errors import TooLong
from buurtwerk.core.forms import RecordForm
from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.safety import refuse_size
from rapportage.models import NeighbourhoodFigure
from rapportage.neighbourhood import pasting
from rapportage.neighbourhood.table import LONGEST_TEXT, NoTable, text_of_file


class PasteForm(RecordForm):
    """A table to check: pasted, or out of a file whose text then stands where one pastes.

    `plan` is what storing it would do, None while there are `faults`.
    """

    text = forms.CharField(
        label=_("Je tabel"),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12, "class": "table-text", "wrap": "off", "spellcheck": "false"}),
        help_text=_("Kopieer ze met de titels erbij uit je rekenblad, of typ ze met een puntkomma tussen de cellen."),
    )
    file = forms.FileField(
        label=_("Of een bestand"),
        required=False,
        help_text=_("Een bestand .xlsx of .csv."),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
    )

    class Meta:
        model = NeighbourhoodFigure
        fields = ["indicator", "unit", "source"]
        labels = {"indicator": _("Indicator"), "unit": _("Eenheid"), "source": _("Bron")}

    def __init__(self, request):
        super().__init__(request)
        self.files = request.FILES
        self.instance.team = self.team
        self.plan: Any = None
        self.faults: list[pasting.PasteFault] = []
        self.fields["text"].widget.attrs.pop("maxlength")  # with it a browser cuts off what is pasted, and says nothing
        for name in ("indicator", "unit", "source"):
            self.fields[name].required = False

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if self.data.get("text", "").strip():
            raise forms.ValidationError(
                _("Er staat ook al een tabel in het vak. Maak het vak leeg, of laat het bestand weg.")
            )
        try:
            refuse_size(file.size)
            self.data["text"] = text_of_file(file.read())
        except (NoTable, WorkbookError) as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.check_table(self.data.get("text", "").replace("\r\n", "\n").replace("\r", "\n"), cleaned)
        return cleaned

    def check_table(self, text, cleaned):
        if not text.strip():
            self.add_error("text", _("Plak een tabel, of kies een bestand."))
            return
        defaults = {"indicator": cleaned["indicator"], "eenheid": cleaned["unit"], "bron": cleaned["source"]}
        try:
            plan = pasting.plan_of(self.team, text, defaults)
        except NoTable as error:
            self.add_error("text", str(error) if error.row is None else f"{_('Rij')} {error.row}: {error}")
            return
        self.faults = plan.faults
        if plan.faults:
            self.add_error("text", _("Er is niets bewaard: verbeter eerst wat boven het formulier staat."))
        else:
            self.plan = plan

    @property
    def is_agreed(self):
        """Whether just what would happen now was shown and said yes to."""
        return self.request.POST.get("fingerprint") == self.plan.fingerprint

    @property
    def was_changed(self):
        """Whether something else was said yes to than what would happen now."""
        return "fingerprint" in self.request.POST and not self.is_agreed

    def hold(self):
        """Keep the table while it is only looked at."""
        with suppress(TooLong):
            drafts.keep(self.token, self.data)

    def keep(self):
        """Store the figures; returns what `pasting.store` does. Call inside `store`."""
        return pasting.store(self.plan, team=self.team, by=self.user)
