"""Signals as they may be shown outside the team: without a name."""

import re

from django.db.models import Q
from django.utils.translation import gettext as _

from buurtwerk.core.text import fold, search_words
from contacts.models import Resident

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST = 3
PHONE = re.compile(r"(?<!\w)\+?\d(?:[ ./-]?\d){7,}(?!\w)")
MAIL = re.compile(r"\S+@\S+\.\S+")


def without_names(signals, team):
    """Signal id -> its text without names of residents, phone numbers and e-mail addresses; two queries for all.

    A name of the one who told it, or of who lives or was there, goes however it
    is written; a name of any other resident goes when it has a capital letter.
    """
    known, near = names_in(signals, team), names_near(signals)
    return {signal.pk: masked(signal.description, near.get(signal.pk, set()), known) for signal in signals}


def masked(text, near, known):
    def replaced(match):
        parts = {
            part for word in WORD.findall(match[0]) for part in [fold(word), *search_words(word.replace("-", " "))]
        }
        is_name = parts & near or (match[0][0].isupper() and parts & known)
        return name if is_name else match[0]

    name = _("[naam]")
    clean = MAIL.sub(_("[e-mail]"), PHONE.sub(_("[telefoon]"), text))
    return re.sub(rf"{re.escape(name)}(?: {re.escape(name)})+", name, WORD.sub(replaced, clean))


def names_in(signals, team):
    """Name words of residents of the team that occur in these texts."""
    words = {word for signal in signals for word in search_words(signal.description) if len(word) >= SHORTEST}
    if not words:
        return set()
    found = Q(pk__in=[])
    for word in words:
        found |= Q(search_key__contains=word)
    return words_of(Resident.objects.of(team).filter(found).values_list("first_name", "last_name"))


def names_near(signals):
    """Signal id -> name words of who told it and of who lives where it was heard."""
    homes = {signal.pk: home_of(signal) for signal in signals}
    names: dict[int, list] = {}
    people = Resident.objects.filter(household__in={home for home in homes.values() if home})
    for home, *name in people.values_list("household", "first_name", "last_name"):
        names.setdefault(home, []).append(name)
    return {pk: words_of(names.get(home, [])) for pk, home in homes.items()}


def home_of(signal):
    """The household of who told it, or where the visit was; the relations are fetched."""
    if signal.resident_id:
        return signal.resident.household_id
    return signal.visit.household_id if signal.visit_id else None


def words_of(names):
    """{"cigdem", "elamrani", "el", "amrani"}, without what is too short to be told apart."""
    texts = [text for name in names for text in name]
    words = {word for text in texts for word in [*search_words(text), *search_words(text.replace("-", " "))]}
    return {word for word in words if len(word) >= SHORTEST}
