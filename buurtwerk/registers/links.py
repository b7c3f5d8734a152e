"""Cells that name another record; widgets like those in widgets.py. Several of them in one cell: lists.py.

What a cell names is compared as it is written: a code, an e-mail address, a name. Ids come in when it is stored.
"""

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import plain, quoted, text_of
from buurtwerk.registers.widgets import Cell, outside

NAME_LENGTH = 200


class Link(Cell):
    """The code of a row of another sheet, or of the same register."""

    path, field = "__code", "_id"

    def __init__(self, sheet):
        super().__init__()
        self.sheet = sheet

    def clean(self, value, row=None, look=None, **kwargs):
        code = text_of(value)
        if code and not look.knows(self.sheet, code):
            raise ValueError(unknown_codes([code], self.sheet))
        return code or None

    def to_store(self, value, look):
        return look.id_of(self.sheet, value) if value else None


class KeptLink(Link):
    """One that stays as it was stored first, as other rows lean on both."""

    def clean(self, value, row=None, look=None, stored=None, **kwargs):
        code = super().clean(value, row=row, look=look, **kwargs)
        if stored and code and code != stored:
            raise ValueError(
                _("Dit hoort bij %s, en dat blijft zo. Geef het een nieuwe code als het bij een ander hoort.")
                % quoted(stored)
            )
        return code


class Person(Cell):
    """Somebody of the team, by name or e-mail address; `strict`: whoever is no worker or coordinator is a fault."""

    path, field = "__email", "_id"

    def __init__(self, *, strict):
        super().__init__()
        self.strict = strict

    def clean(self, value, row=None, look=None, stored=None, **kwargs):
        text = text_of(value)
        if not text:
            return None
        if stored and plain(stored) == plain(text):
            return stored  # somebody who left the team may stay where they stand
        found = look.people.in_charge(text) if self.strict else look.people.member(text)
        if found is None and self.strict:
            raise ValueError(
                _("%s is geen buurtwerker of coördinator van dit team. Schrijf het e-mailadres van een lid.")
                % quoted(text)
            )
        return found

    def to_store(self, value, look):
        return look.people.id_of(value) if value else None


class Named(Cell):
    """One name out of `fetch(team)`, a dict of name to id."""

    path, field = "__name", "_id"

    def __init__(self, fetch):
        super().__init__()
        self.fetch = fetch

    def clean(self, value, row=None, look=None, **kwargs):
        text = text_of(value)
        names = {plain(name): name for name in look.once(self.fetch)}
        if text and plain(text) not in names:
            raise ValueError(outside(text, names.values()))
        return names.get(plain(text))

    def to_store(self, value, look):
        return look.once(self.fetch)[value] if value else None


class NewName(Cell):
    """One name in a list of the team's own, `model`; a new one joins that list when the row is written."""

    path, field = "__name", "_id"
    adds_names = True

    def __init__(self, model):
        super().__init__()
        self.model = model

    def clean(self, value, row=None, look=None, stored=None, **kwargs):
        text = text_of(value)
        if stored and plain(text_of(stored)) == plain(text):
            return stored
        return look.names(self.model).spelt(text) if text else None

    def to_store(self, value, look):
        return look.names(self.model).id_of(value) if value else None


class OwnName(NewName):
    """The name by which a row of that list goes itself."""

    path = field = ""
    adds_names = False

    def to_store(self, value, look):
        return value


def unknown_codes(codes, sheet):
    shown = ", ".join(quoted(code) for code in codes[:5])
    return _("%(codes)s staat niet in het blad %(sheet)s en niet in het register. Kijk de code na.") % {
        "codes": shown,
        "sheet": sheet,
    }
