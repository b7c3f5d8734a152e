"""A statement of the rolling fund, or of what one file lent and repaid, as a PDF."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from buurtwerk.core.pdf import render_pdf
from wonen.fund_book import line_of, walked
from wonen.ledger import NOTHING, Totals, totals
from wonen.models import FundEntry

PRINTED = 1000  # more than anybody reads on paper; the spreadsheet has the rest
SHEETS = (
    "/static/buurtwerk/css/print-fonts.css",
    "/static/buurtwerk/css/paper.css",
    "/static/buurtwerk/css/fund-paper.css",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`entries` of a period, each with `stands_at`: what the fund holds then, or what the file owes."""

    since: date | None
    until: date
    entries: list[FundEntry]
    left_out: int
    before: Decimal
    after: Decimal
    totals: Totals


def statement_of(rows, span, *, of_file):
    """Over entries in order, which have to be all of the team or of the file: what was before counts as well."""
    entries = list(rows.in_order().select_related("file", "corrects"))
    lines = [line_of(entry, key=entry.pk, place=place) for place, entry in enumerate(entries)]
    after = walked(lines)
    for entry in entries:
        entry.stands_at = after[entry.pk].owed if of_file else after[entry.pk].balance
    within = [entry for entry in entries if span[0] <= entry.date <= span[1]]
    earlier = [entry for entry in entries if entry.date < span[0]]
    before = earlier[-1].stands_at if earlier else NOTHING
    keys = {entry.pk for entry in within}
    return Statement(
        since=None if span[0] == date.min else span[0],
        until=span[1],
        entries=within[-PRINTED:],
        left_out=len(within[:-PRINTED]),
        before=before,
        after=within[-1].stands_at if within else before,
        totals=totals([line for line in lines if line.key in keys]),
    )


def pdf_of(team, statement, file=None):
    """Of the fund it names files by their code alone; that of a file is for its household."""
    title = _("Afschrift %s") % (file.code if file else _("rollend fonds"))
    told = {"team": team, "statement": statement, "file": file, "members": members_of(file), "title": title}
    told |= {"today": today(), "sheets": SHEETS}
    return render_pdf(render_to_string("wonen/fund_statement.html", told), title=title)


def members_of(file):
    return list(file.household.residents.by_name()) if file else []
