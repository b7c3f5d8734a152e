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


def add(label, url_name, icon, permission, order):
    _entries.append(Entry(label, url_name, icon, permission, order))
    _entries.sort(key=lambda entry: entry.order)


def label_of(path):
    """What the menu calls the part of the app that an address belongs to."""
    found = [entry for entry in _entries if path.startswith(reverse(entry.url_name))]
    return max(found, key=lambda entry: len(reverse(entry.url_name))).label if found else path


def entries(request, granted):
    """The entries this role may open, the one we are under marked."""
    allowed = [entry for entry in _entries if entry.permission in granted | {Permission.OWN_ACCOUNT}]
    return [_shown(entry, request.path) for entry in allowed]


def _shown(entry, path):
    url = reverse(entry.url_name)
    active = path == url if url == "/" else path.startswith(url)
    return {"url": url, "label": entry.label, "icon": entry.icon, "active": active}
