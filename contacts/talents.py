"""What residents are good at, as it is typed."""

import re

from buurtwerk.core.statements import Statement
from buurtwerk.core.text import search_key, search_words, tidy
from contacts.models import Talent

OFFERED = 40  # in a form
ASKING = {"wie", "kan"}  # words of the question, not of what is asked


def names_in_use(team, _words, _shape):
    return Talent.objects.filter(team=team).that_somebody_has().order_by().values("id", "name")


IN_USE = Statement(names_in_use)


def typed_names(text):
    """«Naaien, tolken Arabisch; naaien» -> ["Naaien", "tolken Arabisch"]."""
    return once_each(tidy(part) for part in re.split(r"[,;\r\n]", text))


def once_each(names):
    """Without empty ones, and the first of those that differ in capitals only."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return list(first.values())


def offered_to(team, also):
    """The talents to tick, by name: those most people have, and those with these ids."""
    known = Talent.objects.of(team)
    often = [talent.pk for talent in known.in_use().order_by("-people", "pk")[:OFFERED]]
    return known.filter(pk__in={*often, *also}).by_name()


def named_like(team, query):
    """The talents in use with every word of the query, by name; «wie kan naaien» asks for «naaien»."""
    words = [word for word in search_words(query) if word not in ASKING]
    names = IN_USE.rows(team, [], None) if words else []
    found = [row["id"] for row in names if all(word in search_key(row["name"]) for word in words)]
    return list(Talent.objects.in_use().filter(pk__in=found).by_name()) if found else []
