"""What makes a value of an activity, enrolment or idea wrong; like contacts/rules.py.

Records are compared as they come: a form gives rows, the import gives their codes.
"""

from django.utils.translation import gettext as _

from activiteiten.models import Enrolment, Idea

Onward, Reason = Enrolment.Onward, Enrolment.Reason


def holds_nobody(capacity):
    """Without a number as many as come."""
    if capacity is not None and capacity < 1:
        return _("Schrijf een getal vanaf 1, of laat leeg als er geen grens is.")
    return None


def moves_on_without_reason(moved_on_to, reason):
    """Only who leaves by moving on goes on to something."""
    if moved_on_to and reason != Reason.ONWARD:
        return _("Kies als reden doorstroom, of maak dit leeg.")
    return None


def no_activity_moved_on_to(to_activity, moved_on_to, activity):
    if not to_activity:
        return None
    if moved_on_to != Onward.ACTIVITY:
        return _("Dit hoort bij doorstroom naar een andere activiteit. Kies die, of maak dit leeg.")
    return _("Dit is dezelfde activiteit. Kies een andere.") if to_activity == activity else None


def no_partner_moved_on_to(to_organisation, moved_on_to):
    if to_organisation and moved_on_to != Onward.PARTNER:
        return _("Dit hoort bij doorstroom naar een partner. Kies die, of maak dit leeg.")
    return None


def became_no_activity(activity, status):
    """An idea leads to an activity only once that is what became of it; which one need not be told."""
    if activity and status != Idea.Status.ACTIVITY:
        return _("Kies eerst dat het een activiteit werd, of maak dit leeg.")
    return None
