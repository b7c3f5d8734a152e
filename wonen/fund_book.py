"""The ledger of the rolling fund as it is stored, in one query each time it is read."""

from wonen.ledger import Line, steps
from wonen.models import FundEntry


def lines_of(team):
    """Of a team, by its object or its id, in order."""
    rows = FundEntry.objects.of(team).in_order().values_list("pk", "date", "kind", "file", "amount", "corrects")
    return [Line(*row[:2], place, *row[2:]) for place, row in enumerate(rows)]


def line_of(entry, **told):
    fields = {name: getattr(entry, name) for name in ("date", "kind", "amount")}
    return Line(file=entry.file_id, corrects=entry.corrects_id, **fields, **told)


def walked(lines):
    """The key of each line -> its Step."""
    return {step.line.key: step for step in steps(lines)}
