"""A series of sessions: the dates are shown first, then made; never twice."""

from datetime import date, time
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from activiteiten import series
from activiteiten.models import SchoolHoliday, Session
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Draft
from tests.accounts.factories import make_team
from tests.activiteiten.factories import make_activity, make_location, make_session

MON, TUE, WED, THU = range(4)
# Every Tuesday of the autumn of 2018; that of 30 October falls in the holiday.
AUTUMN = {
    "every": "1",
    "weekdays": [TUE],
    "first": "2018-10-16",
    "last": "2018-11-13",
    "begins_at": "13:30",
    "ends_at": "16:00",
}
TUESDAYS = ["2018-10-16", "2018-10-23", "2018-10-30", "2018-11-06", "2018-11-13"]


@pytest.fixture
def activity(team):
    return make_activity(team=team, name="Naaiatelier")


@pytest.fixture
def url(activity):
    return reverse("activiteiten:session_series", args=[activity.pk])


def filled_in(client, url, **fields):
    token = client.get(url).context["form"].token.signed()
    return {"form_token": token} | AUTUMN | fields


def preview(client, url, **fields):
    """The page with the dates, and what it would send."""
    data = filled_in(client, url, **fields)
    response = client.post(url, data | {"show": "ja"})
    offers = response.context["form"].offers
    again = {
        "make": "ja",
        "shown_at": response.context["form"].hour,
        "shown": [one.value for one in offers if not one.taken],
        "dates": [one.value for one in offers if one.is_ticked and not one.taken],
    }
    return response, data | again


def days_made():
    return [f"{session.date}" for session in Session.objects.in_order()]


class TestDates:
    @pytest.mark.parametrize(
        ("every", "weekdays", "first", "last", "found"),
        [
            ("1", [TUE], date(2018, 6, 5), date(2018, 6, 19), ["06-05", "06-12", "06-19"]),
            ("1", [TUE], date(2018, 6, 6), date(2018, 6, 12), ["06-12"]),
            ("1", [TUE, THU, TUE], date(2018, 6, 6), date(2018, 6, 14), ["06-07", "06-12", "06-14"]),
            ("2", [TUE], date(2018, 6, 6), date(2018, 7, 10), ["06-12", "06-26", "07-10"]),
            ("2", [MON, THU], date(2018, 6, 5), date(2018, 6, 21), ["06-07", "06-18", "06-21"]),
            ("maand", [WED], date(2018, 6, 10), date(2018, 9, 30), ["06-13", "07-11", "08-08", "09-12"]),
            ("maand", [TUE], date(2018, 5, 28), date(2018, 8, 31), ["05-29", "06-26", "07-31", "08-28"]),
            ("1", [TUE], date(2018, 6, 6), date(2018, 6, 11), []),
        ],
    )
    def test_rhythms(self, every, weekdays, first, last, found):
        assert [f"{day:%m-%d}" for day in series.dates_of(every, weekdays, first, last)] == found

    def test_every_month_runs_over_the_turn_of_the_year(self):
        found = series.dates_of("maand", [MON], date(2018, 11, 1), date(2019, 2, 28))

        assert found == [date(2018, 11, 5), date(2018, 12, 3), date(2019, 1, 7), date(2019, 2, 4)]


