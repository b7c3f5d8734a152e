"""Cells that name other records, one or several; widgets like those in widgets.py.

What a cell names is compared as it is written: a code, an e-mail address, a name. Ids come in when it is stored.
"""

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import entries_of, plain, quoted, text_of
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


class Listed(Cell):
    """Several entries with a semicolon between them; kept in order of the alphabet, so that they compare."""

    def clean(self, value, row=None, look=None, stored=(), **kwargs):
        entries = entries_of(value)
        return tuple(sorted(set(self.each(entries, look, stored)))) if entries else ()

    def render(self, value, obj=None, **kwargs):
        return "; ".join(value or ())


class CodeList(Listed):
    def __init__(self, sheet):
        super().__init__()
        self.sheet = sheet

    def each(self, entries, look, stored):
        unknown = [code for code in entries if not look.knows(self.sheet, code)]
        if unknown:
            raise ValueError(unknown_codes(unknown, self.sheet))
        return entries


class NameList(Listed):
    """Names out of `fetch(team)`, a dict whose keys are the names."""

    def __init__(self, fetch):
        super().__init__()
        self.fetch = fetch

    def each(self, entries, look, stored):
        names = {plain(name): name for name in look.once(self.fetch)}
        unknown = [entry for entry in entries if plain(entry) not in names]
        if unknown:
            raise ValueError(outside("; ".join(unknown), names.values()))
        return [names[plain(entry)] for entry in entries]


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


class PeopleList(Listed):
    """Members by their e-mail address, anybody else as written; what is stored already stays as it is."""

    def each(self, entries, look, stored):
        if any(len(entry) > NAME_LENGTH for entry in entries):
            raise ValueError(_("Een naam telt hoogstens 200 tekens. Zet een puntkomma tussen de namen."))
        kept = {plain(entry): entry for entry in stored}
        return [kept.get(plain(entry)) or look.people.member(entry) or entry for entry in entries]


def unknown_codes(codes, sheet):
    shown = ", ".join(quoted(code) for code in codes[:5])
    return _("%(codes)s staat niet in het blad %(sheet)s en niet in het register. Kijk de code na.") % {
        "codes": shown,
        "sheet": sheet,
    }
