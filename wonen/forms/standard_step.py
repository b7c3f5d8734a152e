from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from contacts import rules as contacts
from wonen import actions, rules
from wonen.models import Actor, HousingFile, StandardStep


class StandardStepForm(RecordForm):
    """A step that files of a kind go through; its kind is chosen once."""

    class Meta:
        model = StandardStep
        fields = ["kind", "text", "actor", "days"]
        widgets = {"kind": forms.RadioSelect, "actor": forms.RadioSelect}
        labels = {"kind": _("Bij welke soort?"), "text": _("Stap"), "actor": _("Wie doet het?")}
        help_texts = {
            "days": _("In dagen. Wat langer wacht, valt op in de lijst. Laat leeg als het niet te zeggen is.")
        }
        error_messages = {
            "kind": {"required": _("Kies de soort.")},
            "text": {"required": _("Schrijf wat er moet gebeuren.")},
        }

    def __init__(self, request, *, instance=None, kind=""):
        super().__init__(request, instance=instance, initial={} if instance else {"kind": kind})
        self.instance.team = self.team
        offer(self, actor=Actor.choices)
        if instance:
            del self.fields["kind"]
        else:
            offer(self, kind=HousingFile.Kind.choices)
        kind_part = [] if instance else [Div("kind", css_class="chips-field")]
        self.helper.layout = Layout(*kind_part, "text", Div("actor", css_class="chips-field"), "days")

    def clean_days(self):
        days = self.cleaned_data["days"]
        contacts.refuse(rules.too_many_days(days))
        return days

    def kept(self):
        """The step, or None with the reason in the form's errors."""
        try:
            return self.store(lambda: actions.save_standard_step(step=self.instance, by=self.user))
        except actions.AlreadyThere:
            self.add_error("text", _("Deze stap staat er al bij. Schrijf een andere."))
            self._keep_draft()
        return None
