"""Meetings: an agenda fed with one click, who was there, what was decided and what came of it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from huisbezoeken.models import AgendaItem, Bottleneck, FollowUp, Meeting, MeetingPresence
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_group, make_group_member, make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_item, make_meeting, make_presence
from tests.huisbezoeken.factories import make_follow_up, make_signal

NEW = "/huisbezoeken/overleg/nieuw/"


def sent(client, url, **fields):
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(url, token | fields)


def decided(client, item, **fields):
    return sent(client, item.get_absolute_url(), **{"title": item.title, "decision": "Een vrij uur."} | fields)


def url_of(name, thing):
    return reverse(f"huisbezoeken:{name}", args=[thing.pk])


class TestPlanning:
    def test_a_meeting_of_a_group_with_the_figures_it_wants(self, as_worker, team):
        group = make_group(team=team, name="Stuurgroep")

        sent(
            as_worker,
            f"{NEW}?groep={group.pk}",
            group=group.pk,
            date="2018-09-10",
            starts_at="14:00",
            papers=["kerncijfers", "signals"],
            figures_year="2017",
        )

        meeting = Meeting.objects.get()
        assert (meeting.code, meeting.group, meeting.figures_year) == ("OV-2018-0001", group, 2017)
        assert sorted(meeting.paper_keys) == ["kerncijfers", "signals"]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"group": ""}, "group"),
            ({"group": "9" * 30}, "group"),
            ({"date": ""}, "date"),
            ({"date": "9999-01-01"}, "date"),
            ({"ends_at": "11:00"}, "ends_at"),
            ({"starts_at": "16:00", "ends_at": "15:00"}, "ends_at"),
            ({"starts_at": "25:00"}, "starts_at"),
            ({"papers": ["kerncijfers"], "figures_year": ""}, "figures_year"),
            ({"papers": ["alles"]}, "papers"),
            ({"figures_year": "99999999999"}, "figures_year"),
            ({"place": "x" * 201}, "place"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        group = make_group(team=team)

        page = sent(as_worker, NEW, **{"group": group.pk, "date": "2018-09-10"} | fields)

        assert list(page.context["form"].errors) == [field]

    def test_another_teams_group_does_not_meet_here(self, as_worker, team):
        make_group(team=team)

        page = sent(as_worker, NEW, group=make_group(team=make_team()).pk, date="2018-09-10")

        assert list(page.context["form"].errors) == ["group"]

    def test_where_there_is_no_group_the_page_says_what_to_do(self, as_worker, team):
        page = as_worker.get(NEW)

        assert "Eerst een groep" in page.content.decode()


class TestAgenda:
    def test_one_click_puts_a_bottleneck_on_it_and_sends_its_signals_to_the_steering_group(self, as_worker, team):
        signal = make_signal(team=team, status="in_follow_up")
        bottleneck = make_bottleneck(signals=[signal])
        meeting = make_meeting(team=team, date=today())

        as_worker.post(url_of("bottleneck_agenda", bottleneck), {"overleg": meeting.pk})
        as_worker.post(url_of("bottleneck_agenda", bottleneck), {"overleg": meeting.pk})

        assert [item.bottleneck for item in meeting.items.all()] == [bottleneck]
        signal.refresh_from_db()
        assert (signal.status, signal.to_steering_group_on) == ("to_steering_group", today())

    def test_on_the_agenda_of_the_core_group_a_signal_is_taken_up(self, as_worker, team):
        signal = make_signal(team=team)
        meeting = make_meeting(group=make_group(team=team, kind="core"))

        as_worker.post(url_of("agenda_item_create", meeting), {"signaal": signal.pk})

        signal.refresh_from_db()
        assert (signal.status, signal.to_steering_group_on) == ("in_follow_up", None)

    def test_what_is_finished_keeps_its_status(self, as_worker, team):
        signal = make_signal(team=team, status="resolved", resolved_on=date(2018, 6, 1))
        meeting = make_meeting(team=team)

        as_worker.post(url_of("signal_agenda", signal), {"overleg": meeting.pk})

        signal.refresh_from_db()
        assert (signal.status, meeting.items.count()) == ("resolved", 1)

    def test_it_offers_what_waits_and_is_not_on_it(self, as_worker, team):
        meeting = make_meeting(group=make_group(team=team, kind="core"))
        waiting = make_bottleneck(team=team)
        make_bottleneck(team=team, status="decided")
        make_item(meeting=meeting, bottleneck=make_bottleneck(team=team))
        loose, bundled = make_signal(team=team), make_signal(team=team)
        make_bottleneck(team=team, signals=[bundled], status="closed")
        make_signal(team=team, status="closed")

        page = as_worker.get(meeting.get_absolute_url())

        assert page.context["bottlenecks"] == [waiting]
        assert page.context["signals"] == [loose]

    def test_to_the_steering_group_it_offers_what_was_meant_for_it(self, as_worker, team):
        meant = make_signal(team=team, status="to_steering_group")
        make_signal(team=team)

        page = as_worker.get(make_meeting(team=team).get_absolute_url())

        assert page.context["signals"] == [meant]

    def test_an_item_of_its_own_sent_twice_is_one(self, as_worker, team):
        meeting = make_meeting(team=team)
        form = as_worker.get(meeting.get_absolute_url()).context["item_form"]
        told = {"form_token": form.token.signed(), "punt-title": "Wie zit voor?"}

        as_worker.post(url_of("agenda_item_create", meeting), told)
        as_worker.post(url_of("agenda_item_create", meeting), told)

        assert [item.title for item in meeting.items.all()] == ["Wie zit voor?"]

    @pytest.mark.parametrize("name", ["signaal", "knelpunt"])
    def test_a_strangers_matter_is_not_found(self, as_worker, team, name):
        meeting = make_meeting(team=team)
        other = make_team()
        stranger = make_signal(team=other) if name == "signaal" else make_bottleneck(team=other)

        page = as_worker.post(url_of("agenda_item_create", meeting), {name: stranger.pk})

        assert (page.status_code, meeting.items.count()) == (404, 0)

    def test_items_change_places(self, as_worker, team):
        meeting = make_meeting(team=team)
        first, second = (make_item(meeting=meeting, title=title, position=1) for title in ("een", "twee"))

        as_worker.post(url_of("agenda_item_move", second), {"kant": "op"})
        as_worker.post(url_of("agenda_item_move", second), {"kant": "op"})  # it is the first by now
        as_worker.post(url_of("agenda_item_move", first), {"kant": "neer"})

        assert [item.title for item in meeting.items.in_order()] == ["twee", "een"]


class TestDeciding:
    def test_a_decision_with_a_day_becomes_a_follow_up(self, as_worker, worker, team):
        bottleneck = make_bottleneck(team=team)
        item = make_item(bottleneck=bottleneck)
        owner = make_group_member(group=item.meeting.group)

        decided(as_worker, item, due_on="2018-12-01", owner=owner.pk, worker=worker.pk, discussion="Iedereen is voor.")

        item.refresh_from_db()
        follow_up = FollowUp.objects.get()
        assert (item.follow_up, item.owner, item.discussion) == (follow_up, owner, "Iedereen is voor.")
        assert (follow_up.kind, follow_up.due_on, follow_up.worker) == ("task", date(2018, 12, 1), worker)
        assert follow_up.text.startswith("Een vrij uur.")
        bottleneck.refresh_from_db()
        assert (bottleneck.status, bottleneck.changes.get().status) == ("decided", "decided")

    def test_its_page_says_where_it_was_decided(self, as_worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")

        page = as_worker.get(FollowUp.objects.get().get_absolute_url())

        assert item.meeting.get_absolute_url() in page.content.decode()

    def test_a_decision_without_a_day_asks_nothing_of_anybody(self, as_worker, team):
        item = make_item(team=team)

        decided(as_worker, item)

        item.refresh_from_db()
        assert (item.decision, item.follow_up) == ("Een vrij uur.", None)
        assert not FollowUp.objects.exists()

    def test_another_day_moves_its_follow_up(self, as_worker, worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")

        decided(as_worker, item, due_on="2019-01-15", worker=worker.pk)

        follow_up = FollowUp.objects.get()
        assert (follow_up.due_on, follow_up.worker) == (date(2019, 1, 15), worker)
        assert [change.what for change in follow_up.changes.all()] == ["made", "moved", "handed_over"]

    def test_what_was_moved_since_stays_there_unless_it_is_decided_otherwise(self, as_worker, worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01", worker=worker.pk)
        FollowUp.objects.update(due_on=date(2019, 1, 5), worker=None)

        decided(as_worker, item, due_on="2018-12-01", worker=worker.pk, discussion="Nog eens besproken.")
        follow_up = FollowUp.objects.get()
        assert (follow_up.due_on, follow_up.worker) == (date(2019, 1, 5), None)
        decided(as_worker, item, due_on="2019-03-01", worker=worker.pk)

        follow_up.refresh_from_db()
        assert (follow_up.due_on, follow_up.worker) == (date(2019, 3, 1), None)

    def test_taken_back_it_need_not_be_done(self, as_worker, team):
        bottleneck = make_bottleneck(team=team)
        item = make_item(bottleneck=bottleneck)
        owner = make_group_member(group=item.meeting.group)
        decided(as_worker, item, due_on="2018-12-01", owner=owner.pk)

        decided(as_worker, item, decision="", due_on="2018-12-01", owner=owner.pk)

        item.refresh_from_db()
        bottleneck.refresh_from_db()
        assert (item.follow_up, FollowUp.objects.get().status, bottleneck.status) == (None, "cancelled", "open")

    def test_what_was_done_stays_done(self, as_worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")
        FollowUp.objects.update(status="done", closed_on=today())

        decided(as_worker, item, due_on="2019-02-01")

        assert FollowUp.objects.get().due_on == date(2018, 12, 1)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"decision": " ", "due_on": "2018-12-01"}, "due_on"),
            ({"due_on": "2018-09-09"}, "due_on"),
            ({"due_on": "9999-01-01"}, "due_on"),
            ({"due_on": "morgen"}, "due_on"),
            ({"decision": "x" * 10_001}, "decision"),
            ({"owner": "9" * 30}, "owner"),
            ({"worker": "1e9"}, "worker"),
            ({"title": ""}, "title"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        item = make_item(team=team)

        page = decided(as_worker, item, **fields)

        assert list(page.context["form"].errors) == [field]
        assert not FollowUp.objects.exists()

    def test_whoever_writes_it_down_follows_it_up_unless_told_otherwise(self, as_worker, worker, team):
        item = make_item(team=team)

        offered = as_worker.get(item.get_absolute_url()).context["form"]["worker"].value()
        decided(as_worker, item, decision="", discussion="Volgende keer.", worker=worker.pk)

        item.refresh_from_db()
        assert (offered, item.discussion, item.worker) == (worker.pk, "Volgende keer.", None)

    def test_nobody_does_what_was_not_decided(self, as_worker, team):
        item = make_item(team=team)

        page = decided(as_worker, item, decision="", worker=make_member(team).pk)

        assert list(page.context["form"].errors) == ["worker"]

    def test_only_who_sits_in_the_group_does_it(self, as_worker, team):
        item = make_item(team=team)

        page = decided(as_worker, item, owner=make_group_member(team=team).pk)

        assert list(page.context["form"].errors) == ["owner"]

    def test_a_colleague_of_another_team_follows_nothing_up(self, as_worker, team):
        page = decided(as_worker, make_item(team=team), worker=make_member(make_team()).pk)

        assert list(page.context["form"].errors) == ["worker"]


class TestStillOpen:
    def test_an_open_decision_stands_on_the_next_agenda_by_itself(self, as_worker, team):
        meeting = make_meeting(team=team, date=date(2018, 9, 10))
        item = make_item(meeting=meeting)
        decided(as_worker, item, due_on="2018-12-01")
        following = make_meeting(group=meeting.group, date=date(2018, 11, 5))

        page = as_worker.get(following.get_absolute_url())

        assert page.context["still_open"] == [item]
        assert as_worker.get(meeting.get_absolute_url()).context["still_open"] == []

    def test_what_was_done_before_a_meeting_is_not_on_it_and_what_was_done_after_stays(self, as_worker, team):
        meeting = make_meeting(team=team, date=date(2018, 9, 10))
        make_item(meeting=meeting, **done_on(team, date(2018, 10, 1)))
        later = make_item(meeting=meeting, **done_on(team, date(2018, 11, 20)))
        following = make_meeting(group=meeting.group, date=date(2018, 11, 5))

        page = as_worker.get(following.get_absolute_url())

        assert page.context["still_open"] == [later]
        assert "sindsdien gedaan" in page.content.decode()

    def test_another_group_has_its_own(self, as_worker, team):
        decided(as_worker, make_item(team=team), due_on="2018-12-01")

        page = as_worker.get(make_meeting(team=team, date=date(2019, 1, 7)).get_absolute_url())

        assert page.context["still_open"] == []

    def test_it_is_done_with_one_tap_on_the_agenda(self, as_worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")
        following = make_meeting(group=item.meeting.group, date=date(2018, 11, 5))
        follow_up = FollowUp.objects.get()

        page = as_worker.post(
            url_of("follow_up_finish", follow_up),
            {"version": follow_up.version, "terug": following.get_absolute_url(), "status": "done"},
        )

        follow_up.refresh_from_db()
        assert (page.url, follow_up.status) == (following.get_absolute_url(), "done")


def done_on(team, day):
    follow_up = make_follow_up(team=team, status="done", closed_on=day)
    return {"decision": "Doen we.", "due_on": date(2018, 12, 1), "follow_up": follow_up}


class TestPresence:
    def test_it_is_noted_by_function_and_changed_afterwards(self, as_worker, team):
        meeting = make_meeting(team=team)
        here, away = (make_group_member(group=meeting.group) for _ in range(2))
        make_group_member(group=meeting.group, ends_on=date(2017, 1, 1))
        url = url_of("meeting_presence", meeting)

        as_worker.post(url, {f"aanwezig-lid-{here.pk}": "present", f"aanwezig-lid-{away.pk}": "excused"})
        as_worker.post(url, {f"aanwezig-lid-{away.pk}": "absent"})

        noted = MeetingPresence.objects.values_list("member", "status")
        assert dict(noted) == {here.pk: "present", away.pk: "absent"}

    def test_somebody_of_another_group_is_not_asked(self, as_worker, team):
        meeting = make_meeting(team=team)
        make_group_member(group=meeting.group)
        stranger = make_group_member(team=team)

        as_worker.post(url_of("meeting_presence", meeting), {f"aanwezig-lid-{stranger.pk}": "present"})

        assert not MeetingPresence.objects.exists()

    def test_a_status_there_is_not_is_refused(self, as_worker, team):
        meeting = make_meeting(team=team)
        member = make_group_member(group=meeting.group)

        page = as_worker.post(url_of("meeting_presence", meeting), {f"aanwezig-lid-{member.pk}": "bijna"})

        assert list(page.context["presence_form"].errors) == [f"lid-{member.pk}"]


class TestLeaving:
    def test_an_item_that_goes_opens_its_bottleneck_again_until_it_is_back(self, as_worker, team):
        bottleneck = make_bottleneck(team=team)
        item = make_item(bottleneck=bottleneck)
        decided(as_worker, item)

        as_worker.post(url_of("agenda_item_delete", item))
        assert Bottleneck.objects.get().status == "open"
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert Bottleneck.objects.get().status == "decided"
        assert AgendaItem.objects.get().decision == "Een vrij uur."

    @pytest.mark.parametrize("name", ["agenda_item_delete", "meeting_delete"])
    def test_what_must_still_be_done_keeps_it(self, as_worker, team, name):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")

        page = as_worker.post(url_of(name, item if "item" in name else item.meeting), follow=True)

        assert "moet nog iets gebeuren" in page.content.decode()
        assert AgendaItem.objects.exists()

    def test_whoever_took_it_away_and_back_is_in_the_history_of_its_bottleneck(self, as_worker, worker, team):
        item = make_item(bottleneck=make_bottleneck(team=team))
        decided(as_worker, item)

        as_worker.post(url_of("agenda_item_delete", item))
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        history = [(change.status, change.by) for change in Bottleneck.objects.get().changes.order_by("pk")]
        assert history == [("decided", worker), ("open", worker), ("decided", worker)]


class TestFinding:
    @pytest.mark.parametrize("words", ["cafe", "CAFÉ", "gesprekken cafe"])
    def test_a_decision_whatever_its_accents_and_case(self, as_worker, team, words):
        make_item(team=team, title="Gesprekken", decision="In het café om de hoek.").save()
        make_item(team=team, decision="Iets anders.").save()

        page = as_worker.post("/huisbezoeken/overleg/beslissingen/", {"q": words}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == ["In het café om de hoek."]

    def test_one_that_was_called_off_says_so(self, as_worker, team):
        item = make_item(team=team)
        decided(as_worker, item, due_on="2018-12-01")
        FollowUp.objects.update(status="cancelled", closed_on=today())

        page = as_worker.get("/huisbezoeken/overleg/beslissingen/").content.decode()

        assert "vervallen" in page


class TestBundling:
    def test_a_signal_that_joins_goes_along_to_the_steering_group(self, as_worker, team):
        bottleneck = make_bottleneck(team=team)
        make_item(bottleneck=bottleneck, meeting=make_meeting(team=team, date=date(2018, 9, 10)))
        signal = make_signal(team=team)

        as_worker.post(url_of("signal_bundle", signal), {"knelpunt": bottleneck.pk})

        signal.refresh_from_db()
        assert signal.status == "to_steering_group"


class TestQueries:
    def test_their_number_does_not_grow(self, as_worker, team):
        def queries(url):
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(url)
            return len(counted)

        meeting = make_meeting(team=team, date=today() + timedelta(days=3))
        urls = ["/huisbezoeken/overleg/", "/huisbezoeken/overleg/beslissingen/", meeting.get_absolute_url()]
        urls += [url_of("meeting_papers", meeting), url_of("meeting_report", meeting)]
        fill(meeting)
        queries(urls[0])  # the first page of a session asks more
        before = [queries(url) for url in urls]
        for _ in range(3):
            fill(meeting)

        assert [queries(url) for url in urls] == before

    def test_whoever_is_behind_it_is_in_the_trace(self, as_worker, team):
        meeting = make_meeting(team=team)
        people = [make_resident(team=team) for _ in range(3)]
        make_item(meeting=meeting, signal=make_signal(resident=people[0]))
        make_item(meeting=meeting, bottleneck=make_bottleneck(signals=[make_signal(resident=people[1])]))
        make_bottleneck(signals=[make_signal(resident=people[2])])

        as_worker.get(meeting.get_absolute_url())

        assert AuditEvent.objects.last().residents == sorted(person.pk for person in people)


def fill(meeting):
    """One more of everything on its page."""
    team = meeting.team
    earlier = make_meeting(group=meeting.group)
    signals = [make_signal(resident=make_resident(team=team), status="to_steering_group") for _ in range(3)]
    make_item(meeting=meeting, signal=signals[0])
    make_item(meeting=meeting, bottleneck=make_bottleneck(signals=signals[:2]), decision="Goed.")
    make_item(meeting=earlier, decision="Doen.", due_on=today(), follow_up=make_follow_up(team=team))
    make_bottleneck(signals=[signals[1]])
    make_presence(meeting=meeting, member=make_group_member(group=meeting.group))
