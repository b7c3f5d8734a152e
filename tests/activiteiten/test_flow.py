"""Who came in, what became of them, and the families behind an activity."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string

from activiteiten.families import LedOn, families_of, led_on_for_year
from activiteiten.flow import flow_of
from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_people


@pytest.fixture
def activity(team):
    return make_activity(team=team, name="Naaiatelier", kind="holiday")


def enrol(activity, starts, ends=None, **fields):
    """From and until a day of (year, month, day)."""
    return make_enrolment(activity=activity, starts_on=date(*starts), ends_on=ends and date(*ends), **fields)


class TestFlow:
    def test_what_came_in_is_as_many_as_what_became_of_it(self, activity):
        enrol(activity, (2017, 3, 1))
        enrol(activity, (2017, 3, 1), (2018, 1, 1), reason="stopped")
        enrol(activity, (2018, 1, 1), (2018, 12, 31), reason="moved_house")
        enrol(activity, (2018, 12, 31), (2019, 1, 1), reason="other")

        found = flow_of(activity, 2018)

        assert (found.at_start, found.first_time, found.came_back, found.at_end) == (2, 2, 0, 2)
        assert (found.stopped, found.moved_house, found.other) == (1, 1, 0)
        assert found.at_start + found.inflow == found.outflow + found.at_end

    def test_what_ended_before_or_begins_after_is_not_in_it(self, activity):
        enrol(activity, (2016, 3, 1), (2017, 12, 31), reason="stopped")
        enrol(activity, (2019, 1, 1))

        found = flow_of(activity, 2018)

        assert (found.at_start, found.inflow, found.outflow, found.at_end) == (0, 0, 0, 0)
        assert found.came == found.became == []

    def test_somebody_who_was_enrolled_here_before_came_back(self, activity):
        person = make_resident(team=activity.team)
        elsewhere = make_activity(team=activity.team)
        enrol(activity, (2015, 3, 1), (2015, 6, 1), resident=person)
        enrol(activity, (2018, 3, 1), resident=person)
        enrol(elsewhere, (2015, 3, 1), resident=person)
        enrol(elsewhere, (2018, 1, 1), resident=make_resident(team=activity.team))

        assert (flow_of(activity, 2018).first_time, flow_of(activity, 2018).came_back) == (0, 1)
        assert (flow_of(elsewhere, 2018).first_time, flow_of(elsewhere, 2018).came_back) == (1, 0)

    def test_moving_on_is_told_by_what_to(self, activity):
        partner = make_organisation(team=activity.team, name="Taalpunt")
        onward = {"ends": (2018, 5, 1), "reason": "onward"}
        enrol(activity, (2018, 3, 1), moved_on_to="work", **onward)
        enrol(activity, (2018, 3, 1), **onward)
        for _ in range(2):
            enrol(activity, (2018, 3, 1), moved_on_to="partner", to_organisation=partner, **onward)

        found = flow_of(activity, 2018)

        assert found.onward == {"Taalpunt": 2, "werk": 1, "niet ingevuld": 1}
        assert ("doorstroom: Taalpunt", 2) in found.became

    def test_an_end_without_reason_is_said_aloud(self, activity):
        enrol(activity, (2018, 3, 1), (2018, 5, 1))

        assert flow_of(activity, 2018).became == [("reden niet ingevuld", 1)]

    def test_participants_are_new_when_they_never_came_in_an_earlier_year(self, activity):
        known, new, helped, elsewhere = make_people(4, activity.team)
        make_session(activity=activity, date=date(2016, 5, 1), residents=[known], volunteers=[helped])
        make_session(activity=make_activity(team=activity.team), date=date(2016, 5, 1), residents=[elsewhere])
        for day in (3, 10):
            make_session(activity=activity, date=date(2018, 5, day), residents=[known, new, helped, elsewhere])

        found = flow_of(activity, 2018)

        assert (found.new_faces, found.known_faces, found.faces) == (3, 1, 4)

    @pytest.mark.parametrize("many", [1, 30])
    def test_two_queries_however_many_take_part(self, activity, many, django_assert_num_queries):
        partner = make_organisation(team=activity.team)
        for person in make_people(many, activity.team):
            onward = {"reason": "onward", "moved_on_to": "partner", "to_organisation": partner}
            enrol(activity, (2018, 3, 1), (2018, 4, 1), resident=person, **onward)
            make_session(activity=activity, residents=[person])

        with django_assert_num_queries(2):
            flow_of(activity, 2018).svg.title()

    def test_is_shown_with_its_table(self, activity):
        enrol(activity, (2018, 3, 1), (2018, 5, 1), reason="stopped")
        make_session(activity=activity, residents=make_people(1, activity.team))

        html = render_to_string("activiteiten/_flow.html", {"flow": flow_of(activity, 2018)})

        assert "In- en doorstroom van Naaiatelier in 2018" in html
        assert re.search(r"Voor het eerst</th>\s*<td class=\"text-end\">1<", html)
        assert re.search(r"Gestopt</th>\s*<td class=\"text-end\">1<", html)
        assert "kwam 1 voor het allereerst" in html

    def test_nobody_enrolled_is_said_calmly(self, activity):
        html = render_to_string("activiteiten/_flow.html", {"flow": flow_of(activity, 2018)})

        assert "In 2018 was hier niemand ingeschreven." in html
        assert "<svg" not in html


def make_family(activity, *, origins=("BE",), service="no", children=1):
    """One parent a country and so many children of the first one's."""
    home = make_household(team=activity.team, social_service=service)
    parents = [make_resident(household=home, origin=origin) for origin in origins]
    young = [make_resident(household=home, origin=origins[0], birth_year=2010) for _ in range(children)]
    make_session(activity=activity, residents=young)
    return parents + young


