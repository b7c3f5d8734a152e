"""What activities add to the lists of residents, households, referrals and enrolments."""

from datetime import date

import pytest
from django.urls import reverse

from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_people

LISTS = ["contacts:resident_list", "contacts:household_list"]


@pytest.fixture
def activity(team):
    return make_activity(team=team, code="zomer 1")


def count(client, name, **params):
    return client.get(reverse(name), params).context["list"].count


class TestWhoWasThere:
    @pytest.mark.parametrize("name", LISTS)
    def test_took_part_in_an_activity_in_a_year(self, as_worker, activity, name):
        here, elsewhere, last_year, late, helper = make_people(5, activity.team)
        make_session(activity=activity, residents=[here], volunteers=[helper])
        make_session(activity=make_activity(team=activity.team), residents=[elsewhere])
        make_session(activity=activity, date=date(2017, 6, 5), residents=[last_year])
        make_session(activity=activity, residents=[late], cancelled_because="ziek")

        assert count(as_worker, name, deelnam=2018, activiteit="zomer 1") == 1
        assert count(as_worker, name, deelnam=2018) == 2
        assert count(as_worker, name, activiteit="zomer 1") == 3

    def test_helped_in_a_year(self, as_worker, activity):
        person, helper = make_people(2, activity.team)
        make_session(activity=activity, residents=[person], volunteers=[helper])

        assert count(as_worker, "contacts:resident_list", vrijwillig=2018, activiteit="zomer 1") == 1
        assert count(as_worker, "contacts:resident_list", vrijwillig=2017) == 0

    def test_both_years_narrow_when_both_are_asked_for(self, as_worker, activity):
        person, both = make_people(2, activity.team)
        make_session(activity=activity, residents=[person, both])
        make_session(activity=activity, volunteers=[both])

        assert count(as_worker, "contacts:resident_list", deelnam=2018, vrijwillig=2018, activiteit="zomer 1") == 1

    def test_children_go_by_the_age_reached_in_that_year(self, as_worker, activity):
        people = [make_resident(team=activity.team, birth_year=born) for born in (2000, 2001, None)]
        for year in (2018, 2019):
            make_session(activity=activity, date=date(year, 6, 5), residents=people)

        counted = {
            year: count(as_worker, "contacts:resident_list", deelnam=year, activiteit="zomer 1", leeftijd="0-17")
            for year in (2018, 2019)
        }

        assert counted == {2018: 1, 2019: 0}

    @pytest.mark.parametrize("name", LISTS)
    def test_an_activity_of_another_team_is_no_choice(self, as_worker, activity, name):
        make_session(activity=make_activity(code="elders"))

        page = as_worker.get(reverse(name), {"activiteit": "elders"})

        field = page.context["list"].filterset.form.fields["activiteit"]
        assert page.context["list"].has_impossible_filter
        assert [str(label) for value, label in field.choices if value] == [activity.name]

    @pytest.mark.parametrize("year", ["0", "10000", "twee", "9999"])
    def test_an_absurd_year_is_no_error(self, as_worker, activity, year):
        page = as_worker.get(reverse("contacts:resident_list"), {"deelnam": year, "activiteit": "zomer 1"})

        assert page.status_code == 200

    def test_the_address_shows_as_chips(self, as_worker, activity):
        page = as_worker.get(reverse("contacts:resident_list"), {"deelnam": 2018, "activiteit": "zomer 1"})

        assert [chip["label"] for chip in page.context["list"].chips] == [
            f"activiteit: {activity.name}",
            "deelgenomen in jaar: 2018",
        ]


class TestWhereTo:
    def test_referrals_of_who_took_part_in_the_year_of_the_list(self, as_worker, activity):
        person, helper, last_year = make_people(3, activity.team)
        make_session(activity=activity, residents=[person], volunteers=[helper])
        make_session(activity=activity, date=date(2017, 6, 5), residents=[last_year])
        partner = make_organisation(team=activity.team, code="O1")
        for resident in (person, helper, last_year):
            make_referral(resident=resident, organisation=partner)
        make_referral(resident=person)

        assert count(as_worker, "contacts:referral_list", jaar=2018, deelnemers="zomer 1") == 2
        assert count(as_worker, "contacts:referral_list", jaar=2018, deelnemers="zomer 1", partner="O1") == 1

    @pytest.mark.parametrize(("to", "counted"), [("work", 2), ("training", 0), ("geen", 1)])
    def test_enrolments_by_what_was_moved_on_to(self, as_worker, activity, to, counted):
        for what in ("work", "work", ""):
            make_enrolment(activity=activity, ends_on=date(2018, 6, 1), reason="onward", moved_on_to=what)
        make_enrolment(activity=activity, ends_on=date(2018, 6, 1), reason="stopped")

        assert count(as_worker, "activiteiten:enrolment_list", gestopt=2018, naar=to) == counted
