"""Taking part, waiting for a place, stopping and moving on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from activiteiten import actions
from activiteiten.models import Enrolment, Waiting
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from tests.accounts.factories import make_team
from tests.activiteiten.factories import make_activity, make_enrolment, make_waiting
from tests.contacts.factories import make_organisation, make_resident


def enrol(client, activity, who, **fields):
    url = reverse("activiteiten:enrol", args=[activity.pk])
    token = client.get(url).context["form"].token.signed()
    return client.post(url, {"form_token": token, "resident": who.pk, "starts_on": "2018-03-01"} | fields)


def changed(client, enrolment, **fields):
    url = reverse("activiteiten:enrolment_edit", args=[enrolment.pk])
    form = client.get(url).context["form"]
    told = {"form_token": form.token.signed(), "version": form.initial["version"], "starts_on": "2018-03-01"}
    return client.post(url, told | fields)


class TestEnrolling:
    def test_lets_a_resident_take_part_from_a_day_on(self, as_worker, worker, team):
        activity, resident = make_activity(team=team), make_resident(team=team)

        enrol(as_worker, activity, resident)

        enrolment = Enrolment.objects.get()
        assert (enrolment.activity, enrolment.resident, enrolment.starts_on) == (activity, resident, date(2018, 3, 1))
        assert enrolment.updated_by == worker
        assert AuditEvent.objects.filter(action="create", residents=[resident.pk]).exists()

    def test_who_takes_part_already_is_told(self, as_worker, team):
        enrolment = make_enrolment(team=team)

        response = enrol(as_worker, enrolment.activity, enrolment.resident)

        assert response.context["form"].errors["resident"] == [
            "Deze bewoner doet al mee, of schreef zich op die dag al eens in."
        ]

    def test_who_stopped_may_come_back(self, as_worker, team):
        enrolment = make_enrolment(team=team, ends_on=date(2018, 4, 1))

        enrol(as_worker, enrolment.activity, enrolment.resident, starts_on="2018-09-01")

        assert Enrolment.objects.count() == 2

    def test_twice_on_one_day_is_said_on_every_way_in(self, as_worker, team):
        stopped = make_enrolment(team=team, starts_on=date(2018, 3, 1), ends_on=date(2018, 3, 1))
        later = make_enrolment(activity=stopped.activity, resident=stopped.resident, starts_on=date(2018, 4, 1))

        again = enrol(as_worker, stopped.activity, stopped.resident)
        moved = changed(as_worker, later, starts_on="2018-03-01")

        assert again.context["form"].errors["resident"]
        assert moved.context["form"].errors["starts_on"]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"starts_on": ""}, "starts_on"),
            ({"starts_on": "0001-01-01"}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"resident": ""}, "resident"),
            ({"resident": "9" * 30}, "resident"),
            ({"resident": "²"}, "resident"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = enrol(as_worker, make_activity(team=team), make_resident(team=team), **fields)

        assert response.context["form"].errors[field]
        assert not Enrolment.objects.exists()

    def test_another_teams_resident_is_refused(self, as_worker, team):
        response = enrol(as_worker, make_activity(team=team), make_resident(team=make_team()))

        assert response.context["form"].errors["resident"]


class TestFull:
    def test_the_next_one_is_offered_the_waiting_list(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        make_enrolment(activity=activity)

        response = enrol(as_worker, activity, make_resident(team=team))

        assert "Alle plaatsen zijn ingenomen" in response.context["form"].non_field_errors()[0]
        assert Enrolment.objects.count() == 1

    def test_who_waits_stands_in_turn_and_once(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        make_enrolment(activity=activity)
        first, second = make_resident(team=team), make_resident(team=team)

        for resident in (first, second, first):
            enrol(as_worker, activity, resident, dan="wachten")

        assert [one.resident for one in Waiting.objects.in_order()] == [first, second]

    def test_nobody_waits_while_there_is_place(self, as_worker, team):
        response = enrol(as_worker, make_activity(team=team, capacity=1), make_resident(team=team), dan="wachten")

        assert response.context["form"].non_field_errors()
        assert not Waiting.objects.exists()

    def test_who_takes_part_does_not_wait(self, as_worker, team):
        enrolment = make_enrolment(activity=make_activity(team=team, capacity=1))

        response = enrol(as_worker, enrolment.activity, enrolment.resident, dan="wachten")

        assert response.context["form"].errors["resident"]
        assert not Waiting.objects.exists()

    def test_who_stopped_takes_no_place_that_was_given_away(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        ended = make_enrolment(activity=activity, ends_on=date(2018, 5, 1))
        make_enrolment(activity=activity)

        response = changed(as_worker, ended, ends_on="")

        assert response.context["form"].errors["ends_on"]
        ended.refresh_from_db()
        assert ended.ends_on == date(2018, 5, 1)

    def test_undoing_gives_no_place_that_was_given_away(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        enrolment = make_enrolment(activity=activity)
        as_worker.post(reverse("activiteiten:enrolment_delete", args=[enrolment.pk]))
        make_enrolment(activity=activity)

        response = as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]), follow=True)

        assert "Alle plaatsen zijn intussen ingenomen" in response.content.decode()
        assert activity.enrolments.count() == 1

    def test_who_stopped_before_today_leaves_a_place(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        make_enrolment(activity=activity, ends_on=date(2018, 5, 1))

        enrol(as_worker, activity, make_resident(team=team))

        assert activity.enrolments.count() == 2

    def test_who_gets_a_place_waits_no_more(self, as_worker, team):
        waiting = make_waiting(activity=make_activity(team=team, capacity=1), note="Liefst dinsdag")

        as_worker.post(reverse("activiteiten:waiting_admit", args=[waiting.activity_id, waiting.pk]))

        enrolment = Enrolment.objects.get()
        assert (enrolment.resident, enrolment.note) == (waiting.resident, "Liefst dinsdag")
        assert not Waiting.objects.exists()

    def test_nobody_gets_a_place_that_is_taken(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        make_enrolment(activity=activity)
        waiting = make_waiting(activity=activity)

        as_worker.post(reverse("activiteiten:waiting_admit", args=[activity.pk, waiting.pk]))

        assert Waiting.objects.get() == waiting
        assert Enrolment.objects.count() == 1

    def test_when_somebody_stops_the_first_who_waits_is_named(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        enrolment, waiting = make_enrolment(activity=activity), make_waiting(activity=activity)

        changed(as_worker, enrolment, ends_on="2018-06-01", reason="stopped")

        assert (
            str(waiting.resident) in as_worker.get(activity.get_absolute_url()).content.decode().split("Eerst op de")[1]
        )

    def test_who_waits_is_not_counted_as_taking_part(self, team):
        activity = make_activity(team=team, capacity=1)
        make_waiting(activity=activity)

        assert actions.places_left(activity) == 1

    def test_somebody_elses_waiting_list_is_not_reached_through_another_activity(self, as_worker, team):
        waiting = make_waiting(activity=make_activity(team=team))
        other = make_activity(team=team)

        response = as_worker.post(reverse("activiteiten:waiting_delete", args=[other.pk, waiting.pk]))

        assert response.status_code == 404
        assert Waiting.objects.exists()


class TestStopping:
    def test_moving_on_says_to_what(self, as_worker, team):
        enrolment, partner = make_enrolment(team=team), make_organisation(team=team)
        told = {"ends_on": "2018-06-01", "reason": "onward", "moved_on_to": "partner", "to_organisation": partner.pk}

        changed(as_worker, enrolment, **told)

        enrolment.refresh_from_db()
        assert (enrolment.ends_on, enrolment.reason, enrolment.onward) == (date(2018, 6, 1), "onward", partner)

    def test_what_the_form_hides_by_then_is_not_kept(self, as_worker, team):
        enrolment, other = make_enrolment(team=team), make_activity(team=team)
        told = {"ends_on": "2018-06-01", "reason": "stopped", "moved_on_to": "activity", "to_activity": other.pk}

        changed(as_worker, enrolment, **told)

        enrolment.refresh_from_db()
        assert (enrolment.reason, enrolment.moved_on_to, enrolment.to_activity) == ("stopped", "", None)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"ends_on": "2018-02-28"}, "ends_on"),
            ({"ends_on": "9999-12-31"}, "ends_on"),
            ({"reason": "stopped"}, "ends_on"),
            ({"reason": "zomaar"}, "reason"),
            ({"ends_on": "2018-06-01", "reason": "onward", "moved_on_to": "maan"}, "moved_on_to"),
            ({"note": "x" * 10_001}, "note"),
            ({"starts_on": ""}, "starts_on"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        enrolment = make_enrolment(team=team)

        assert changed(as_worker, enrolment, **fields).context["form"].errors[field]
        enrolment.refresh_from_db()
        assert enrolment.reason == ""

    def test_another_teams_partner_is_refused(self, as_worker, team):
        enrolment = make_enrolment(team=team)
        foreign = {"to_organisation": make_organisation().pk, "to_activity": make_activity().pk}

        response = changed(
            as_worker, enrolment, ends_on="2018-06-01", reason="onward", moved_on_to="partner", **foreign
        )

        assert set(response.context["form"].errors) == {"to_organisation", "to_activity"}

    def test_a_stale_save_shows_both(self, as_worker, team):
        enrolment = make_enrolment(team=team)
        url = reverse("activiteiten:enrolment_edit", args=[enrolment.pk])
        form = as_worker.get(url).context["form"]
        changed(as_worker, enrolment, note="Van een collega")

        told = {"form_token": form.token.signed(), "version": form.initial["version"], "starts_on": "2018-03-01"}
        response = as_worker.post(url, told | {"note": "Van mij"})

        assert ("Van mij", "Van een collega") in [told[1:] for told in response.context["form"].stale]

    def test_deleting_can_be_undone(self, as_worker, team):
        enrolment = make_enrolment(team=team)

        response = as_worker.post(reverse("activiteiten:enrolment_delete", args=[enrolment.pk]))

        assert response.url == enrolment.activity.get_absolute_url()
        assert not Enrolment.objects.exists()


class TestPlaces:
    def test_no_limit_is_never_full(self, team):
        activity = make_activity(team=team)
        make_enrolment(activity=activity)

        assert actions.places_left(activity) is None

    def test_who_begins_later_takes_a_place(self, team):
        activity = make_activity(team=team, capacity=2)
        make_enrolment(activity=activity, starts_on=today() + timedelta(30))

        assert actions.places_left(activity) == 1

    def test_fewer_places_than_people_are_none_left(self, team):
        activity = make_activity(team=team, capacity=1)
        make_enrolment(activity=activity)
        make_enrolment(activity=activity)

        assert actions.places_left(activity) == 0
