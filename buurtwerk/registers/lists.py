"""Cells that hold several entries with a semicolon between them; widgets like those in widgets.py and links.py."""

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import entries_of, plain
from buurtwerk.registers.links import NAME_LENGTH, unknown_codes
from buurtwerk.registers.widgets import Cell, outside


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


class PeopleList(Listed):
    """Members by their e-mail address, anybody else as written; what is stored already stays as it is."""

    def each(self, entries, look, stored):
        if any(len(entry) > NAME_LENGTH for entry in entries):
            raise ValueError(_("Een naam telt hoogstens 200 tekens. Zet een puntkomma tussen de namen."))
        kept = {plain(entry): entry for entry in stored}
        return [kept.get(plain(entry)) or look.people.member(entry) or entry for entry in entries]


class ChoiceList(Listed):
    """Values out of (value, label), matched by label."""

    def __init__(self, choices):
        super().__init__()
        self.values = {plain(str(label)): value for value, label in choices}
        self.labels = {value: str(label) for value, label in choices}

    def each(self, entries, look, stored):
        unknown = [entry for entry in entries if plain(entry) not in self.values]
        if unknown:
            raise ValueError(outside("; ".join(unknown), self.labels.values()))
        return [self.values[plain(entry)] for entry in entries]

    def render(self, value, obj=None, **kwargs):
        return super().render(self.labels[entry] for entry in value or ())


class NewNameList(Listed):
    """Names in a list of the team's own, `model`; a new one joins that list when the row is written."""

    adds_names = True

    def __init__(self, model):
        super().__init__()
        self.model = model

    def each(self, entries, look, stored):
        names = look.names(self.model)
        return [names.spelt(entry) for entry in entries]