class TestFamilies:
    def test_are_counted_with_their_children(self, activity):
        make_family(activity, children=3)
        make_family(activity, children=2)

        found = families_of(activity, 2018)

        assert (found.families, found.children) == (2, 5)

    def test_origin_and_service_have_their_unknowns(self, activity):
        make_family(activity, origins=["BE"], service="yes")
        make_family(activity, origins=["BE", "SY"], service="no")
        make_family(activity, origins=["BE", ""], service="unknown")

        found = families_of(activity, 2018)

        assert (found.known, found.foreign, found.belgian, found.unknown) == (2, 1, 1, 1)
        assert (found.service_yes, found.service_no, found.service_unknown) == (1, 1, 1)
        assert (found.foreign_per_cent, found.service_per_cent) == (50, 33)

    def test_led_on_are_participants_of_that_year_only(self, activity):
        _parent, child = make_family(activity)
        stranger, helper = make_people(2, activity.team)
        make_session(activity=activity, volunteers=[helper])
        make_session(activity=activity, date=date(2017, 7, 1), residents=[stranger])
        sport, youth = (make_organisation(team=activity.team, name=name) for name in ("Sportdienst", "Jeugdhuis"))
        for person, partner in ((child, sport), (child, sport), (child, youth), (stranger, sport), (helper, sport)):
            make_referral(resident=person, organisation=partner)
        make_referral(resident=child, organisation=sport, date=date(2017, 5, 1))

        assert families_of(activity, 2018).referrals == {"Sportdienst": 2, "Jeugdhuis": 1}

    def test_onward_enrolments_are_told_by_what_to(self, activity):
        make_family(activity)
        enrol(activity, (2018, 3, 1), (2018, 5, 1), reason="onward", moved_on_to="training")
        enrol(activity, (2018, 3, 1), (2019, 5, 1), reason="onward", moved_on_to="work")

        assert families_of(activity, 2018).onward == {"opleiding": 1}

    def test_are_shown_with_both_parts_of_a_share(self, activity):
        make_family(activity, origins=["SY"], service="yes")
        make_family(activity, origins=[""], service="unknown")

        html = render_to_string("activiteiten/_families.html", {"families": families_of(activity, 2018)})

        said = re.sub(r"\s+", " ", html)
        assert "1 van de 1 met gekende herkomst (100 %); van 1 onbekend" in said
        assert "1 van de 2 (50 %); 0 niet, van 1 onbekend" in said
        assert "nog niemand" in said

    def test_none_is_said_calmly(self, activity):
        html = render_to_string("activiteiten/_families.html", {"families": families_of(activity, 2018)})

        assert "In 2018 staan er geen gezinnen als deelnemer genoteerd." in html

    @pytest.mark.parametrize("many", [1, 20])
    def test_four_queries_however_many(self, activity, many, django_assert_num_queries):
        for _ in range(many):
            make_referral(resident=make_family(activity)[1])

        with django_assert_num_queries(4):
            families_of(activity, 2018)


class TestLedOn:
    def test_is_told_by_activity_of_that_kind(self, activity):
        camp = make_activity(team=activity.team, kind="holiday", code="kamp")
        workshop = make_activity(team=activity.team, kind="workshop")
        child, other, sewer = (make_family(one)[1] for one in (activity, camp, workshop))
        make_session(activity=camp, residents=[child])
        sport = make_organisation(team=activity.team, code="O 1")
        for person in (child, other, sewer):
            make_referral(resident=person, organisation=sport)
        for one in (camp, workshop):
            enrol(one, (2018, 3, 1), (2018, 5, 1), reason="onward")

        assert led_on_for_year(activity.team, 2018, "holiday") == {
            activity.code: LedOn({"O 1": 1}, {}),
            "kamp": LedOn({"O 1": 2}, {"": 1}),
        }

    def test_counts_a_referral_once_however_often_its_resident_came(self, activity):
        child = make_family(activity)[1]
        make_session(activity=activity, residents=[child])
        make_session(activity=activity, date=date(2017, 7, 1), residents=[child])
        make_referral(resident=child, organisation=make_organisation(team=activity.team, code="O 1"))

        assert led_on_for_year(activity.team, 2018, "holiday") == {activity.code: LedOn({"O 1": 1}, {})}

    def test_who_only_helped_or_came_to_what_was_cancelled_is_not_led_on_by_it(self, activity):
        helper, late = make_people(2, activity.team)
        make_session(activity=activity, volunteers=[helper])
        make_session(activity=activity, residents=[late], cancelled_because="ziek")
        for person in (helper, late):
            make_referral(resident=person)

        assert led_on_for_year(activity.team, 2018, "holiday") == {}

    @pytest.mark.parametrize("many", [0, 1, 20])
    def test_two_queries_however_many(self, team, many, django_assert_num_queries):
        for _ in range(many):
            make_referral(resident=make_family(make_activity(team=team, kind="holiday"))[1])

        with django_assert_num_queries(2):
            assert len(led_on_for_year(team, 2018, "holiday")) == many
