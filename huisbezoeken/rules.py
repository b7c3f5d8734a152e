"""What makes a value of a visit, signal or follow-up wrong; like contacts/rules.py."""

from django.utils.translation import gettext as _

from huisbezoeken.models import FollowUp


def says_nothing(text, kind):
    """A planned visit may do without words."""
    if not text and kind != FollowUp.Kind.VISIT:
        return _("Schrijf in een paar woorden wat er moet gebeuren.")
    return None


def needs_household(household, kind, resident):
    if household:
        return None
    if kind == FollowUp.Kind.VISIT:
        return _("Kies het gezin waar je op bezoek gaat.")
    return _("Vul het gezin van de bewoner in.") if resident else None


def closed_without_day(closed_on, status):
    """Open has no such day; done or cancelled has one."""
    is_open = status == FollowUp.Status.OPEN
    if is_open and closed_on:
        return _("Wat nog open is, is nog niet gedaan. Maak de dag leeg, of kies een andere stand.")
    if not is_open and not closed_on:
        return _("Vul de dag in waarop dit gedaan of vervallen is.")
    return None


def concerns_nobody(number):
    """A signal is somebody's; how many it concerns may stay empty."""
    if number is not None and number < 1:
        return _("Schrijf een getal vanaf 1, of laat leeg.")
    return None


def day_is_gone(day):
    """What was decided stays decided: only a change of status takes such a day away."""
    return None if day else _("Vul de dag in. Is het niet zo, verander dan de stand van het signaal.")
