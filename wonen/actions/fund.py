from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
from wonen import fund_rules, ledger
from wonen.fund_book import line_of, lines_of
from wonen.models import FundEntry, FundState, HousingFile, LoanTerms


class Refused(Exception):
    """The ledger does not allow the entry; its text says why, for the user."""


@transaction.atomic
def book(*, entry, by):
    """Store a new entry of the rolling fund; returns it. Raises Refused. Bookings of a team wait for each other."""
    FundState.hold(entry.team)
    lines = lines_of(entry.team)
    mine = line_of(entry, key=None, place=len(lines), is_new=True)
    if step := ledger.first_wrong([*lines, mine]):
        raise Refused(fund_rules.refused(mine, step))
    entry.code = next_code(FundEntry, entry.team, f"RF-{entry.date.year}")
    entry.updated_by = by
    entry.save()
    people = residents_of(entry.file.household) if entry.file else []
    record(Action.CREATE, by=by, team=entry.team, thing=entry, residents=people)
    return entry


@transaction.atomic
def take_back(*, entry, on, note, by):
    """Book the counter-entry that corrects an entry, on that day; returns it. Raises Refused."""
    FundState.hold(entry.team)
    if message := fund_rules.not_to_take_back(entry) or fund_rules.counter_before(entry.date, on):
        raise Refused(message)
    told = {"team": entry.team, "kind": entry.kind, "file": entry.file, "amount": entry.amount}
    return book(entry=FundEntry(corrects_id=entry.pk, date=on, note=note, **told), by=by)


@transaction.atomic
def save_terms(*, terms, by):
    """Store what was agreed on about a loan, new or changed; returns it. Raises Refused for a second one of a file."""
    is_new = terms.pk is None
    HousingFile.objects.select_for_update().get(pk=terms.file_id)
    if is_new and LoanTerms.objects.filter(file=terms.file_id).exists():
        raise Refused(fund_rules.terms_already())
    terms.updated_by = by
    terms.save()
    people = residents_of(terms.file.household)
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=terms.team, thing=terms, residents=people)
    return terms
