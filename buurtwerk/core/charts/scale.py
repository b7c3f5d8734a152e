"""Round axes, Flemish numbers, and text that fits."""

import textwrap
from math import ceil, floor, log10


def ticks(largest, *, whole):
    """Round values from 0 up to at least `largest`, at most five of them; whole ones for whole data."""
    rough = float(largest) / 4 or 1
    power = 10 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    step = max(1, round(step)) if whole else step
    count = ceil(largest / step) or 1
    return [step * index for index in range(count + 1)]


def number(value):
    """1250 is "1.250" and 2.5 is "2,5"; two decimals at most."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def width_of(text, size):
    """About how wide a text is: Source Sans is half as wide as it is high."""
    return len(text) * size * 0.52


def wrap(text, *, width, size, lines=2):
    """Lines no wider than `width`; what doesn't fit ends in an ellipsis (the table has it in full)."""
    letters = max(3, int(width / (size * 0.52)))
    found = textwrap.wrap(text, letters, max_lines=lines, placeholder=" …", break_long_words=False)
    return [_clip(line, letters) for line in found]


def broken(text, *, width, size, lines):
    """As `wrap`, but words that are too long go on with a hyphen on the next line."""
    letters = max(4, int(width / (size * 0.52)))
    parts = " ".join(_hyphened(word, letters) for word in text.split())
    return textwrap.wrap(parts, letters, max_lines=lines, placeholder="…", break_long_words=False)


def _hyphened(word, letters):
    """A word in pieces of so many letters, where it has no hyphen of its own to break at."""
    if len(word) <= letters:
        return word
    at = word.find("-", 0, letters) + 1 or min(letters - 1, len(word) - 3)
    return f"{word[:at].rstrip('-')}- {_hyphened(word[at:], letters)}"


def _clip(line, letters):
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
