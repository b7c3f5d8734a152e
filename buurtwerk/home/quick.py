"""The quick buttons of the start page: each app adds its own in `AppConfig.ready`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from buurtwerk.accounts.roles import Permission, can


@dataclass(frozen=True, slots=True)
class Button:
    label: Any
    url_name: str
    icon: str
    permission: Permission
    order: int


_buttons: list[Button] = []


def add(label, url_name, icon, permission, order):
    """What one does many times a day; the lowest order that a role may use is its main button."""
    _buttons.append(Button(label, url_name, icon, permission, order))
    _buttons.sort(key=lambda button: button.order)


def for_user(user, team):
    return [
        {"url": reverse(button.url_name), "label": button.label, "icon": button.icon}
        for button in _buttons
        if can(user, button.permission, team)
    ]
