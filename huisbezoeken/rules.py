"""What makes a value of a visit, signal or follow-up wrong; like contacts/rules.py."""

from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from huisbezoeken.models import FollowUp

FIRST_YEAR = 1900


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


def ends_without_beginning(starts_at, ends_at):
    """Of a meeting, which takes no night."""
    if ends_at and not starts_at:
        return _("Vul ook in wanneer het begint.")
    return _("Dit ligt voor het begin. Kijk beide uren na.") if ends_at and ends_at < starts_at else None


def no_figures_yet(year):
    """No figures of before there were teams, or of a year that has not begun."""
    if year is not None and not FIRST_YEAR <= year <= today().year:
        return _("Van dat jaar zijn er geen cijfers. Kies bijvoorbeeld %d.") % (today().year - 1)
    return None


def papers_without_year(papers, year):
    return _("Kies van welk jaar de cijfers zijn, of vink ze uit.") if papers and not year else None


def about_two_matters(signal, bottleneck):
    """An item of an agenda, or what was told back, is about one."""
    return _("Vul een signaal in of een knelpunt, niet allebei.") if signal and bottleneck else None


def about_nothing(signal, bottleneck):
    return None if signal or bottleneck else _("Vul in waarover het gaat: een signaal of een knelpunt.")


def item_without_title(title, signal, bottleneck):
    return None if title or signal or bottleneck else _("Vul in wat er op de agenda staat.")


def not_decided(decision, what_follows):
    """Nobody does what was not decided."""
    return _("Schrijf eerst wat er beslist is.") if what_follows and not decision else None


def owner_without_day(owner, due_on):
    """What nobody has to have done by a day, comes back nowhere."""
    return _("Kies tegen wanneer, dan komt het terug op het volgende overleg.") if owner and not due_on else None


def day_without_follow_up(due_on, follow_up):
    """In the workbook; on the screen the decision makes its follow-up itself."""
    if due_on and not follow_up:
        return _("Zet hier de code van de opvolging, zodat dit niet vergeten wordt. Maak ze in het blad Opvolgingen.")
    return None


def due_before_meeting(due_on, held_on):
    return _("Dit ligt voor het overleg. Kies een latere dag.") if due_on and held_on and due_on < held_on else None
