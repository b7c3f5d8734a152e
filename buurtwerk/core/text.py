"""Text as people type it, made comparable."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
FOLDED = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def fold(text):
    """Lower case without accents: "Çiğdem" -> "cigdem"."""
    apart = unicodedata.normalize("NFKD", text.translate(FOLDED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def search_words(text):
    """The words of a query or of what is searched: "El-Amrani, S." -> ["elamrani", "s"]."""
    joined = re.sub(r"[-'’.`/]", "", fold(national(text)))
    return re.findall(r"\w+", joined)


def search_key(*texts, phones=()):
    """What a record is found by: its words and the digits of its phone numbers."""
    words = [word for text in texts for word in with_joined(search_words(text or ""))]
    digits = [re.sub(r"\D", "", national(phone)) for phone in phones if phone]
    return " ".join(words + [number for number in digits if number])[:1000]


def national(text):
    """Phone numbers as they are written at home: "+32 470 …" -> "0470 …"."""
    return re.sub(r"(?<!\w)(?:\+|00)32[ ./-]*(?:\(0\))?[ ./-]*(?=[1-9])", "0", text)


def with_joined(words):
    """Also as one word, so that «El Amrani» and «El-Amrani» find each other."""
    return [*words, "".join(words)] if len(words) > 1 else words


def as_id(text):
    """The id that an address or a form names; None for what is none, or what no database can hold."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def tidy(text):
    """One line as it should be stored: no invisible signs, no spaces around or double ones inside."""
    return re.sub(r"[ \t\u00a0]+", " ", INVISIBLE.sub("", text.replace("\r\n", "\n"))).strip()
