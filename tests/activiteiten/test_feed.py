"""The agenda as an iCalendar feed: read here by the library that clients use too."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from activiteiten.models import CalendarFeed, Session
from activiteiten.models.feed import hashed
from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_location, make_session
from tests.contacts.factories import make_resident

BRUSSELS = ZoneInfo("Europe/Brussels")
AGENDA = "/activiteiten/agenda/"


@pytest.fixture
def feed(worker):
    """The address of the worker's feed."""
    return feed_of(worker)


@pytest.fixture
def on_5_june(monkeypatch):
    """Today is 5 June 2018."""
    monkeypatch.setattr("activiteiten.feed.today", lambda: date(2018, 6, 5))


def feed_of(user, token="sleutel"):
    CalendarFeed.objects.create(user=user, token_hash=hashed(token))
    return reverse("activiteiten:feed", args=[token])


def calendar(client, url):
    return icalendar.Calendar.from_ical(client.get(url).content)


def events(client, url):
    return list(calendar(client, url).walk("VEVENT"))


def titles(client, url):
    return sorted(str(event["summary"]) for event in events(client, url))


def make_titled(team, name, **fields):
    return make_session(activity=make_activity(team=team, name=name), **{"date": today()} | fields)


class TestWhatItHolds:
    def test_a_session_with_its_place_and_the_time_of_brussels(self, client, feed, team):
        place = make_location(team=team, name="GS9", address="Gentsesteenweg 9")
        activity = make_activity(team=team, name="Naaiatelier", location=place)
        session = make_session(activity=activity, date=today())

        (event,) = events(client, feed)

        assert event["dtstart"].params["TZID"] == "Europe/Brussels"
        assert event["dtstart"].dt == datetime.combine(today(), time(13, 30), BRUSSELS)
        assert event["dtend"].dt == datetime.combine(today(), time(16, 0), BRUSSELS)
        assert (event["summary"], event["location"]) == ("Naaiatelier", "GS9, Gentsesteenweg 9")
        assert event["uid"] == f"sessie-{session.pk}@localhost"
        assert (event["status"], event["sequence"]) == ("CONFIRMED", 1)

    def test_an_edit_keeps_the_uid_and_raises_the_sequence(self, client, feed, team, worker):
        session = make_titled(team, "Koffie")
        (before,) = events(client, feed)
        session.claim(1, worker)
        session.begins_at = time(14, 0)
        session.save()

        (after,) = events(client, feed)

        assert after["uid"] == before["uid"]
        assert (before["sequence"], after["sequence"]) == (1, 2)
        assert after["last-modified"].dt >= before["last-modified"].dt
        assert after["dtstart"].dt.time() == time(14, 0)

    def test_a_cancelled_one_says_so_without_the_reason(self, client, feed, team):
        make_titled(team, "Koffie", cancelled_because="Noor is ziek")

        (event,) = events(client, feed)

        assert (event["status"], event["summary"]) == ("CANCELLED", "Afgelast: Koffie")
        assert b"ziek" not in client.get(feed).content

    def test_without_a_beginning_it_takes_the_day(self, client, feed, team):
        make_titled(team, "Uitstap", begins_at=None)

        (event,) = events(client, feed)

        assert (event["dtstart"].dt, event["dtend"].dt) == (today(), today() + timedelta(days=1))
        assert event["dtstart"].params["VALUE"] == "DATE"

    def test_without_an_end_none_is_made_up(self, client, feed, team):
        make_titled(team, "Koffie", ends_at=None)

        (event,) = events(client, feed)

        assert "dtend" not in event

    @pytest.mark.parametrize("ends_at", [time(0, 0), time(1, 30)])
    def test_past_midnight_it_ends_on_the_next_day(self, client, feed, team, ends_at):
        make_titled(team, "Nacht van de buurt", begins_at=time(21, 0), ends_at=ends_at)

        (event,) = events(client, feed)

        assert event["dtend"].dt == datetime.combine(today() + timedelta(days=1), ends_at, BRUSSELS)

    def test_signs_that_the_format_knows_come_through(self, client, feed, team):
        name = "Soep; brood, kaas \\ en\nmeer 🥣 " + "café " * 30
        make_titled(team, name, location=make_location(team=team, name="Zaal, links; achteraan"))

        (event,) = events(client, feed)

        assert (event["summary"], event["location"]) == (name, "Zaal, links; achteraan")
        assert max(len(line) for line in client.get(feed).content.split(b"\r\n")) <= 75

    def test_it_names_no_resident_and_tells_no_report(self, client, feed, team):
        person = make_resident(team=team, first_name="Onvindbaar", last_name="Onvindbaar")
        make_titled(team, "Koffie", residents=[person], report="Onvindbaar verslag")

        assert b"Onvindbaar" not in client.get(feed).content

    def test_it_goes_from_three_months_back_to_a_year_ahead(self, client, feed, team, on_5_june):
        days = [date(2018, 3, 4), date(2018, 3, 6), date(2019, 6, 5), date(2019, 6, 8)]
        for day in days:
            make_titled(team, f"{day}", date=day)

        assert titles(client, feed) == ["2018-03-06", "2019-06-05"]

    def test_an_empty_agenda_is_a_calendar_too(self, client, feed):
        found = calendar(client, feed)

        assert (found["version"], list(found.walk("VEVENT"))) == ("2.0", [])


