"""Cells: the forms in which a person may type a value."""

from datetime import datetime, time, timedelta

from tests.workbooks.sheets import LEANED_ON, SHEETS


def laid_out(rng, sheet, made):
    """Header row and rows: columns shuffled, some optional ones left out, an unknown one put in, empty rows between."""
    kinds, kept = SHEETS[sheet], LEANED_ON.get(sheet, ())
    columns = [column for column in kinds if kinds[column].endswith("*") or column in kept or rng.random() < 0.85]
    columns += ["kleur van de map"] if rng.random() < 0.2 else []
    rng.shuffle(columns)
    rows = [[spaced(rng, cased(rng, column)) for column in columns]]
    for record in made:
        rows += [[rng.choice([None, None, " "]) for _ in columns]] * (rng.random() < 0.1)
        rows.append([typed(rng, kinds.get(column, "text"), record.get(column)) for column in columns])
    return rows


def typed(rng, kind, value):
    """A cell that stands for the value; an empty one may hold blanks."""
    if value is None or value == []:
        return rng.choice([None, None, None, "", "  "])
    return FORMS[kind.rstrip("*")](rng, value)


def typed_number_text(rng, value):
    return rng.choice([spaced(rng, value), int(value) if value.isdigit() else value])


def typed_choice(rng, value):
    return spaced(rng, cased(rng, value))


def typed_moment(rng, value):
    """A real moment, one that a spreadsheet keeps not to the last bit, or text where it is whole minutes."""
    written = [f"{value.day}/{value.month}/{value:%Y %H:%M}", f"{value:%Y-%m-%d %H:%M}", f"{value:%d/%m/%Y  %H:%M}"]
    exact = [value, value - timedelta(microseconds=1000)]
    return rng.choice(exact if value.second else [*exact, *written])


def typed_date(rng, value):
    """A real date, one with a time of day (the last second of the day too), or text."""
    written = [f"{value.day}/{value.month}/{value.year}", f"{value:%d/%m/%Y}", value.isoformat()]
    moment = rng.choice([time(0, 0), time(8, 30), time(23, 59, 59)])
    return rng.choice([value, value, datetime.combine(value, moment), spaced(rng, rng.choice(written))])


def typed_time(rng, value):
    return rng.choice([value, spaced(rng, f"{value:%H:%M}")])


def typed_count(rng, value):
    return rng.choice([value, value, float(value), spaced(rng, str(value))])


def typed_amount(rng, value):
    """A number, or text with a comma or a point; whole euros with or without decimals."""
    text = f"{value:.2f}"
    short = text.removesuffix("0") if text.endswith("0") else text
    written = [text.replace(".", ","), text, short.replace(".", ",") if not short.endswith(".") else text]
    return rng.choice([value, value, float(value), spaced(rng, rng.choice(written))])


def typed_number(rng, value):
    """As an amount, and below zero with a minus of typists or of typographers."""
    cell = typed_amount(rng, value)
    return cell.replace("-", "−") if isinstance(cell, str) and rng.random() < 0.5 else cell


def typed_codes(rng, values):
    listed = typed_list(rng, [spaced(rng, value) for value in values])
    return int(listed) if listed.isdecimal() and rng.random() < 0.5 else listed


def typed_names(rng, values):
    return typed_list(rng, [spaced(rng, cased(rng, value)) for value in [*values, *values[: rng.randint(0, 1)]]])


def typed_choices(rng, values):
    return typed_list(rng, [typed_choice(rng, value) for value in [*values, *values[: rng.randint(0, 1)]]])


def typed_list(rng, entries):
    """Entries in any order, one of them perhaps twice, perhaps with empty ones between."""
    entries = [*entries, *rng.choice([[], [], [entries[0]], [""], ["", " "]])]
    rng.shuffle(entries)
    return rng.choice([";", "; ", " ; "]).join(entries)


def cased(rng, value):
    return rng.choice([value, value, value, value.upper(), value.capitalize(), value.lower()])


def spaced(rng, value):
    return rng.choice([value, value, value, f"{value} ", f"  {value}", f"\u00a0{value} "])


FORMS = {
    "code": typed_number_text,
    "codes": typed_codes,
    "text": spaced,
    "name": typed_choice,
    "names": typed_names,
    "moment": typed_moment,
    "long text": spaced,
    "shape": spaced,
    "number text": typed_number_text,
    "choice": typed_choice,
    "choices": typed_choices,
    "date": typed_date,
    "time": typed_time,
    "count": typed_count,
    "amount": typed_amount,
    "sum": typed_amount,
    "number": typed_number,
}
