"""Names in a list that a team keeps itself, such as its places: a workbook may add to it."""

from functools import cached_property

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import plain, text_of
from buurtwerk.registers.errors import ImportStale

BATCH = 1000


class Names:
    """The names of one model in one team. They are the same whatever their case, and as they were written first."""

    def __init__(self, model, team):
        self.model, self.team = model, team
        self.longest = model._meta.get_field("name").max_length

    @cached_property
    def ids(self):
        return dict(self.model._base_manager.filter(team=self.team).order_by("-pk").values_list("name", "pk"))

    @cached_property
    def spellings(self):
        return {plain(text_of(name)): name for name in self.ids}

    def spelt(self, text):
        """The name as it is stored, or as this workbook wrote it first; raises ValueError when it is too long."""
        if len(text) > self.longest:
            raise ValueError(
                _("Een naam telt hier hoogstens %d tekens. Maak hem korter, of zet een puntkomma tussen de namen.")
                % self.longest
            )
        return text if text in self.ids else self.spellings.setdefault(plain(text), text)

    def id_of(self, name):
        """Of a name that is stored by now, in whichever case. Raises ImportStale when it has gone."""
        found = self.ids.get(name) or self.ids.get(self.spellings.get(plain(name)))
        if found is None:
            raise ImportStale
        return found

    def make(self, names):
        """Store those that are not there yet."""
        new = {plain(name): name for name in names if plain(name) not in self.spellings}
        rows = [self.model(team=self.team, name=name) for name in new.values()]
        self.model._base_manager.bulk_create(rows, batch_size=BATCH)
        self.ids |= {row.name: row.pk for row in rows}
        self.spellings |= new
