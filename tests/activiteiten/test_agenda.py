"""The agenda of a month or a week, as the server renders it."""

from datetime import date, time

import pytest
from django.urls import reverse

from activiteiten.models import ActivityLeader
from activiteiten.spans import Span, span_of
from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_location, make_session
from tests.contacts.factories import make_resident

AGENDA = "/activiteiten/agenda/"


def shown(response):
    """Day -> names of what is on, of the days that have a session."""
    days = [day for week in response.context["agenda"].weeks for day in week if day.sessions]
    return {f"{day.date:%m-%d}": [session.activity.name for session in day.sessions] for day in days}


def day_of(response, wanted):
    return next(day for week in response.context["agenda"].weeks for day in week if day.date == wanted)


class TestAddress:
    @pytest.mark.parametrize(
        ("params", "span"),
        [
            ({"maand": "2018-06"}, Span("maand", date(2018, 6, 1), date(2018, 6, 30))),
            ({"maand": "2020-02"}, Span("maand", date(2020, 2, 1), date(2020, 2, 29))),
            ({"maand": "2018-12"}, Span("maand", date(2018, 12, 1), date(2018, 12, 31))),
            ({"week": "2018-W23"}, Span("week", date(2018, 6, 4), date(2018, 6, 10))),
            ({"week": "2020-W53"}, Span("week", date(2020, 12, 28), date(2021, 1, 3))),
            ({"week": "2018-W23", "maand": "2019-01"}, Span("week", date(2018, 6, 4), date(2018, 6, 10))),
        ],
    )
    def test_a_month_or_a_week(self, params, span):
        assert span_of(params) == span

    @pytest.mark.parametrize(
        "text",
        ["0001-01", "9999-12", "0000-00", "2018-13", "2018-00", "2018-6", "juni", "\x00", "²018-06", "9" * 5000, "-1"],
    )
    def test_a_strange_month_is_this_month(self, as_worker, text):
        response = as_worker.get(AGENDA, {"maand": text})

        assert response.status_code == 200
        assert response.context["agenda"].span == Span.month(today())

    @pytest.mark.parametrize(
        "text", ["2018-W54", "2018-W53", "2018-W00", "0001-W01", "9999-W52", "2018-06", "W23", "🦊"]
    )
    def test_a_strange_week_is_this_month(self, as_worker, text):
        response = as_worker.get(AGENDA, {"week": text})

        assert response.status_code == 200
        assert response.context["agenda"].span == Span.month(today())

    @pytest.mark.parametrize("value", ["\x00", "9" * 400, "²", "-1", "🦊", "onbekend"])
    def test_strange_filters_are_told_and_change_nothing(self, as_worker, team, value):
        make_session(team=team)

        for name in ("soort", "activiteit", "mijn"):
            response = as_worker.get(AGENDA, {"maand": "2018-06", name: value})
            assert response.status_code == 200
            assert shown(response) or name == "mijn"

    @pytest.mark.parametrize(
        ("here", "previous", "following", "other"),
        [
            ("maand=2018-01", "maand=2017-12", "maand=2018-02", "week=2018-W01"),
            ("maand=2018-12", "maand=2018-11", "maand=2019-01", "week=2018-W48"),
            ("week=2018-W01", "week=2017-W52", "week=2018-W02", "maand=2018-01"),
            ("week=2020-W53", "week=2020-W52", "week=2021-W01", "maand=2020-12"),
        ],
    )
    def test_links_to_what_is_before_and_after_keep_the_filters(self, as_worker, here, previous, following, other):
        links = as_worker.get(f"{AGENDA}?{here}&soort=meeting").context["agenda"].links

        assert links["previous"]["url"] == f"?{previous}&soort=meeting"
        assert links["next"]["url"] == f"?{following}&soort=meeting"
        assert links["other"]["url"] == f"?{other}&soort=meeting"

    @pytest.mark.parametrize(("here", "span"), [("maand=2018-01", Span.month), ("week=2018-W01", Span.week)])
    def test_the_link_today_stays_with_months_or_with_weeks(self, as_worker, here, span):
        now = as_worker.get(f"{AGENDA}?{here}").context["agenda"].links["now"]

        assert now["title"] == span(today()).title

    def test_the_first_and_the_last_years_lead_no_further(self, as_worker):
        first = as_worker.get(AGENDA, {"maand": "1900-01"}).context["agenda"]
        last = as_worker.get(AGENDA, {"maand": "2100-12"}).context["agenda"]

        assert "previous" not in first.links
        assert "next" not in last.links


