"""The table as it is printed and kept."""

from dataclasses import asdict

HEADER = ("wat", "maat", "mediaan", "vloer", "verhouding", "doel", "gehaald")


def as_table(rows):
    lines = [HEADER, *(cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADER))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def cells(row):
    most = f", {row.queries} van {row.most_queries} vragen" if row.most_queries else ""
    sign = "≥" if row.at_least else "≤"
    floor = "-" if row.floor is None else f"{row.floor:.2f}"
    ratio, target = f"{row.ratio:.2f} x", f"{sign} {row.target:g} x"
    if row.floor is None:
        ratio, target = "-", f"{sign} {row.target:g} {row.unit}"
    met = "ja" if row.is_met else "NEE"
    return (row.what + most, f"{row.engine}, {row.size}", f"{row.value:.2f} {row.unit}", floor, ratio, target, met)


def as_json(rows):
    return [asdict(row) | {"ratio": round(row.ratio, 4), "is_met": row.is_met} for row in rows]