class TestSummerTime:
    @pytest.mark.parametrize(
        ("day", "begins_at", "hours"),
        [
            (date(2018, 3, 24), time(13, 30), 1),
            (date(2018, 3, 25), time(1, 30), 1),
            (date(2018, 3, 25), time(3, 30), 2),
            (date(2018, 3, 25), time(13, 30), 2),
            (date(2018, 10, 28), time(1, 30), 2),
            (date(2018, 10, 28), time(13, 30), 1),
        ],
    )
    def test_around_the_change_the_hour_on_the_wall_stays(self, client, feed, team, on_5_june, day, begins_at, hours):
        make_titled(team, "Koffie", date=day, begins_at=begins_at)

        (event,) = events(client, feed)

        assert event["dtstart"].dt.replace(tzinfo=None) == datetime.combine(day, begins_at)
        assert event["dtstart"].dt.utcoffset() == timedelta(hours=hours)

    def test_the_file_says_itself_when_summer_time_begins_and_ends(self, client, feed, team, on_5_june):
        make_titled(team, "Koffie", date=date(2018, 6, 5))

        (zone,) = calendar(client, feed).walk("VTIMEZONE")

        told = zone.to_tz(lookup_tzid=False)
        assert zone["tzid"] == "Europe/Brussels"
        for month, day, hour in (
            (1, 15, 12),
            (3, 25, 1),
            (3, 25, 3),
            (6, 15, 12),
            (10, 28, 1),
            (10, 28, 4),
            (12, 1, 12),
        ):
            moment = datetime(2018, month, day, hour, 30)
            assert moment.replace(tzinfo=told).utcoffset() == moment.replace(tzinfo=BRUSSELS).utcoffset(), moment

    def test_a_session_in_the_night_of_the_change_lasts_as_long_as_the_clock_says(self, client, feed, team, on_5_june):
        make_titled(team, "Nacht", date=date(2018, 10, 27), begins_at=time(22, 0), ends_at=time(4, 0))

        (event,) = events(client, feed)

        begins, ends = (event[name].dt.astimezone(ZoneInfo("UTC")) for name in ("dtstart", "dtend"))
        assert ends - begins == timedelta(hours=7)


