"""What of the rolling fund comes back when: what files owe today, by the year in which it was agreed to be back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from wonen.fund_book import lines_until
from wonen.ledger import owed_by_file
from wonen.models import HousingFile, LoanTerms


@dataclass(frozen=True, slots=True)
class Expected:
    """What one file owes; `terms`: what was agreed on, or None."""

    file: HousingFile
    owed: Decimal
    terms: LoanTerms | None

    @property
    def ends_on(self):
        return self.terms.ends_on if self.terms else None


@dataclass(frozen=True, slots=True)
class Group:
    title: Any
    is_overdue: bool
    loans: list[Expected]

    @property
    def total(self):
        return sum(loan.owed for loan in self.loans)


def forecast(team, day):
    """Groups: what is overdue, each year, and what has no day; a constant number of queries."""
    loans = expected(team)
    late = [loan for loan in loans if loan.ends_on and loan.ends_on < day]
    to_come = [loan for loan in loans if loan.ends_on and loan.ends_on >= day]
    years = sorted({loan.ends_on.year for loan in to_come})
    groups = [Group(_("Te laat"), True, late)]
    groups += [Group(str(year), False, [loan for loan in to_come if loan.ends_on.year == year]) for year in years]
    groups.append(Group(_("Zonder datum"), False, [loan for loan in loans if not loan.ends_on]))
    return [group for group in groups if group.loans]


def expected(team):
    """What each file owes, the first due first."""
    owed = owed_by_file(lines_until(team, today()))
    files = HousingFile.objects.of(team).owing().with_people().prefetch_related("household__residents")
    terms = {row.file_id: row for row in LoanTerms.objects.of(team).owing()}
    loans = [Expected(file, owed[file.pk], terms.get(file.pk)) for file in files if file.pk in owed]
    return sorted(loans, key=lambda loan: (loan.ends_on or date.max, loan.file.pk))
