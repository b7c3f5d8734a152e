"""An invented rolling fund of the last years: capital, three loans with what was agreed on, and a mistake put right."""

from datetime import timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.models import Household
from wonen import actions
from wonen.models import FundEntry, HousingFile, LoanTerms
from wonen.models.terms import months_later

Kind = FundEntry.Kind
CAPITAL = [(1100, 150_000, "Van de stad en het OCMW."), (400, 25_000, "Van de stad, tweede schijf.")]
# (days ago, loan, months it runs or None, months of notice, repaid: (days ago, amount), what it is for)
LOANS = [
    (920, 30_000, 36, 12, [(500, 5_000), (130, 7_500)], "Een nieuw dak en een veilige elektriciteit."),
    (620, 27_500, 240, 24, [(200, 2_750)], "Ramen en isolatie."),
    (240, 18_000, None, 12, [], "Een badkamer en verwarming. Terug als het huis verkocht wordt."),
]


@demo_extra
def demo_fund(team):
    """After what the workbook holds; each loan in a file of its own, one of them soon to come back."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    homes = Household.objects.of(team).filter(housing_files=None).exclude(residents=None).order_by("-code").distinct()
    for days_ago, amount, note in CAPITAL:
        put(worker, team=team, kind=Kind.CAPITAL, amount=Decimal(amount), date=day(days_ago), note=note)
    for loan, household in zip(LOANS, homes, strict=False):
        lend(worker, household, *loan)


def lend(worker, household, days_ago, amount, months, notice, repaid, description):
    file = HousingFile(
        team=household.team,
        household=household,
        kind=HousingFile.Kind.EMERGENCY_FUND,
        description=description,
        opened_on=day(days_ago + 60),
        closed_on=day(days_ago - 300) if days_ago > 300 else None,
        outcome=HousingFile.Outcome.REACHED if days_ago > 300 else "",
        worker=worker,
        tenure=Household.Tenure.EMERGENCY_BUYER,
    )
    actions.save_file(file=file, partners=[], by=worker)
    file.steps.update(text="Werken opvolgen", due_on=day(-60), wait_ends_on=day(-60))
    told = {"team": file.team, "file": file}
    put(worker, kind=Kind.LOAN, amount=Decimal(amount), date=day(days_ago), **told)
    terms = LoanTerms(agreed_on=day(days_ago), months=months, notice=notice, **told)
    actions.save_terms(terms=terms, by=worker)
    for paid_days_ago, paid in repaid:
        entry = put(worker, kind=Kind.REPAYMENT, amount=Decimal(paid), date=day(paid_days_ago), **told)
    if months and months_later(day(days_ago), months) < today() + timedelta(days=365):
        mistake(worker, entry, told)


def mistake(worker, entry, told):
    """The last repayment was booked twice; the second is taken back."""
    twice = put(worker, kind=entry.kind, amount=entry.amount, date=entry.date, **told)
    actions.take_back(entry=twice, on=entry.date + timedelta(days=6), note="Dubbel geboekt.", by=worker)


def put(worker, **fields):
    return actions.book(entry=FundEntry(**fields), by=worker)


def day(days_ago):
    return today() - timedelta(days=days_ago)
