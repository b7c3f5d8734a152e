"""What makes an area wrong, for the form, the workbook and an uploaded map alike: None, or what to say."""

from django.utils.translation import gettext as _

from buurtwerk.core.text import tidy
from contacts.models.area import Area, street_key

LONGEST_NAME = 200
LONGEST_STREETS = 10_000  # characters of all streets of one area, so that they fit in a cell
KINDS = {str(label): kind for kind, label in Area.Kind.choices}


def streets_in(text):
    """The streets that a text names, each once: on lines of their own, or with a semicolon between them."""
    return once_each(text.replace("\n", ";").split(";"))


def once_each(names):
    tidied = [tidy(name) for name in names]
    return list({street_key(name): name for name in reversed(tidied) if street_key(name)}.values())[::-1]


def streets_of(kind, name, streets):
    """The streets that an area covers: a street that names none covers the one of its own name."""
    return streets or ([name] if kind == Area.Kind.STREET else [])


def wrong_name(name):
    """Signs that nobody sees are no name, nor is half a sign."""
    if not street_key(name):
        return _("Dit gebied heeft geen naam. Geef het er een.")
    if len(name) > LONGEST_NAME:
        return _("De naam telt meer dan %d tekens. Maak hem korter.") % LONGEST_NAME
    return None if is_text(name) else _("De naam bevat een teken dat geen teken is. Typ hem opnieuw.")


def wrong_streets(streets):
    if any(len(street) > LONGEST_NAME for street in streets):
        return _("Een straatnaam telt hoogstens %d tekens. Zet een puntkomma tussen de straten.") % LONGEST_NAME
    if len("; ".join(streets)) > LONGEST_STREETS:
        return _("Dit zijn te veel straten voor één gebied. Maak er meer gebieden van.")
    if not all(map(is_text, streets)):
        return _("Een straatnaam bevat een teken dat geen teken is. Typ hem opnieuw.")
    return None


def name_taken(name):
    return _("Er is al een gebied «%s». Kies een andere naam.") % name


def streets_taken(streets, owners):
    """`owners`: key of a street -> the name of the other area that it lies in."""
    taken = [(street, owners[street_key(street)]) for street in streets if street_key(street) in owners]
    if not taken:
        return None
    street, area = taken[0]
    told = {"street": street, "area": area}
    return _("De straat «%(street)s» ligt al in het gebied «%(area)s». Haal ze daar eerst weg, of hier.") % told


def is_text(text):
    """Half a pair of UTF-16, which JSON can hold, is none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text
