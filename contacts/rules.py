"""What makes a value wrong: called by the forms and by the import alike.

Each rule returns nothing, or the message that stands with the later (or the
named) field.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from contacts.models import Referral

FIRST_LIKELY_YEAR = 1900
FARTHEST_YEARS = 10
MOST_TALENTS = 20
LONGEST_TALENT = 60


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


def asked_too_early(referred_on, ask_on):
    """Nobody has arrived before they were referred."""
    if referred_on and ask_on and ask_on < referred_on:
        return _("Dit ligt voor de toeleiding. Kies een latere dag.")
    return None


def shared_without_consent(shared, consent):
    if shared and consent != Referral.Consent.YES:
        return _("Zonder toestemming geef je niets door. Vraag ze eerst, of maak dit leeg.")
    return None


def offer_of_another_partner(of, partner):
    """`of`: whose offer it is; both are compared as they come."""
    if of != partner:
        return _("Dit aanbod is van een andere partner. Kies er een van deze partner, of laat het leeg.")
    return None


def renewed_too_early(before, start):
    """A renewal leaves at least one day of what was before."""
    if before and start and start <= before:
        return _("De nieuwe overeenkomst begint na het begin van de vorige. Kies een latere dag.")
    return None


def with_themself(one, other):
    """Two residents, or their codes, of a connection."""
    if one and one == other:
        return _("Niemand is verbonden met zichzelf. Kies iemand anders.")
    return None


def too_many_talents(names):
    """Of one resident."""
    if len(names) > MOST_TALENTS:
        return _("Dit zijn er %(number)s. Kies er hoogstens %(most)s.") % {"number": len(names), "most": MOST_TALENTS}
    return None


def not_one_talent(names):
    """A comma or semicolon between them makes two of one."""
    return None if len(names) == 1 else _("Schrijf één talent, zonder komma of puntkomma.")


def talent_too_long(names):
    """A talent is a tag; a story goes elsewhere."""
    long = next((name for name in names if len(name) > LONGEST_TALENT), None)
    if long is None:
        return None
    told = {"name": f"{long[:LONGEST_TALENT]}…", "most": LONGEST_TALENT}
    return _("«%(name)s» is te lang. Een talent telt hoogstens %(most)s tekens.") % told


# Asked of what one types in a form; the workbook's contract takes any day and year.


def unlikely_year(year):
    if year is not None and not FIRST_LIKELY_YEAR <= year <= today().year:
        return _("Dat jaar kan niet kloppen. Schrijf het met vier cijfers, zoals 1984.")
    return None


def unlikely_day(day):
    if day and day > today():
        return _("Die dag moet nog komen. Kijk de datum na.")
    return unlikely_year(day.year) if day else None


def day_gone_by(day):
    """For what is still to be done."""
    return _("Die dag is al voorbij. Kies vandaag of later.") if day < today() else None


def far_day(day):
    """For a day to come: not years away, and none of long ago."""
    if not FIRST_LIKELY_YEAR <= day.year <= today().year + FARTHEST_YEARS:
        return _("Die dag ligt te ver weg. Kijk de datum na.")
    return None


def refuse(problem):
    """Let a form's `clean_*` stop at what a rule says."""
    if problem:
        raise ValidationError(problem)
