"""What the database refuses, whoever asks."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core import guards
from contacts.models import Household
from huisbezoeken.models import VisitResident
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_visit


def check_now():
    """PostgreSQL looks at deferred keys when the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
class TestTeams:
    def test_a_row_cannot_point_at_another_teams_row(self):
        visit, stranger = make_visit(), make_resident()

        with pytest.raises(IntegrityError), transaction.atomic():
            VisitResident.objects.create(team=visit.team, visit=visit, resident=stranger)
            check_now()

    def test_nor_be_moved_to_one(self):
        visit = make_visit()
        row = VisitResident.objects.create(
            team=visit.team, visit=visit, resident=make_resident(household=visit.household)
        )

        with pytest.raises(IntegrityError), transaction.atomic():
            VisitResident.objects.filter(pk=row.pk).update(resident=make_resident())
            check_now()

    def test_nor_change_team_while_its_parent_stays(self):
        visit = make_visit()

        with pytest.raises(IntegrityError), transaction.atomic():
            type(visit).objects.filter(pk=visit.pk).update(team=make_team())
            check_now()

    def test_nor_does_a_parent_leave_its_children_behind(self):
        resident = make_resident()

        with pytest.raises(IntegrityError), transaction.atomic():
            Household.objects.filter(pk=resident.household_id).update(team=make_team())
            check_now()

    def test_installing_again_changes_nothing(self):
        before = guards.names(connection)

        guards.install(connection)

        assert guards.names(connection) == before


@pytest.mark.django_db
class TestAppendOnly:
    @pytest.mark.parametrize("act", ["update", "delete"])
    def test_an_audit_event_stays_as_it_was(self, team, act):
        event = AuditEvent.objects.create(team=team, action="show")
        rows = AuditEvent.objects.filter(pk=event.pk)

        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(action="list") if act == "update" else rows.delete()