class TestWhatIsOn:
    def test_a_month_in_weeks_from_monday_to_sunday(self, as_worker, team):
        activity = make_activity(team=team, name="Naaiatelier")
        make_session(activity=activity, date=date(2018, 6, 5))
        make_session(activity=activity, date=date(2018, 5, 31))
        make_session(activity=activity, date=date(2018, 7, 1))

        response = as_worker.get(AGENDA, {"maand": "2018-06"})

        weeks = response.context["agenda"].weeks
        assert shown(response) == {"06-05": ["Naaiatelier"]}
        assert (weeks[0][0].date, weeks[-1][6].date) == (date(2018, 5, 28), date(2018, 7, 1))
        assert {len(week) for week in weeks} == {7}
        assert [day.is_inside for day in weeks[0]] == [False] * 4 + [True] * 3

    def test_a_week(self, as_worker, team):
        make_session(activity=make_activity(team=team, name="Koffie"), date=date(2018, 6, 10))

        response = as_worker.get(AGENDA, {"week": "2018-W23"})

        assert shown(response) == {"06-10": ["Koffie"]}
        assert "week 23: 4 juni tot en met 10 juni 2018" in response.content.decode()

    def test_each_session_says_when_what_and_where_and_leads_to_its_page(self, as_worker, team):
        place = make_location(team=team, name="Buurtsalon")
        session = make_session(activity=make_activity(team=team, name="Koffie", location=place))

        text = as_worker.get(AGENDA, {"maand": "2018-06"}).content.decode()

        for told in ("13:30–16:00", "Koffie", "Buurtsalon", f'href="{session.get_absolute_url()}"'):
            assert told in text

    def test_sessions_of_a_day_stand_by_the_hour(self, as_worker, team):
        for name, begins_at in (("Avond", time(20)), ("Ochtend", time(9)), ("Hele dag", None)):
            make_session(activity=make_activity(team=team, name=name), begins_at=begins_at, ends_at=None)

        response = as_worker.get(AGENDA, {"maand": "2018-06"})

        assert shown(response) == {"06-05": ["Hele dag", "Ochtend", "Avond"]}

    def test_a_cancelled_one_is_struck_through_with_the_reason(self, as_worker, team):
        make_session(activity=make_activity(team=team), cancelled_because="Storm")

        text = as_worker.get(AGENDA, {"maand": "2018-06"}).content.decode()

        assert "<s>" in text
        assert "Afgelast: Storm" in text

    def test_school_holidays_are_named(self, as_worker, team):
        response = as_worker.get(AGENDA, {"maand": "2018-10"})

        monday, tuesday = day_of(response, date(2018, 10, 29)), day_of(response, date(2018, 10, 30))
        assert (monday.holiday, monday.names_holiday, monday.has_something) == ("Herfstvakantie", True, True)
        assert (tuesday.holiday, tuesday.names_holiday, tuesday.has_something) == ("Herfstvakantie", False, False)
        assert "Herfstvakantie" in response.content.decode()

    def test_a_holiday_that_began_before_is_named_on_the_first_day_and_in_each_week(self, as_worker, team):
        response = as_worker.get(AGENDA, {"maand": "2018-08"})

        named = [day.date.day for week in response.context["agenda"].weeks for day in week if day.names_holiday]
        assert named == [1, 6, 13, 20, 27]
        assert day_of(response, date(2018, 8, 1)).has_something

    def test_no_resident_and_no_report_is_shown(self, as_worker, team):
        make_session(
            team=team, residents=[make_resident(team=team, last_name="Onvindbaar")], report="Onvindbaar verslag"
        )

        response = as_worker.get(AGENDA, {"maand": "2018-06"})

        assert shown(response)
        assert "Onvindbaar" not in response.content.decode()

    def test_an_empty_month_says_so(self, as_worker, team):
        assert "Er staat niets op de agenda." in as_worker.get(AGENDA, {"maand": "2018-06"}).content.decode()

    def test_today_is_where_the_link_goes(self, as_worker, team):
        make_session(team=team, date=today())

        response = as_worker.get(AGENDA)

        day = day_of(response, today())
        assert (day.is_today, day.is_next) == (True, True)
        assert response.content.decode().count('id="vandaag"') == 1


class TestFilters:
    @pytest.fixture
    def three(self, team, worker):
        sewing, coffee = (
            make_activity(team=team, name="Naaien"),
            make_activity(team=team, name="Koffie", kind="meeting"),
        )
        ActivityLeader.objects.create(team=team, activity=coffee, user=worker)
        ActivityLeader.objects.create(team=team, activity=coffee, name="Noor van de bib")
        make_session(activity=sewing)
        make_session(activity=coffee, date=date(2018, 6, 6))
        return sewing, coffee

    @pytest.mark.parametrize(
        ("filters", "names"),
        [({}, 2), ({"soort": "meeting"}, 1), ({"mijn": "true"}, 1), ({"soort": "workshop", "mijn": "true"}, 0)],
    )
    def test_by_kind_and_what_i_lead(self, as_worker, three, filters, names):
        response = as_worker.get(AGENDA, {"maand": "2018-06"} | filters)

        assert len(shown(response)) == names

    def test_by_activity(self, as_worker, three):
        response = as_worker.get(AGENDA, {"maand": "2018-06", "activiteit": three[1].code})

        assert shown(response) == {"06-06": ["Koffie"]}

    def test_nothing_found_leads_back_to_all(self, as_worker, three):
        response = as_worker.get(AGENDA, {"maand": "2018-06", "soort": "training"})

        assert "Niets gevonden met deze filters." in response.content.decode()
        assert 'href="?maand=2018-06"' in response.content.decode()

    def test_activities_of_another_team_are_no_choice(self, as_worker, team):
        foreign = make_activity(team=make_team(), name="Elders")
        make_session(activity=foreign)

        response = as_worker.get(AGENDA, {"maand": "2018-06", "activiteit": foreign.code})

        assert "Elders" not in response.content.decode()
        assert shown(response) == {}


def test_the_number_of_queries_does_not_grow_with_the_agenda(as_worker, team, django_assert_num_queries):
    make_session(team=team)
    as_worker.get(AGENDA)
    with django_assert_num_queries(7):
        as_worker.get(AGENDA, {"maand": "2018-06"})
    for number in range(40):
        place = make_location(team=team)
        make_session(activity=make_activity(team=team, location=place), date=date(2018, 6, 1 + number % 30))

    with django_assert_num_queries(7):
        as_worker.get(AGENDA, {"maand": "2018-06"})


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_without_the_right_there_is_no_agenda(client, team, role):
    client.force_login(make_member(team, role))

    assert client.get(reverse("activiteiten:agenda")).status_code == 403
