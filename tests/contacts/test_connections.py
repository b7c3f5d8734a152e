"""Who knows whom: on the page of a resident, in the database and in the workbook."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Undo
from contacts.models import Connection
from tests.accounts.factories import make_team
from tests.contacts.factories import make_connection, make_resident
from tests.registers.books import bring_in, counts, exported, places, plan_of

BOOK = {
    "Gezinnen": [["gezin"], ["G1"]],
    "Bewoners": [
        ["bewoner", "gezin", "voornaam", "naam", "eerste contact"],
        *([code, "G1", "Lotte", code, "1/3/2017"] for code in ("B1", "B2", "B3")),
    ],
}


def known(*rows):
    return BOOK | {"Verbindingen": [["bewoner", "met", "soort"], *rows]}


def new_url(resident):
    return reverse("contacts:connection_create", args=[resident.pk])


def send(client, subject, **fields):
    form = client.get(new_url(subject)).context["form"]
    return client.post(new_url(subject), {"form_token": form.token.signed()} | fields, follow=True)


def pairs():
    return list(Connection.objects.order_by("pk").values_list("resident", "other", "kind"))


class TestThePage:
    @pytest.mark.parametrize("how", ["family", "neighbour", "friend", "buddy", "interpreter"])
    def test_a_connection_is_stored_with_a_trace_of_both(self, as_worker, team, how):
        one, two = make_resident(team=team), make_resident(team=team)

        page = send(as_worker, one, resident=two.pk, how=how)

        assert pairs() == [(one.pk, two.pk, how)]
        assert page.request["PATH_INFO"] == one.get_absolute_url()
        assert sorted(AuditEvent.objects.filter(action="create").latest("pk").residents) == [one.pk, two.pk]

    def test_somebody_may_have_an_interpreter_instead_of_being_one(self, as_worker, team):
        one, two = make_resident(team=team), make_resident(team=team)

        send(as_worker, one, resident=two.pk, how="interpreter:of")

        assert pairs() == [(two.pk, one.pk, "interpreter")]

    def test_each_of_the_two_reads_it_from_their_side(self, as_worker, team):
        tie = make_connection(team=team, kind="interpreter")

        shown = [
            as_worker.get(reverse("contacts:resident_more", args=[pk])).content.decode()
            for pk in (tie.resident_id, tie.other_id)
        ]

        assert ["tolk voor" in text for text in shown] == [True, False]
        assert ["heeft als tolk" in text for text in shown] == [False, True]
        assert str(tie.other) in shown[0]

    def test_whom_the_section_shows_stands_in_the_trail(self, as_worker, team):
        tie = make_connection(team=team)

        as_worker.get(reverse("contacts:resident_more", args=[tie.resident_id]))

        seen = {pk for event in AuditEvent.objects.all() for pk in event.residents}
        assert {tie.resident_id, tie.other_id} <= seen

    def test_the_same_again_is_refused_whoever_is_named_first(self, as_worker, team):
        tie = make_connection(team=team, kind="buddy")

        page = send(as_worker, tie.other, resident=tie.resident_id, how="buddy")

        assert "Dat staat er al." in page.content.decode()
        assert Connection.objects.count() == 1

    def test_the_same_form_twice_makes_one(self, as_worker, team):
        one, two = make_resident(team=team), make_resident(team=team)
        form = as_worker.get(new_url(one)).context["form"]
        data = {"form_token": form.token.signed(), "resident": two.pk, "how": "friend"}

        for _ in range(2):
            as_worker.post(new_url(one), data)

        assert Connection.objects.count() == 1

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({}, "Kies een bewoner."),
            ({"how": ""}, "Kies hoe ze elkaar kennen."),
            ({"resident": 10**30, "how": "friend"}, "resident"),
            ({"how": "vijand"}, "vijand"),
        ],
    )
    def test_what_is_missing_or_unknown_is_named(self, as_worker, team, fields, message):
        page = send(as_worker, make_resident(team=team), **fields)

        assert page.status_code == 200
        assert message in str(page.context["form"].errors)
        assert not Connection.objects.exists()

    def test_nobody_with_themself_and_nobody_of_another_team(self, as_worker, team):
        one, stranger = make_resident(team=team), make_resident(team=make_team())

        pages = [send(as_worker, one, resident=pk, how="friend") for pk in (one.pk, stranger.pk)]

        assert "Niemand is verbonden met zichzelf." in pages[0].content.decode()
        assert stranger.last_name not in pages[1].content.decode()
        assert not Connection.objects.exists()

    def test_taken_away_and_put_back(self, as_worker, team):
        tie = make_connection(team=team)

        page = as_worker.post(reverse("contacts:connection_delete", args=[tie.pk]), {"van": tie.other_id}, follow=True)
        gone = not Connection.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert page.request["PATH_INFO"] == tie.other.get_absolute_url()
        assert pairs() == [(tie.resident_id, tie.other_id, tie.kind)]

    def test_they_go_with_a_resident_and_come_back_with_them(self, as_worker, team):
        tie = make_connection(team=team)

        as_worker.post(reverse("contacts:resident_delete", args=[tie.other_id]))
        gone = not Connection.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert Connection.objects.filter(pk=tie.pk).exists()


class TestTheDatabase:
    @pytest.mark.parametrize("kind", ["friend", "buddy"])
    def test_a_pair_has_each_kind_once(self, team, kind):
        tie = make_connection(team=team, kind=kind)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_connection(resident=tie.other, other=tie.resident, kind=kind)

        make_connection(resident=tie.other, other=tie.resident, kind="neighbour")

    def test_nobody_with_themself(self, team):
        one = make_resident(team=team)

        with pytest.raises(IntegrityError):
            make_connection(resident=one, other=one)

    def test_both_are_of_its_team(self, team):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_connection(resident=make_resident(team=team), other=make_resident())
            from django.db import connection

            connection.check_constraints()


class TestTheSheet:
    def test_in_and_out_and_in_again(self, team):
        bring_in(team, known(["B2", "B1", "buur"], ["B2", "B1", "tolk"]))

        out = exported(team)["Verbindingen"]
        again = bring_in(team, exported(team))

        assert out == [["bewoner", "met", "soort"], ["B1", "B2", "buur"], ["B2", "B1", "tolk"]]
        assert counts(again)["Verbindingen"] == (0, 0, 2)

    def test_the_other_way_round_is_the_same_row(self, team):
        bring_in(team, known(["B2", "B1", "buur"]))

        again = bring_in(team, known(["B1", "B2", "buur"]))

        assert counts(again)["Verbindingen"] == (0, 0, 1)

    def test_one_stored_on_the_screen_in_the_other_order_is_recognised(self, team):
        bring_in(team, BOOK)
        b1, b2 = (Connection._meta.get_field("resident").related_model.objects.get(code=code) for code in ("B1", "B2"))
        make_connection(resident=b2, other=b1, kind="friend")

        again = bring_in(team, known(["B1", "B2", "vriend"], ["B1", "B3", "vriend"]))

        assert counts(again)["Verbindingen"] == (1, 0, 1)

    def test_an_interpreter_the_other_way_round_changes_who_interprets(self, team):
        bring_in(team, known(["B1", "B2", "tolk"]))

        again = bring_in(team, known(["B2", "B1", "tolk"]))

        assert counts(again)["Verbindingen"] == (0, 1, 0)
        assert Connection.objects.get().resident.code == "B2"
        assert len(AuditEvent.objects.latest("pk").residents) == 2

    @pytest.mark.parametrize("kind", ["familie", "buddy"])
    def test_a_pair_given_twice_is_named_at_the_second_row(self, team, kind):
        plan = plan_of(team, known(["B1", "B2", kind], ["B2", "B1", kind], ["B2", "B3", kind]))

        assert places(plan) == [("Verbindingen", 3, "soort")]
        assert "Rij 2 heeft hetzelfde bij bewoner, met en soort" in str(plan.faults[0])

    def test_nobody_with_themself(self, team):
        plan = plan_of(team, known(["B1", "B1", "buur"]))

        assert places(plan) == [("Verbindingen", 2, "met")]
        assert "zichzelf" in str(plan.faults[0])
