"""Bottlenecks: made of signals, read aloud without a name, resolved together with what they bundle."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Draft, Undo
from huisbezoeken.models import Bottleneck
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_feedback, make_item
from tests.huisbezoeken.factories import make_signal, make_visit

NEW = "/huisbezoeken/knelpunten/nieuw/"
LIST = "/huisbezoeken/knelpunten/"
SERVICES = 1  # the theme's id


def sent(client, url=NEW, **fields):
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    told = {"title": "Het loket is te ver", "theme": SERVICES, "description": "Wie geen auto heeft, geraakt er niet."}
    return client.post(url, token | told | {"date": "2018-06-01"} | fields)


def put(client, bottleneck, status, **fields):
    url = reverse("huisbezoeken:bottleneck_status", args=[bottleneck.pk])
    return client.post(url, {"version": bottleneck.version, "status": status} | fields)


def bundled(bottleneck):
    return set(bottleneck.signals.values_list("pk", flat=True))


class TestMaking:
    def test_of_two_signals_it_bundles_both(self, as_worker, worker, team):
        signals = [make_signal(team=team), make_signal(team=team, theme="housing")]

        sent(as_worker, signals=[signal.pk for signal in signals], wanted="Een vrij uur aan het loket.")

        bottleneck = Bottleneck.objects.get()
        assert (bottleneck.code, bottleneck.status) == ("KN-2018-0001", "open")
        assert bundled(bottleneck) == {signal.pk for signal in signals}
        assert bottleneck.changes.get().by == worker

    def test_from_a_signal_it_begins_with_what_that_says(self, as_worker, team):
        signal = make_signal(team=team, description="Vocht in de hele rij", theme="housing")
        other = make_signal(team=team, description="Ook hier vocht in de rij huizen")

        form = as_worker.get(f"{NEW}?signaal={signal.pk}").context["form"]

        assert (form["description"].value(), form["theme"].value()) == ("Vocht in de hele rij", signal.theme_id)
        assert [(one.pk, ticked) for one, ticked in form.offered] == [(signal.pk, True), (other.pk, False)]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"title": " "}, "title"),
            ({"title": "x" * 201}, "title"),
            ({"theme": ""}, "theme"),
            ({"description": "x" * 10_001}, "description"),
            ({"date": "2999-01-01"}, "date"),
            ({"date": "gisteren"}, "date"),
            ({"signals": ["9" * 30]}, "signals"),
            ({"signals": ["x"]}, "signals"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field_and_nothing_is_lost(self, as_worker, team, fields, field):
        page = sent(as_worker, **fields)

        assert list(page.context["form"].errors) == [field]
        assert Draft.objects.count() == 1

    def test_another_teams_signal_is_refused(self, as_worker, team):
        page = sent(as_worker, signals=[make_signal(team=make_team()).pk])

        assert list(page.context["form"].errors) == ["signals"]

    def test_a_stale_save_shows_both_lists_of_signals(self, as_worker, team):
        one, other = make_signal(team=team), make_signal(team=team)
        bottleneck = make_bottleneck(signals=[one])
        url = reverse("huisbezoeken:bottleneck_edit", args=[bottleneck.pk])
        form = as_worker.get(url).context["form"]
        Bottleneck.objects.filter(pk=bottleneck.pk).update(version=2)

        told = {"form_token": form.token.signed(), "version": 1, "date": "2018-06-01", "theme": SERVICES}
        page = as_worker.post(url, told | {"title": "x", "description": "y", "signals": [other.pk]})

        assert [("", other.code, one.code)] == [
            ("", *row[1:]) for row in page.context["form"].stale if row[1] == other.code
        ]

    def test_a_signal_joins_one_that_is_there(self, as_worker, team):
        bottleneck, signal = make_bottleneck(team=team), make_signal(team=team)
        url = reverse("huisbezoeken:signal_bundle", args=[signal.pk])

        as_worker.post(url, {"knelpunt": bottleneck.pk})
        as_worker.post(url, {"knelpunt": bottleneck.pk})

        assert bundled(bottleneck) == {signal.pk}

    def test_a_signal_joins_none_of_another_team(self, as_worker, team):
        stranger = make_bottleneck(team=make_team())

        page = as_worker.post(
            reverse("huisbezoeken:signal_bundle", args=[make_signal(team=team).pk]), {"knelpunt": stranger.pk}
        )

        assert page.status_code == 404
        assert bundled(stranger) == set()


class TestStatus:
    def test_resolving_it_resolves_its_unfinished_signals(self, as_worker, team):
        closed = make_signal(team=team, status="closed")
        going = make_signal(team=team, status="in_follow_up")
        bottleneck = make_bottleneck(signals=[closed, going])

        put(as_worker, bottleneck, "resolved", note="Het loket is verhuisd.")

        going.refresh_from_db()
        closed.refresh_from_db()
        assert (going.status, going.changes.last().note) == ("resolved", "Het loket is verhuisd.")
        assert closed.status == "closed"

    def test_it_is_decided_by_a_decision_alone(self, as_worker, team):
        bottleneck = make_bottleneck(team=team)

        page = put(as_worker, bottleneck, "decided")

        assert "status" in page.context["status_form"].errors
        bottleneck.refresh_from_db()
        assert bottleneck.status == "open"

    def test_over_what_a_colleague_changed_nothing_moves(self, as_worker, team):
        bottleneck = make_bottleneck(team=team)
        Bottleneck.objects.filter(pk=bottleneck.pk).update(version=2)

        page = as_worker.post(
            reverse("huisbezoeken:bottleneck_status", args=[bottleneck.pk]),
            {"version": 1, "status": "closed", "note": "Niet meer nodig"},
            follow=True,
        )

        bottleneck.refresh_from_db()
        assert bottleneck.status == "open"
        assert page.context["status_form"]["note"].value() is None or Draft.objects.exists()


class TestReadingAloud:
    def test_it_holds_no_name_of_who_told_it(self, as_worker, team):
        resident = make_resident(team=team, first_name="Çiğdem", last_name="El-Amrani")
        bottleneck = make_bottleneck(
            signals=[make_signal(resident=resident)],
            title="Çiğdem geraakt er niet",
            wanted="Iemand die met mevrouw El-Amrani meegaat, tel. 0470 12 34 56.",
        )

        page = as_worker.get(reverse("huisbezoeken:bottleneck_read", args=[bottleneck.pk]))

        text = page.content.decode()
        assert not [word for word in ("igdem", "Amrani", "0470") if word in text.split('<main id="inhoud"')[1]]
        assert "[naam] geraakt er niet" in text

    def test_who_told_it_is_in_the_trace(self, as_worker, team):
        resident = make_resident(team=team)
        bottleneck = make_bottleneck(signals=[make_signal(resident=resident)])

        as_worker.get(bottleneck.get_absolute_url())

        event = AuditEvent.objects.last()
        assert (event.object_type, event.residents) == ("huisbezoeken.bottleneck", [resident.pk])


class TestList:
    def test_what_waits_to_be_told_back_is_found(self, as_worker, team):
        told, waiting = (make_resident(team=team) for _ in range(2))
        done = make_bottleneck(signals=[make_signal(resident=told)], status="decided", title="Verteld")
        make_feedback(bottleneck=done, resident=told)
        make_bottleneck(signals=[make_signal(resident=waiting)], status="decided", title="Wacht")
        at_home = make_visit(team=team, residents=[waiting], household=waiting.household)
        make_bottleneck(signals=[make_signal(visit=at_home)], status="resolved", title="Wacht ook")
        make_bottleneck(signals=[make_signal(resident=waiting)], title="Nog niet beslist")
        make_bottleneck(team=team, status="decided", title="Van niemand")

        page = as_worker.get(f"{LIST}?stand=terugkoppelen")

        assert {row["title"] for row in page.context["list"].raw_rows} == {"Wacht", "Wacht ook"}

    def test_the_number_of_queries_does_not_grow(self, as_worker, team):
        def queries(url):
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(url)
            return len(counted)

        def add():
            signals = [make_signal(resident=make_resident(team=team)) for _ in range(4)]
            bottleneck = make_bottleneck(signals=signals, status="decided")
            make_feedback(bottleneck=bottleneck, resident=signals[0].resident)
            make_item(bottleneck=bottleneck, decision="Goed.")
            return bottleneck

        first = add()
        queries(LIST)  # the first page of a session asks more
        before = [queries(url) for url in (LIST, first.get_absolute_url(), NEW)]
        second = add()
        for signal in first.signals.all():
            second.bottleneck_signals.create(team=team, signal=signal)
        for _ in range(3):
            make_item(bottleneck=second, decision="Weer.")

        assert [queries(url) for url in (LIST, second.get_absolute_url(), NEW)] == before

    def test_deleted_with_what_was_told_and_back_again(self, as_worker, team):
        signal = make_signal(team=team)
        bottleneck = make_bottleneck(signals=[signal])
        make_feedback(bottleneck=bottleneck)

        as_worker.post(reverse("huisbezoeken:bottleneck_delete", args=[bottleneck.pk]))
        assert not Bottleneck.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        back = Bottleneck.objects.get()
        assert (bundled(back), back.feedbacks.count()) == ({signal.pk}, 1)

    def test_a_signal_in_a_bottleneck_stays(self, as_worker, team):
        signal = make_signal(team=team)
        make_bottleneck(signals=[signal])

        page = as_worker.post(reverse("huisbezoeken:signal_delete", args=[signal.pk]), follow=True)

        assert "Dit kan niet weg: er hangen nog knelpunten aan." in page.content.decode()