class TestShowing:
    def test_a_holiday_is_named_and_not_ticked(self, as_worker, url):
        response, _data = preview(as_worker, url)

        told = {one.value: (one.holiday, one.is_ticked) for one in response.context["form"].offers}
        assert list(told) == TUESDAYS
        assert told["2018-10-30"] == ("Herfstvakantie", False)
        assert told["2018-10-23"] == ("", True)
        assert "Herfstvakantie" in response.content.decode()
        assert not Session.objects.exists()

    def test_a_holiday_that_an_admin_took_away_is_none(self, as_worker, url):
        SchoolHoliday.objects.filter(name="Herfstvakantie").delete()

        response, _data = preview(as_worker, url)

        assert all(one.is_ticked for one in response.context["form"].offers)

    def test_a_date_that_is_there_at_that_hour_is_marked_and_offered_no_more(self, as_worker, url, activity):
        there = make_session(activity=activity, date=date(2018, 10, 23), begins_at=time(13, 30))
        make_session(activity=activity, date=date(2018, 11, 6), begins_at=time(9, 0), ends_at=None)

        response, data = preview(as_worker, url)

        offers = {one.value: one for one in response.context["form"].offers}
        assert offers["2018-10-23"].taken == there
        assert offers["2018-11-06"].taken is None
        assert "2018-10-23" not in data["shown"]
        assert "bestaat al" in response.content.decode()
        assert "al een sessie: 09:00" in response.content.decode()

    def test_what_was_typed_is_still_there_and_kept_as_a_draft(self, as_worker, url, team):
        place = make_location(team=team)

        response, _data = preview(as_worker, url, location=place.pk, new_location="")

        form = response.context["form"]
        assert (form["first"].value(), form["begins_at"].value()) == ("2018-10-16", "13:30")
        assert form["location"].value() == str(place.pk)
        assert Draft.objects.get().path == url

    def test_it_starts_like_the_last_session(self, as_worker, url, activity):
        make_session(activity=activity, date=date(2018, 6, 7), begins_at=time(10, 0), ends_at=time(11, 0))

        initial = as_worker.get(url).context["form"].initial

        assert (initial["weekdays"], initial["begins_at"], initial["ends_at"]) == ([THU], time(10, 0), time(11, 0))

    def test_the_number_of_queries_does_not_grow_with_the_dates(
        self, as_worker, url, activity, django_assert_num_queries, django_assert_max_num_queries
    ):
        short = filled_in(as_worker, url, last="2018-10-17")
        long = filled_in(as_worker, url, first="2017-01-01", last="2018-12-31", weekdays=[TUE])
        for week in range(4):
            make_session(activity=activity, date=date(2018, 3, 6 + 7 * week))

        with django_assert_max_num_queries(40) as few:
            as_worker.post(url, short)
        with django_assert_num_queries(len(few)):
            as_worker.post(url, long)


class TestRefusing:
    @pytest.mark.parametrize(
        ("fields", "name", "told"),
        [
            ({"weekdays": []}, "weekdays", "Kies minstens één dag"),
            ({"first": "2018-12-01"}, "last", "voor de begindatum"),
            ({"last": "2020-12-01"}, "last", "hoogstens twee jaar"),
            ({"last": "2018-10-16", "weekdays": [WED]}, "last", "valt er niet in die tijd"),
            ({"weekdays": list(range(7)), "last": "2019-12-31"}, "last", "Hoogstens 200"),
            ({"every": "elke dag"}, "every", "geldige keuze"),
            ({"first": "0001-01-01"}, "first", "te ver weg"),
            ({"last": "9999-12-31"}, "last", "te ver weg"),
        ],
    )
    def test_it_says_why(self, as_worker, url, fields, name, told):
        response = as_worker.post(url, filled_in(as_worker, url, **fields))

        assert told in response.context["form"].errors[name][0]
        assert not Session.objects.exists()

    @pytest.mark.parametrize("value", ["\x00", "9" * 400, "²", "-1", "🦊", "1e9", "0001-01-01", "9999-12-31"])
    def test_strange_values_give_a_message(self, as_worker, url, value):
        _response, data = preview(as_worker, url)

        for field in ("every", "weekdays", "first", "last", "begins_at", "ends_at", "location", "shown", "dates"):
            assert as_worker.post(url, data | {field: value}).status_code in {200, 302}, field
            assert as_worker.post(url, data | {"shown_at": value}).status_code in {200, 302}

    def test_nothing_ticked_is_told(self, as_worker, url):
        _response, data = preview(as_worker, url)

        response = as_worker.post(url, data | {"dates": []})

        assert "Vink aan" in response.context["form"].non_field_errors()[0]

    def test_another_teams_place_is_refused(self, as_worker, url):
        _response, data = preview(as_worker, url)

        response = as_worker.post(url, data | {"location": make_location(team=make_team()).pk})

        assert "location" in response.context["form"].errors
        assert not Session.objects.exists()

    def test_a_refused_save_keeps_the_ticks(self, as_worker, url):
        _response, data = preview(as_worker, url)

        refused = as_worker.post(url, data | {"dates": TUESDAYS[:1], "ends_at": "half vier"})
        hidden = refused.context["form"]
        again = as_worker.post(
            url, data | {"dates": sorted(hidden.ticked), "shown": sorted(hidden.shown), "make": "ja"}
        )

        assert "begins_at" not in hidden.errors
        assert again.status_code == 302
        assert days_made() == TUESDAYS[:1]