class TestWhoReadsIt:
    def test_it_needs_no_session_and_is_kept_nowhere(self, client, feed):
        response = client.get(feed)

        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies

    def test_sessions_of_every_own_team_and_of_no_other(self, client, feed, worker, team):
        second, foreign = make_team(), make_team()
        Membership.objects.create(user=worker, team=second, role=Role.COORDINATOR)
        for own, name in ((team, "Hier"), (second, "Daar"), (foreign, "Elders")):
            make_titled(own, name)

        assert titles(client, feed) == ["Daar", "Hier"]

    def test_a_team_where_one_only_ticks_is_not_in_it(self, client, feed, worker):
        second = make_team()
        Membership.objects.create(user=worker, team=second, role=Role.VOLUNTEER)
        make_titled(second, "Daar")

        assert titles(client, feed) == []

    def test_a_membership_that_ended_ends_it(self, client, feed, worker):
        Membership.objects.filter(user=worker).delete()

        assert client.get(feed).status_code == 404

    def test_another_role_without_the_right_ends_it(self, client, feed, worker):
        Membership.objects.filter(user=worker).update(role=Role.READER)

        assert client.get(feed).status_code == 404

    def test_somebody_who_was_switched_off_has_none(self, client, feed, worker):
        worker.is_active = False
        worker.save()

        assert client.get(feed).status_code == 404

    def test_a_team_that_was_switched_off_has_none(self, client, feed, team):
        team.is_active = False
        team.save()

        assert client.get(feed).status_code == 404

    @pytest.mark.parametrize("token", ["onbekend", "x" * 4000, "🦊", "%00", "..", " "])
    def test_any_other_token_is_a_404(self, client, feed, token):
        assert client.get(f"{AGENDA}{token}.ics").status_code == 404

    def test_whoever_is_signed_in_gets_the_feed_of_its_owner(self, client, feed, team):
        make_titled(team, "Hier")
        client.force_login(make_member(make_team()))

        assert titles(client, feed) == ["Hier"]

    def test_unchanged_it_is_not_sent_again(self, client, feed, team):
        make_titled(team, "Koffie")
        first = client.get(feed)

        again = client.get(feed, headers={"if-none-match": first["ETag"]})
        Session.objects.update(begins_at=time(9, 0), updated_at=timezone.now())
        changed = client.get(feed, headers={"if-none-match": first["ETag"]})

        assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)

    def test_a_reading_writes_nothing(self, client, feed, team):
        make_titled(team, "Koffie")

        client.get(feed)

        assert not AuditEvent.objects.exists()
        assert client.post(feed).status_code == 405

    def test_the_number_of_queries_does_not_grow_with_the_sessions(self, client, feed, team, django_assert_num_queries):
        for _number in range(30):
            make_titled(team, "Koffie", location=make_location(team=team))

        with django_assert_num_queries(3):
            assert len(events(client, feed)) == 30


class TestLink:
    def made(self, client):
        """Make a link, and read it where it is shown."""
        response = client.post(reverse("activiteiten:feed_create"), follow=True)
        return re.search(r'value="http://testserver(/activiteiten/agenda/[\w-]{43}\.ics)"', response.content.decode())[
            1
        ]

    def test_it_is_shown_once_and_works(self, as_worker, worker, team):
        make_titled(team, "Koffie")

        link = self.made(as_worker)

        assert titles(as_worker, link) == ["Koffie"]
        assert link not in as_worker.get(AGENDA).content.decode()
        assert "Je link werkt sinds" in as_worker.get(AGENDA).content.decode()

    def test_only_its_hash_is_stored(self, as_worker, worker):
        token = self.made(as_worker).split("/")[-1].removesuffix(".ics")

        kept = CalendarFeed.objects.get(user=worker)

        assert kept.token_hash == hashed(token) != token

    def test_a_new_one_takes_the_place_of_the_old(self, as_worker, worker):
        old, new = self.made(as_worker), self.made(as_worker)

        assert (as_worker.get(old).status_code, as_worker.get(new).status_code) == (404, 200)
        assert CalendarFeed.objects.count() == 1

    def test_stopped_it_is_a_404(self, as_worker, worker):
        link = self.made(as_worker)

        response = as_worker.post(reverse("activiteiten:feed_revoke"), follow=True)

        assert "De link is gestopt." in response.content.decode()
        assert as_worker.get(link).status_code == 404
        assert [event.action for event in AuditEvent.objects.order_by("pk")] == ["create", "delete"]

    def test_stopping_what_there_is_not_says_nothing(self, as_worker):
        response = as_worker.post(reverse("activiteiten:feed_revoke"), follow=True)

        assert "gestopt" not in response.content.decode()

    def test_one_stops_ones_own_only(self, as_worker, feed, team):
        other = feed_of(make_member(team), "andere")

        as_worker.post(reverse("activiteiten:feed_revoke"))

        assert (as_worker.get(feed).status_code, as_worker.get(other).status_code) == (404, 200)

    def test_a_link_that_stopped_is_not_in_the_log(self, as_worker, worker, caplog):
        from buurtwerk.core.logs import HideTokens

        link = self.made(as_worker)
        as_worker.post(reverse("activiteiten:feed_revoke"))
        as_worker.get(link)

        said = [record for record in caplog.records if record.name == "django.request"]
        assert said
        assert all(HideTokens().filter(record) and link not in record.getMessage() for record in said)
