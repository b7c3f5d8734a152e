"""What may be read outside the team: signals, bottlenecks and minutes without the names we know (decision 0008)."""

import re
import unicodedata
from collections import defaultdict
from itertools import pairwise, product

from django.db.models import Q
from django.utils.translation import gettext as _

from buurtwerk.core.text import fold, search_words
from contacts.models import Household, Resident
from huisbezoeken.models import VisitResident

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")
DATE_OR_YEARS = r"(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|\d{4}-\d{4}(?!\d))"
PHONE = re.compile(rf"(?<![\w/.-]){DATE_OR_YEARS}\+?\d(?:[ ./-]?\d){{5,}}(?!\w)")
REGISTER_NUMBER = re.compile(
    r"(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?!\d)"
)  # of the state: eleven digits
CODE = re.compile(r"(?<!\w)[A-Za-z]+-?\d+(?!\w)")
MAIL = re.compile(r"\S+@\S+\.\S+")
# Words of a family name that say nothing by themselves; in front of a name they are part of it.
PARTICLES = frozenset("de den der des van het ter ten te el al ben bin la le du da di do dos 't t op in aan".split())  # noqa: SIM905


def without_names(signals, team):
    """Signal id -> its text without names of residents, their codes, phone numbers and e-mail addresses.

    A name of the one who told it, or of who lives or was where it was heard,
    goes however it is written; a name of any other resident of the team goes
    when it has a capital letter, or stands whole. What only a reader recognises
    stays. Five queries, one of them over the names of the whole team.
    """
    texts = {signal.pk: unicodedata.normalize("NFC", signal.description) for signal in signals}
    near, codes = known_near(signals)
    known, known_codes = names_in(texts.values(), team), codes_in(texts.values(), team)
    return {pk: masked(text, near[pk], codes[pk] | known_codes, known) for pk, text in texts.items()}


def names_left_out(texts, signals, team):
    """Key -> the text as `without_names` leaves it; near to all of them is who is near to one of these signals."""
    texts = {key: unicodedata.normalize("NFC", text) for key, text in texts.items()}
    near, codes = known_near(signals)
    known, known_codes = names_in(texts.values(), team), codes_in(texts.values(), team)
    all_near, all_codes = set().union(*near.values()), known_codes.union(*codes.values())
    return {key: masked(text, all_near, all_codes, known) for key, text in texts.items()}


def masked(text, near, codes, known):
    """`known`: (words of names, pairs of a first and a last name); together they are a name however written."""
    name, (words, pairs) = _("[naam]"), known
    text = MAIL.sub(_("[e-mail]"), PHONE.sub(_("[telefoon]"), REGISTER_NUMBER.sub(_("[nummer]"), text)))
    for code in codes:
        text = re.sub(rf"(?<!\w){re.escape(code)}(?!\w)", name, text, flags=re.IGNORECASE)
    found = [(match, forms_of(match[0]) - PARTICLES) for match in WORD.finditer(text)]
    side_by_side = in_pairs([forms for _match, forms in found], pairs)
    for number in range(len(found) - 1, -1, -1):
        match, forms = found[number]
        if forms & near or number in side_by_side or (match[0][0].isupper() and forms & words):
            text = text[: match.start()] + name + text[match.end() :]
    return joined(text, name)


def in_pairs(words, pairs):
    """Places of the words that stand beside the other half of a name, with the particles between them."""
    places = [place for place, forms in enumerate(words) if forms]
    beside = [
        (one, other)
        for one, other in pairwise(places)
        if any((first, last) in pairs or (last, first) in pairs for first in words[one] for last in words[other])
    ]
    return {place for one, other in beside for place in range(one, other + 1)}


def joined(text, name):
    """«mevrouw El [naam] [naam]» as «mevrouw [naam]»: particles with a capital go with the name behind them."""
    mark, particles = re.escape(name), "|".join(re.escape(word) for word in PARTICLES)
    text = re.sub(rf"(?:(?<!\w)(?i:{particles})\s+)+(?={mark})", lambda met: met[0] if met[0].islower() else "", text)
    return re.sub(rf"{mark}(?:\s+{mark})+", name, text)


def forms_of(word):
    """As names are compared: folded, whole and in its parts, without the s of «Fatima's» or «Zwaenepoels»."""
    parts = {part for text in (word, re.sub(r"[-'’]", " ", word)) for part in [fold(text), *search_words(text)]}
    return parts | {part.removesuffix("s") for part in parts if len(part) > 2}


def words_of(*names):
    """The words of these names, joined ones too, without what is no name by itself."""
    words = {word for name in names for word in [*search_words(name), *search_words(name.replace("-", " "))]}
    return {word for word in words if len(word) > 1} - PARTICLES


def names_in(texts, team):
    """(words in these texts that are part of a resident's name, the pairs of a first and a last name among them)."""
    written = {form for text in texts for word in WORD.findall(text) for form in forms_of(word)}
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    names = Resident.objects.of(team).order_by().values_list("first_name", "last_name").distinct()
    for first, last in names.iterator(chunk_size=2000):
        firsts, lasts = words_of(first) & written, words_of(last) & written
        words |= firsts | lasts
        pairs |= set(product(firsts, lasts))
    return words, pairs


def codes_in(texts, team):
    """Codes of residents and households of the team that stand in these texts."""
    written = {code for text in texts for code in CODE.findall(text)}
    if not written:
        return set()
    holders = (Resident.objects.of(team), Household.objects.of(team))
    return {code for rows in holders for code in rows.filter(code__in=written).values_list("code", flat=True)}


def known_near(signals):
    """(signal id -> name words, signal id -> codes) of who told it, lives where it was heard or was there."""
    there = defaultdict(set)
    visits = [signal.visit_id for signal in signals if signal.visit_id]
    for visit, resident in VisitResident.objects.filter(visit__in=visits).values_list("visit", "resident"):
        there[visit].add(resident)
    homes = {signal.pk: homes_of(signal) for signal in signals}
    people = Resident.objects.filter(
        Q(household__in=set().union(*homes.values())) | Q(pk__in=set().union(*there.values()))
    ).values_list("pk", "household", "code", "first_name", "last_name")
    words: dict[int, set] = defaultdict(set)
    codes: dict[int, set] = defaultdict(set)
    for signal in signals:
        for pk, household, code, *name in people:
            if household in homes[signal.pk] or pk in there[signal.visit_id]:
                words[signal.pk] |= words_of(*name)
                codes[signal.pk].add(code)
    return words, codes


def homes_of(signal):
    """The households of who told it and where the visit was; the relations are fetched."""
    told = {signal.resident.household_id} if signal.resident_id else set()
    return told | ({signal.visit.household_id} if signal.visit_id else set())