class TestMaking:
    def test_a_session_on_each_ticked_date(self, as_worker, worker, url, activity, team):
        place = make_location(team=team)
        _response, data = preview(as_worker, url, location=place.pk)

        response = as_worker.post(url, data, follow=True)

        made = Session.objects.in_order()
        assert days_made() == ["2018-10-16", "2018-10-23", "2018-11-06", "2018-11-13"]
        assert {(one.activity, one.location, one.begins_at, one.ends_at) for one in made} == {
            (activity, place, time(13, 30), time(16, 0))
        }
        assert made[0].updated_by == worker
        assert response.redirect_chain == [(activity.get_absolute_url(), 302)]
        text = response.content.decode()
        assert "4 sessies gemaakt." in text
        link = urlencode({"maand": "2018-10", "activiteit": activity.code}).replace("&", "&amp;")
        assert f"{reverse('activiteiten:agenda')}?{link}" in text
        assert AuditEvent.objects.filter(action="create", object_type="activiteiten.session").count() == 1
        assert not Draft.objects.exists()

    def test_a_holiday_that_one_ticks_is_made_and_a_date_that_one_takes_off_is_not(self, as_worker, url):
        _response, data = preview(as_worker, url)

        as_worker.post(url, data | {"dates": ["2018-10-30", "2018-11-06"]})

        assert days_made() == ["2018-10-30", "2018-11-06"]

    def test_the_same_form_sent_twice_makes_nothing_double(self, as_worker, url):
        _response, data = preview(as_worker, url)

        first, second = as_worker.post(url, data), as_worker.post(url, data)

        assert (first.status_code, second.status_code) == (302, 302)
        assert first.url == second.url
        assert len(days_made()) == 4

    def test_made_again_from_a_new_form_it_makes_what_is_missing(self, as_worker, url):
        _response, data = preview(as_worker, url)
        as_worker.post(url, data | {"dates": TUESDAYS[:2]})

        _response, data = preview(as_worker, url)
        as_worker.post(url, data)

        assert days_made() == ["2018-10-16", "2018-10-23", "2018-11-06", "2018-11-13"]

    def test_a_colleague_who_was_faster_is_not_doubled(self, as_worker, url, activity):
        _response, data = preview(as_worker, url)
        make_session(activity=activity, date=date(2018, 10, 23), begins_at=time(13, 30))

        as_worker.post(url, data)

        assert days_made() == ["2018-10-16", "2018-10-23", "2018-11-06", "2018-11-13"]

    def test_other_dates_than_were_shown_are_shown_first_with_the_ticks_as_they_were(self, as_worker, url):
        _response, data = preview(as_worker, url)

        response = as_worker.post(url, data | {"last": "2018-11-27", "dates": ["2018-10-30"]})

        assert "De datums zijn veranderd" in response.content.decode()
        ticked = [one.value for one in response.context["form"].offers if one.is_ticked]
        assert ticked == ["2018-10-30", "2018-11-20", "2018-11-27"]
        assert not Session.objects.exists()

    def test_another_hour_shows_the_dates_first(self, as_worker, url):
        _response, data = preview(as_worker, url)

        response = as_worker.post(url, data | {"begins_at": "09:00"})

        assert response.context["form"].is_changed
        assert not Session.objects.exists()

    def test_dates_that_are_not_in_the_series_are_not_made(self, as_worker, url):
        _response, data = preview(as_worker, url)

        as_worker.post(url, data | {"dates": ["2018-10-23", "2018-10-24", "2030-01-01"]})

        assert days_made() == ["2018-10-23"]

    def test_a_series_without_hours_at_a_new_place(self, as_worker, url, team):
        _response, data = preview(as_worker, url, begins_at="", ends_at="", new_location="Parkzaal")

        as_worker.post(url, data)

        assert {(one.begins_at, str(one.place)) for one in Session.objects.with_place()} == {(None, "Parkzaal")}
