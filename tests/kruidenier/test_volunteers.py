"""Volunteers: since when, for what, which days; once at a time; and a list to phone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from kruidenier.models import Volunteer
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.pathway_factories import make_volunteer
from tests.kruidenier.test_pathways import sent as sent_to

LIST = "/kruidenier/vrijwilligers/"
NEW = "/kruidenier/vrijwilligers/nieuw/"
PHONE = "/kruidenier/vrijwilligers/bellijst/"
YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))


def sent(client, url=NEW, **fields):
    return sent_to(client, url, **fields)


def edit(volunteer):
    return reverse("kruidenier:volunteer_edit", args=[volunteer.pk])


class TestWriting:
    def test_from_the_page_of_a_resident_nothing_more_is_needed(self, as_worker, worker, team):
        resident = make_resident(team=team)

        sent(as_worker, f"{NEW}?bewoner={resident.pk}")

        volunteer = Volunteer.objects.get()
        assert (volunteer.resident, volunteer.starts_on, volunteer.weekdays) == (resident, today(), [])
        assert (volunteer.code, volunteer.updated_by) == (f"VW-{today().year}-0001", worker)
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    def test_for_what_and_on_which_days(self, as_worker, team):
        sent(as_worker, resident=make_resident(team=team).pk, task="kassa", weekdays=["4", "1"])

        volunteer = Volunteer.objects.get()
        assert (volunteer.task, volunteer.weekdays, volunteer.day_names) == ("kassa", [1, 4], "maandag, donderdag")

    def test_a_day_goes_and_another_comes(self, as_worker, team):
        volunteer = make_volunteer(team=team, weekdays=[1, 4])

        sent(as_worker, edit(volunteer), weekdays=["4", "5"])

        assert Volunteer.objects.get().weekdays == [4, 5]

    def test_over_what_a_colleague_saved_both_are_shown(self, as_worker, team):
        volunteer = make_volunteer(team=team, weekdays=[1])
        form = as_worker.get(edit(volunteer)).context["form"]
        Volunteer.objects.update(version=2)

        data = {"form_token": form.token.signed(), "version": 1, "resident": volunteer.resident_id}
        page = as_worker.post(edit(volunteer), data | {"starts_on": "2018-03-01", "weekdays": ["7"]})

        assert [(str(label), *told) for label, *told in page.context["form"].stale] == [
            ("Welke dagen?", "zondag", "maandag")
        ]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"resident": ""}, "resident"),
            ({"starts_on": "gisteren"}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"ends_on": "2018-02-28"}, "ends_on"),
            ({"task": "x" * 201}, "task"),
            ({"weekdays": ["8"]}, "weekdays"),
            ({"weekdays": ["²"]}, "weekdays"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        start = {"resident": make_resident(team=team).pk, "starts_on": "2018-03-01"}

        response = sent(as_worker, **start | fields)

        assert set(response.context["form"].errors) == {field}
        assert not Volunteer.objects.exists()

    def test_nobody_of_another_team_is_taken(self, as_worker, team):
        response = sent(as_worker, resident=make_resident(team=make_team()).pk)

        assert response.context["form"].errors["resident"]


class TestOnceAtATime:
    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "is_taken"),
        [
            ("2018-01-01", "2018-02-28", True),
            ("2018-09-02", "", True),
            ("2018-01-01", "2018-03-01", False),
            ("2018-09-01", "", False),
            ("2018-01-01", "", False),
            ("2018-04-01", "2018-04-02", False),
        ],
    )
    def test_a_second_time_only_when_the_first_is_not_running(self, as_worker, team, starts_on, ends_on, is_taken):
        first = make_volunteer(team=team, ends_on=date(2018, 9, 1))

        response = sent(as_worker, resident=first.resident_id, starts_on=starts_on, ends_on=ends_on)

        assert Volunteer.objects.count() == 1 + is_taken
        assert (response.status_code == 302) is is_taken

    def test_it_says_what_to_do_and_keeps_what_was_typed(self, as_worker, team):
        first = make_volunteer(team=team)

        response = sent(as_worker, resident=first.resident_id, task="kassa")

        assert "in die periode al vrijwilliger" in response.context["form"].errors["starts_on"][0]
        assert response.context["form"]["task"].value() == "kassa"

    def test_oneself_is_not_in_the_way(self, as_worker, team):
        volunteer = make_volunteer(team=team)

        sent(as_worker, edit(volunteer), task="koken")

        assert Volunteer.objects.get().task == "koken"

    def test_one_deleted_comes_back_with_the_days(self, as_worker, team):
        volunteer = make_volunteer(team=team, weekdays=[2])

        as_worker.post(reverse("kruidenier:volunteer_delete", args=[volunteer.pk]))
        assert not Volunteer.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert Volunteer.objects.get().weekdays == [2]

    def test_it_does_not_come_back_beside_another(self, as_worker, team):
        volunteer = make_volunteer(team=team)
        as_worker.post(reverse("kruidenier:volunteer_delete", args=[volunteer.pk]))
        other = make_volunteer(resident=volunteer.resident)

        page = as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]), follow=True)

        assert Volunteer.objects.get() == other
        assert "intussen opnieuw bij de vrijwilligers" in page.content.decode()


class TestList:
    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({}, {"a", "b", "c"}),
            ({"stand": "nu"}, {"a"}),
            ({"stand": "gestopt"}, {"b"}),
            ({"dag": "4"}, {"a", "b"}),
            ({"dag": "4", "stand": "nu"}, {"a"}),
        ],
    )
    def test_it_is_filtered(self, as_worker, team, params, expected):
        make_volunteer(team=team, task="a", weekdays=[1, 4], ends_on=today())
        make_volunteer(team=team, task="b", weekdays=[4], ends_on=YESTERDAY)
        make_volunteer(team=team, task="c", starts_on=TOMORROW)
        make_volunteer(team=make_team(), task="vreemd", weekdays=[4])

        rows = as_worker.get(LIST, params).context["list"].rows

        assert {row["cells"][2]["text"] for row in rows} == expected

    def test_it_tells_the_phone_and_the_days(self, as_worker, team):
        resident = make_resident(team=team, phone="0470 11 22 33")
        make_volunteer(resident=resident, weekdays=[5, 2])

        cells = [cell["text"] for cell in as_worker.get(LIST).context["list"].rows[0]["cells"]]

        assert cells[:4] == [str(resident), "0470 11 22 33", "", "dinsdag, vrijdag"]
        assert AuditEvent.objects.get().residents == [resident.pk]

    def test_somebody_is_found_by_name(self, as_worker, team):
        found = make_volunteer(resident=make_resident(team=team, last_name="Demirci"))
        make_volunteer(team=team)

        page = as_worker.post(LIST, {"q": "demirci"}, follow=True)

        assert [row["url"] for row in page.context["list"].rows] == [edit(found)]


class TestPhoneList:
    def days(self, client):
        return {str(day): [str(one) for one in there] for day, there in client.get(PHONE).context["days"]}

    def test_whoever_is_active_today_stands_under_each_of_their_days(self, as_worker, team):
        often = make_volunteer(team=team, weekdays=[4, 2])
        never = make_volunteer(team=team)
        make_volunteer(team=team, weekdays=[2], ends_on=YESTERDAY)
        make_volunteer(team=make_team(), weekdays=[2])

        assert self.days(as_worker) == {"dinsdag": [str(often)], "donderdag": [str(often)], "": [str(never)]}
        assert set(AuditEvent.objects.get().residents) == {often.resident_id, never.resident_id}

    @pytest.mark.parametrize(
        ("phone", "link"),
        [
            ("0470 / 11.22.33", "tel:0470112233"),
            ("+32 (0)56 11 22 33", "tel:+3256112233"),
            ("na 18 u: 0470 11 22 33", ""),
            ("", ""),
        ],
    )
    def test_a_tap_dials_the_number(self, as_worker, team, phone, link):
        make_volunteer(resident=make_resident(team=team, phone=phone), weekdays=[1])

        page = as_worker.get(PHONE).content.decode()

        assert (f'href="{link}"' in page) if link else ("tel:" not in page)
        assert (phone or "geen nummer") in page

    @pytest.mark.parametrize(("url", "most"), [(LIST, 8), (PHONE, 7)])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, url, most):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(url)
            return len(counted)

        make_volunteer(team=team, weekdays=[1])
        count()
        few = count()
        for number in range(20):
            make_volunteer(team=team, weekdays=[1 + number % 6, 7])

        assert count() == few <= most


def test_a_residents_page_tells_what_they_do(as_worker, team):
    volunteer = make_volunteer(team=team, task="kassa", weekdays=[4])

    page = as_worker.get(reverse("contacts:resident_more", args=[volunteer.resident_id])).content.decode()

    assert "Kassa" in page
    assert "donderdag" in page
    assert edit(volunteer) in page


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_who_may_see_no_grocery_sees_no_volunteers(client, team, role):
    client.force_login(make_member(team, role))
    make_volunteer(team=team)

    assert [client.get(url).status_code for url in (LIST, PHONE, NEW)] == [403, 403, 403]
