"""The main navigation: each app adds its entry in `AppConfig.ready`."""

from dataclasses import dataclass

from django.urls import reverse

from buurtwerk.accounts.roles import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url_name: str
    icon: str
    permission: Permission
    order: int


_entries: list[Entry] = []
_landings: dict[str, str] = {}


def add(label, url_name, icon, permission, order):
    _entries.append(Entry(label, url_name, icon, permission, order))
    _entries.sort(key=lambda entry: entry.order)


def land(role, url_name):
    """Where somebody of this role begins, instead of on the start page."""
    _landings[role] = url_name


def landing_of(user, team):
    """The address where this user begins after signing in; None: the start page."""
    url_name = _landings.get(user.role_in(team))
    return reverse(url_name) if url_name else None


def label_of(path):
    """What the menu calls the part of the app that an address belongs to."""
    found = [entry for entry in _entries if path.startswith(reverse(entry.url_name))]
    return max(found, key=lambda entry: len(reverse(entry.url_name))).label if found else path


def entries(request, granted):
    """The entries this role may open; the one we are under, the closest by its address, is marked."""
    allowed = [entry for entry in _entries if entry.permission in granted | {Permission.OWN_ACCOUNT}]
    urls = [reverse(entry.url_name) for entry in allowed]
    above = [url for url in urls if request.path == url or (url != "/" and request.path.startswith(url))]
    here = max(above, key=len, default="")
    return [
        {"url": url, "label": entry.label, "icon": entry.icon, "active": url == here}
        for entry, url in zip(allowed, urls, strict=True)
    ]
