"""Where a job shows and what its page says when it went wrong: each app registers the kinds of work it has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
NOTHING_HALF = _("De achtergronddienst viel stil. Er is niets half bewaard; probeer het opnieuw.")
NOTHING_STORED = _("Er liep iets mis en er is niets bewaard. Probeer het opnieuw, of vraag raad aan je beheerder.")


@dataclass(frozen=True, slots=True)
class JobKind:
    """`page(job)` is its address; `died` and `crashed` tell what holds when its worker died, or stumbled."""

    page: Callable[[Any], str]
    died: Text = NOTHING_HALF
    crashed: Text = NOTHING_STORED


_kinds: dict[str, JobKind] = {}


def job_kind(name, **told):
    _kinds[name] = JobKind(**told)


def kind_of(name):
    """Raises KeyError for a kind that nobody registered."""
    return _kinds[name]


def told_of_the_dead(name):
    """Also of a kind that is no more: the job of an app that left."""
    return str(_kinds[name].died if name in _kinds else NOTHING_HALF)
