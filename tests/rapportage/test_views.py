from datetime import date
from html.parser import HTMLParser

import pytest

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from tests.accounts.factories import make_member
from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_people, make_visit, make_visits

YEAR = "/rapportage/2018/"
REPORT = f"{YEAR}jaarverslag.pdf"
QUERIES = 83  # nineteen for the figures of a year and at most nineteen for what the report tells besides; two years


class Attributes(HTMLParser):
    """The names of all tags and attributes of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.names, self.ids = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.names |= {name for name, _value in attrs}
        self.ids += [value for name, value in attrs if name == "id"]


class TestYearList:
    def test_shows_years_with_their_numbers(self, as_worker, team):
        make_visits(3, team=team)

        response = as_worker.get("/rapportage/")

        assert response.context["years"] == {2018: [3, 3, 0, 0, 0, 0, 0, 0]}
        assert "gesprekken aan huis" in response.content.decode()

    def test_a_year_with_activities_only_is_there_too(self, as_worker, team):
        make_session(team=team, residents=make_people(2, team))

        response = as_worker.get("/rapportage/")

        assert response.context["years"] == {2018: [0, 0, 1, 2, 0, 0, 0, 0]}
        assert "gesprekken aan huis" not in response.content.decode()

    def test_a_new_team_reads_what_will_come(self, as_worker):
        assert "Nog geen cijfers" in as_worker.get("/rapportage/").content.decode()

    def test_a_visit_dated_far_away_makes_no_card(self, as_worker, team):
        make_visit(team=team, date=date(9999, 1, 1))

        assert as_worker.get("/rapportage/").context["years"] == {}

    def test_a_reader_sees_no_numbers(self, client, team):
        make_visits(7, team=team)
        client.force_login(make_member(team, Role.READER))

        response = client.get("/rapportage/")

        assert "Er is nog geen jaarverslag gepubliceerd." in response.content.decode()
        assert response.context["years"] == {}

    def test_queries_do_not_grow_with_the_years(self, as_worker, team, django_assert_max_num_queries):
        for year in range(2000, 2020):
            make_visit(team=team, date=date(year, 5, 1))

        with django_assert_max_num_queries(10):
            as_worker.get("/rapportage/")


class TestYearDetail:
    def test_shows_each_number_beside_last_year(self, as_worker, team):
        make_visits(3, team=team)
        make_visit(team=team, date=date(2017, 2, 2))

        response = as_worker.get(YEAR)
        held = response.context["chapters"][0].numbers[0]

        assert (held.text, held.before_text, str(held.unit)) == ("3", "1 in 2017", "huisbezoeken")
        assert held.url in response.content.decode().replace("&amp;", "&")

    def test_says_unknown_aloud(self, as_worker, team):
        make_visits(3, team=team)

        assert "Personen · 3 onbekend" in as_worker.get(YEAR).content.decode()

    def test_every_number_has_its_definition(self, as_worker, team):
        make_visits(1, team=team)

        html = as_worker.get(YEAR).content.decode()

        assert html.count('class="figure-what"') == 19 + 13

    def test_nothing_is_inline_and_no_id_stands_twice(self, as_worker, team):
        make_visits(3, team=team)

        page = Attributes(as_worker.get(YEAR).content.decode())

        assert "style" not in page.names
        assert not [name for name in page.names if name.startswith("on")]
        assert "style" not in [tag for tag, _attrs in page.tags]
        assert len(page.ids) == len(set(page.ids))

    def test_activities_stand_in_the_chapter_of_their_kind(self, as_worker, team):
        for name, kind in (("Naaiatelier", "workshop"), ("Kamp", "holiday"), ("Praatcafé", "meeting")):
            make_session(activity=make_activity(team=team, name=name, kind=kind))
        make_session(activity=make_activity(team=team, name="Focusgroep", kind="focus_group"))
        make_session(activity=make_activity(team=team, name="Straatfeest", kind="neighbourhood"), date=date(2017, 5, 1))

        found = {part.title: [one.name for one in part.activities] for part in as_worker.get(YEAR).context["chapters"]}

        assert {title: names for title, names in found.items() if names} == {
            "Atelier": ["Naaiatelier"],
            "Vakantieaanbod": ["Kamp"],
            "Ontmoetingshuis en focusgroep": ["Focusgroep", "Praatcafé"],
            "Buurtinitiatieven": ["Straatfeest"],
        }

    def test_an_activity_shows_what_it_counted_with_the_list_behind_it(self, as_worker, team):
        activity = make_activity(team=team, code="naai 1", kind="workshop")
        make_session(activity=activity, residents=make_people(3, team), anonymous_adults=2)
        make_session(activity=activity, date=date(2017, 5, 1))
        make_enrolment(activity=activity, ends_on=date(2018, 6, 1), reason="onward")

        response = as_worker.get(YEAR)
        part = next(one for one in response.context["chapters"] if one.id == "workshop").activities[0]

        shown = {str(one.definition.label): (one.text, one.before_text) for one in part.numbers}
        assert shown["Aanwezigheden"] == ("5", "0 in 2017")
        assert shown["Doorstroom"] == ("1", "0 in 2017")
        assert "Kinderen" not in shown
        assert [one.title for one in part.charts] == ["De gezinnen", "In- en doorstroom"]
        assert all(one.url in response.content.decode().replace("&amp;", "&") for one in part.numbers)

    def test_the_holiday_offer_tells_its_families_with_the_unknown_ones(self, as_worker, team):
        activity = make_activity(team=team, kind="holiday")
        for number in range(24):
            origin = "SY" if number < 15 else "BE" if number < 21 else ""
            home = make_household(team=team, social_service="yes" if number < 6 else "no")
            make_session(activity=activity, residents=[make_resident(household=home, origin=origin, birth_year=2010)])

        part = next(one for one in as_worker.get(YEAR).context["chapters"] if one.id == "holiday").activities[0]

        assert part.said == [
            "Van de gezinnen met gekende herkomst heeft 15 van de 21 (71\xa0%) iemand uit een ander land."
            " Van 3 gezinnen is de herkomst niet bekend.",
            "Klant van de sociale dienst: 6 van de 24 (25\xa0%) gezinnen.",
        ]

    def test_activities_of_one_chapter_are_set_beside_each_other(self, as_worker, team):
        for name in ("Straatfeest", "Repair Café"):
            activity = make_activity(team=team, name=name, kind="neighbourhood")
            make_session(activity=activity, anonymous_adults=20)

        chapter = next(one for one in as_worker.get(YEAR).context["chapters"] if one.id == "neighbourhood")

        assert [one.title for one in chapter.breakdowns] == ["Aanwezigheden per activiteit"]
        assert [row.text for row in chapter.breakdowns[0].rows.values()] == ["20", "20"]

    def test_queries_do_not_grow_with_the_activities(self, as_worker, team, django_assert_max_num_queries):
        for kind in ("workshop", "holiday", "meeting", "neighbourhood") * 6:
            activity = make_activity(team=team, kind=kind)
            make_session(activity=activity, residents=make_people(1, team))
            make_enrolment(activity=activity)

        with django_assert_max_num_queries(QUERIES):
            as_worker.get(YEAR)

    def test_a_year_without_data_stays_calm(self, as_worker):
        response = as_worker.get(YEAR)

        assert response.status_code == 200
        assert "Over 2018 staat er nog niets" in response.content.decode()

    @pytest.mark.parametrize("year", ["0", "1", "1899", "3000", "9999", "10000", "9" * 30])
    def test_an_absurd_year_does_not_exist(self, as_coordinator, year):
        assert as_coordinator.get(f"/rapportage/{year}/").status_code == 404
        assert as_coordinator.get(f"/rapportage/{year}/jaarverslag.pdf").status_code == 404

    def test_queries_do_not_grow_with_the_visits(self, as_worker, team, django_assert_max_num_queries):
        make_visits(40, team=team)

        with django_assert_max_num_queries(QUERIES):
            as_worker.get(YEAR)

    def test_only_a_coordinator_is_offered_the_report(self, client, team, worker, coordinator):
        make_visits(1, team=team)

        for user, offered in ((worker, False), (coordinator, True)):
            client.force_login(user)
            assert (REPORT in client.get(YEAR).content.decode()) is offered

    def test_another_team_counts_nothing_of_ours(self, as_worker):
        make_visits(3, team=None)

        assert not as_worker.get(YEAR).context["has_data"]


class TestRights:
    @pytest.mark.parametrize("path", [YEAR, REPORT])
    @pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
    def test_volunteer_and_reader_see_no_figures(self, client, team, role, path):
        client.force_login(make_member(team, role))

        assert client.get(path).status_code == 403

    def test_a_volunteer_has_no_list_of_years(self, client, team):
        client.force_login(make_member(team, Role.VOLUNTEER))

        assert client.get("/rapportage/").status_code == 403

    def test_a_worker_makes_no_report(self, as_worker):
        assert as_worker.get(REPORT).status_code == 403


class TestReportView:
    def test_is_a_file_with_a_plain_name(self, as_coordinator, team):
        make_visits(1, team=team)

        response = as_coordinator.get(REPORT)

        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == f'attachment; filename="jaarverslag-{team.slug}-2018.pdf"'
        assert response.content.startswith(b"%PDF-")

    def test_leaves_a_trace_with_its_purpose(self, as_coordinator, team, coordinator):
        make_visits(1, team=team)

        as_coordinator.get(REPORT)

        event = AuditEvent.objects.get(action="export")
        assert (event.user, event.team, event.purpose, event.residents) == (coordinator, team, "jaarverslag", [])

    def test_of_a_year_without_data_does_not_exist(self, as_coordinator):
        assert as_coordinator.get(REPORT).status_code == 404
