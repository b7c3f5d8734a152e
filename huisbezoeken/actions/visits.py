"""Writes about visits and contacts: each leaves its trace and recounts when residents were last met."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts import actions as contacts
from huisbezoeken.models import Encounter, HomeVisit, VisitReferral, VisitResident, VisitTheme, VisitWorker


@transaction.atomic
def save_visit(*, visit, residents, themes, workers, by, new_people=()):
    """Store a visit, new or changed, with who was there; returns it.

    `new_people` are residents not stored yet: they are made along and count as
    present. A household that is new is made with the first of them.
    """
    residents = list(residents)
    for person in new_people:
        if visit.household.pk is None:
            residents.append(contacts.add_household(household=visit.household, resident=person, by=by))
        else:
            person.household = visit.household
            residents.append(contacts.save(person, by=by))
    return store(visit=visit, residents=residents, themes=themes, workers=workers, by=by)


def store(*, visit, residents, themes, workers, by):
    is_new = visit.pk is None
    before = set() if is_new else set(visit.visit_residents.values_list("resident", flat=True))
    visit.sign_note(was_empty=is_new or not stored_note(visit), by=by)
    if is_new:
        visit.code = next_code(HomeVisit, visit.team, f"HB-{visit.date.year}")
    visit.updated_by = by
    visit.save()
    link(VisitResident, visit, "resident", residents, is_new=is_new)
    link(VisitTheme, visit, "theme", themes, is_new=is_new)
    link(VisitWorker, visit, "user", workers, is_new=is_new)
    touched = before | {resident.pk for resident in residents}
    contacts.recount_last_contact(visit.team, touched)
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=visit.team, thing=visit, residents=touched)
    return visit


def stored_note(visit):
    return HomeVisit.objects.filter(pk=visit.pk).values_list("confidential_note", flat=True).first()


def link(model, visit, field, things, *, is_new):
    """Make the rows between a visit and `things` just these; a worker's name as written stays."""
    wanted = {thing.pk: thing for thing in things}
    there: set = set()
    if not is_new:
        rows = model.objects.filter(visit=visit, **{f"{field}__isnull": False})
        rows.exclude(**{f"{field}__in": wanted}).delete()
        there = set(rows.values_list(field, flat=True))
    model.objects.bulk_create(
        model(team=visit.team, visit=visit, **{field: thing}) for pk, thing in wanted.items() if pk not in there
    )


@transaction.atomic
def refer_at(*, visit, referral, by):
    """Store a referral that was made at a visit; returns it."""
    contacts.refer(referral=referral, by=by)
    VisitReferral.objects.create(team=visit.team, visit=visit, referral=referral)
    return referral


@transaction.atomic
def save_encounter(*, encounter, by):
    """Store a contact on the street, by phone or at the office; returns it."""
    is_new = encounter.pk is None
    if is_new:
        encounter.code = next_code(Encounter, encounter.team, f"CO-{encounter.date.year}")
    encounter.updated_by = by
    encounter.save()
    contacts.recount_last_contact(encounter.team, [encounter.resident_id])
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=encounter.team, thing=encounter, residents=[encounter.resident_id])
    return encounter
