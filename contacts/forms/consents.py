from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import as_text
from contacts import actions
from contacts.models import Consent

NEWSLETTER = Consent.Purpose.NEWSLETTER


class NewsletterMixin(forms.Form):
    """Whether a resident wants the newsletter by mail: ticking gives consent today, unticking withdraws it today."""

    newsletter = forms.BooleanField(
        label=_("Wil de nieuwsbrief per mail"),
        required=False,
        help_text=_(
            "Vraag het eerst. Er is een e-mailadres voor nodig; uitschrijven kan altijd, ook met de link erin."
        ),
    )

    def offer_newsletter(self, resident):
        self.initial["newsletter"] = Consent.objects.is_in_force(resident, NEWSLETTER)

    def judge_newsletter(self, cleaned):
        """Asked of what was typed now: an address from the workbook may have its faults."""
        typed = {"newsletter", "email"} & set(self.changed_data)
        if not typed or not cleaned.get("newsletter") or "email" in self.errors:
            return
        try:
            validate_email(cleaned.get("email") or "")
        except ValidationError:
            self.add_error("email", self._unreachable(cleaned.get("email")))

    def _unreachable(self, address):
        if not address:
            return _("Vul een e-mailadres in voor de nieuwsbrief, of vink de nieuwsbrief uit.")
        return _("Op dit adres komt geen nieuwsbrief aan. Kijk het na, of vink de nieuwsbrief uit.")

    def keep_newsletter(self, resident, by):
        actions.set_consent(
            resident=resident, purpose=NEWSLETTER, given=bool(self.cleaned_data.get("newsletter")), by=by
        )

    def newsletter_beside(self, theirs):
        """(as it would be stored, as it is now)."""
        now = Consent.objects.is_in_force(theirs, NEWSLETTER)
        return as_text(bool(self.cleaned_data.get("newsletter"))), as_text(now)
