"""The sheets of the register: each app registers its own in `AppConfig.ready`, so they run bottom up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from buurtwerk.registers.resources import SheetResource

_sheets: dict[str, "SheetResource"] = {}
_demo_extras: list[Callable] = []


def register(resource):
    """Class decorator of a SheetResource; its sheet comes after those registered before it."""
    _sheets[resource.sheet] = resource()
    return resource


def sheets(only=None):
    """All of them, or only those of these names."""
    return [resource for name, resource in _sheets.items() if only is None or name in only]


def sheet(name):
    return _sheets[name]


def demo_extra(make):
    """`make(team)` adds invented examples of what no sheet holds to a new demo team."""
    _demo_extras.append(make)
    return make


def demo_extras():
    return list(_demo_extras)
