"""«Opvolgen op …»: a day in one tap, or any other day."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts import rules

OTHER = "dag"
DAYS_AWAY = {"1": _("morgen"), "7": _("over een week"), "14": _("over twee weken"), "28": _("over vier weken")}
WHEN = [*DAYS_AWAY.items(), (OTHER, _("op een andere dag"))]


def when_field(none=None):
    """A choice of days from now; `OTHER` asks for a date beside it, `none` is what choosing no day is called."""
    label, choices = (_("Opvolgen op …"), [("", none), *WHEN]) if none else (_("Wanneer?"), WHEN)
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)


def chosen_day(when, day):
    """The day that was meant; raises ValidationError when it is not said or cannot be."""
    if when in DAYS_AWAY:
        return today() + timedelta(days=int(when))
    if day is None:
        raise forms.ValidationError(_("Kies een dag."))
    rules.refuse(rules.far_day(day) or rules.day_gone_by(day))
    return day


def settle_day(form, cleaned):
    """Put the chosen day in `due_on`; a form that names none gets the error there."""
    is_kept = bool(form.initial.get("due_on")) and cleaned.get("due_on") == form.initial["due_on"]
    if cleaned.get("when") not in DAYS_AWAY and (is_kept or "due_on" in form.errors):
        return
    try:
        cleaned["due_on"] = chosen_day(cleaned.get("when"), cleaned.get("due_on"))
    except forms.ValidationError as problem:
        form.add_error("due_on", problem)
