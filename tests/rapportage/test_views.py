from datetime import date
from html.parser import HTMLParser

import pytest

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from tests.accounts.factories import make_member
from tests.huisbezoeken.factories import make_visit, make_visits

YEAR = "/rapportage/2018/"
REPORT = f"{YEAR}jaarverslag.pdf"


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

        assert response.context["years"] == {2018: (3, 3)}
        assert "gesprekken aan huis" in response.content.decode()

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

        with django_assert_max_num_queries(8):
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

        with django_assert_max_num_queries(29):
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
