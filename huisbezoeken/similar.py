"""Signals that may say the same: suggested while one types, so that what comes back is seen to come back."""

from django.db.models.functions import Left

from buurtwerk.core.text import search_words
from huisbezoeken.models import Signal

SHOWN, LOOKED_AT, BEGINNING = 5, 300, 400
SHORTEST = 4
# Words that say nothing of what it is about.
COMMON_TEXT = """
deze daar waar wordt worden niet geen maar heeft hebben zijn haar hier naar over voor door omdat
zodat zoals meer veel altijd nooit soms vaak iets iemand mensen bewoner bewoners gezin buurt kunnen
moeten willen weten zegt vertelt vindt krijgt komt gaat staat zonder tussen onder tegen alleen eigen
andere nodig
"""
COMMON = frozenset(COMMON_TEXT.split())


def telling_words(text):
    """The words that say what it is about, folded: {"loket", "bereikbaar"}."""
    return {word for word in search_words(text) if len(word) >= SHORTEST} - COMMON


def similar_to(team, text, *, theme=None, but=None):
    """Unfinished signals of the team that share two telling words, or one and the theme; the closest first."""
    wanted = telling_words(text)
    if not wanted:
        return []
    rows = Signal.objects.of(team).unfinished().exclude(pk=but).select_related("theme").newest_first()
    rows = rows.annotate(beginning=Left("description", BEGINNING)).defer("description")
    scored = [(score(signal, wanted, theme), signal) for signal in rows[:LOOKED_AT]]
    close = sorted((pair for pair in scored if pair[0] >= 2), key=lambda pair: -pair[0])
    return [signal for _score, signal in close[:SHOWN]]


def score(signal, wanted, theme):
    """Shared words, and one for the theme when there are any."""
    shared = len(wanted & set(signal.search_key.split()))
    return shared + (1 if shared and theme and signal.theme_id == theme else 0)
