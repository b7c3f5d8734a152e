"""Writes about visits and contacts: each leaves its trace and recounts when residents were last met."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts import actions as contacts
from huisbezoeken.models import HomeVisit, VisitResident, VisitTheme, VisitWorker


@transaction.atomic
def save_visit(*, visit, residents, themes, workers, by, new_household=None, extra_person=None):
    """Store a visit, new or changed, with who was there; returns it.

    `new_household` and `extra_person` are valid quick forms: the household is
    made first, and whoever is new counts as present.
    """
    residents = list(residents)
    if new_household:
        first = contacts.add_household(
            household=new_household.household(), resident=new_household.resident(None, visit.date), by=by
        )
        visit.household = first.household
        residents.append(first)
    if extra_person:
        residents.append(contacts.save(extra_person.resident(visit.household, visit.date), by=by))
    return store(visit=visit, residents=residents, themes=themes, workers=workers, by=by)


def store(*, visit, residents, themes, workers, by):
    is_new = visit.pk is None
    before = set() if is_new else set(visit.visit_residents.values_list("resident", flat=True))
    if is_new:
        visit.code = next_code(HomeVisit, visit.team, f"HB-{visit.date.year}")
    visit.updated_by = by
    visit.save()
    link(VisitResident, visit, "resident", residents)
    link(VisitTheme, visit, "theme", themes)
    link(VisitWorker, visit, "user", workers, keep=VisitWorker.objects.filter(visit=visit, user=None))
    touched = before | {resident.pk for resident in residents}
    contacts.recount_last_contact(visit.team, touched)
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=visit.team, thing=visit, residents=touched)
    return visit


def link(model, visit, field, things, keep=None):
    """Make the rows between a visit and `things` just these; rows in `keep` stay."""
    wanted = {thing.pk: thing for thing in things}
    rows = model.objects.filter(visit=visit)
    if keep is not None:
        rows = rows.exclude(pk__in=keep.values("pk"))
    rows.exclude(**{f"{field}__in": wanted}).delete()
    there = set(rows.values_list(field, flat=True))
    model.objects.bulk_create(
        model(team=visit.team, visit=visit, **{field: thing}) for pk, thing in wanted.items() if pk not in there
    )


@transaction.atomic
def save_encounter(*, encounter, by):
    """Store a contact on the street, by phone or at the office; returns it."""
    is_new = encounter.pk is None
    encounter.updated_by = by
    encounter.save()
    contacts.recount_last_contact(encounter.team, [encounter.resident_id])
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=encounter.team, thing=encounter, residents=[encounter.resident_id])
    return encounter
