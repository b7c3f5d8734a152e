"""Who stands at the counter: found by the number of a card, or by what a volunteer may see of people."""

from collections import defaultdict
from dataclasses import dataclass, field
from string import ascii_uppercase, digits

from django.db.models import Q

from buurtwerk.core.text import search_key, search_words, tidy
from contacts.lists import full_name
from contacts.models import Resident
from kruidenier.models import Card

FEWEST_LETTERS = 3
LOOKED_THROUGH = 300  # residents whose own key or whose household's holds what was typed
FIELDS = ("id", "code", "first_name", "last_name", "birth_year", "household", "household__street")


@dataclass(slots=True)
class Person:
    """All that a volunteer may see of somebody, but for the street: that is the household's."""

    id: int
    name: str
    birth_year: int | None

    @property
    def title(self):
        return f"{self.name} °{self.birth_year}" if self.birth_year else self.name


@dataclass(slots=True)
class Home:
    """A household at the counter with the card that counts; None where it has none."""

    id: int
    street: str
    people: list[Person] = field(default_factory=list)
    card: Card | None = None

    @property
    def title(self):
        return ", ".join(person.title for person in self.people) or self.street


def looks_like_number(text):
    """A card's number has a digit in it and no space; names and streets are typed with letters."""
    text = tidy(text)
    return " " not in text and any(sign.isdigit() for sign in text)


def card_numbered(team, text):
    """The card of that number: as it is written, or without the letters or zeros before it; else None."""
    text = tidy(text)[:40]
    cards = Card.objects.of(team).select_related("household", "team")
    written = list(cards.filter(code__iexact=text)[:2])
    if found := next((card for card in written if card.code == text), written[0] if len(written) == 1 else None):
        return found
    number = digits_of(text)
    if number is None:
        return None
    before = text.upper().rstrip(digits)
    ending = [card for card in cards.filter(code__endswith=str(number)) if digits_of(card.code) == number]
    same = [card for card in ending if card.code.upper().startswith(before)]
    return same[0] if len(same) == 1 else None


def digits_of(code):
    """The number in a code with one number in it: 12 of «K0012»; None for any other."""
    number = code.upper().lstrip(f"{ascii_uppercase}-")
    return int(number) if number.isascii() and number.isdigit() else None


def homes_like(team, query, limit):
    """Households where each word begins a name, a year of birth or the street, or else stands in one.

    Those with a card come first. Not by a phone number, a house number or a code: these a volunteer does not see.
    """
    words = search_words(query)
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    fitting = holding(team, [f" {word}" for word in words]) or holding(team, words)
    homes = homes_of(team, list(dict.fromkeys(row["household"] for row in fitting)))
    return sorted(homes, key=lambda home: home.card is None)[:limit]


def holding(team, words):
    """Residents, by name, with each of these in what a volunteer may search by; « an» begins a word."""
    rows = Resident.objects.of(team).by_name()
    for word in words:
        rows = rows.filter(anywhere("search_key", word) | anywhere("household__search_key", word))
    return [row for row in rows.values(*FIELDS)[:LOOKED_THROUGH] if all(word in f" {key_of(row)}" for word in words)]


def anywhere(name, word):
    found = Q(**{f"{name}__contains": word})
    return found | Q(**{f"{name}__startswith": word[1:]}) if word.startswith(" ") else found


def key_of(row):
    return search_key(row["first_name"], row["last_name"], str(row["birth_year"] or ""), row["household__street"])


def homes_of(team, households):
    """These households, in that order, with who lives there and the card that counts; two queries."""
    people = defaultdict(list)
    streets = {}
    for row in Resident.objects.of(team).filter(household__in=households).by_name().values(*FIELDS):
        people[row["household"]].append(Person(row["id"], full_name(row), row["birth_year"]))
        streets[row["household"]] = row["household__street"]
    cards: dict[int, Card] = {}
    for card in Card.objects.of(team).filter(household__in=households).latest_first():
        cards.setdefault(card.household_id, card)
    return [Home(pk, streets.get(pk, ""), people[pk], cards.get(pk)) for pk in households]


def residents_in(homes):
    return [person.id for home in homes for person in home.people]
