"""What makes a value wrong: called by the forms and by the import alike.

Each rule returns nothing, or the message that stands with the later (or the
named) field.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today

FIRST_LIKELY_YEAR = 1900


def ends_before_it_begins(begin, end):
    if begin and end and end < begin:
        return _("Dit ligt voor de begindatum. Zet een datum op of na het begin.")
    return None


def born_after_first_contact(born, first_contact):
    """`born` is a date, or a year alone."""
    if not born or not first_contact:
        return None
    too_late = born > first_contact.year if isinstance(born, int) else born > first_contact
    return _("Geboren na het eerste contact. Kijk beide na.") if too_late else None


def no_year(year):
    if year is not None and not 1 <= year <= 9999:
        return _("Dat is geen jaartal. Schrijf het met vier cijfers, zoals 1984.")
    return None


# Asked of what one types in a form; the workbook's contract takes any day and year.


def unlikely_year(year):
    if year is not None and not FIRST_LIKELY_YEAR <= year <= today().year:
        return _("Dat jaar kan niet kloppen. Schrijf het met vier cijfers, zoals 1984.")
    return None


def unlikely_day(day):
    if day and day > today():
        return _("Die dag moet nog komen. Kijk de datum na.")
    return unlikely_year(day.year) if day else None


def refuse(problem):
    """Let a form's `clean_*` stop at what a rule says."""
    if problem:
        raise ValidationError(problem)
