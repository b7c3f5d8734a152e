"""Follow-ups: asked, moved, handed over, done; a planned visit becomes a visit."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from huisbezoeken import actions
from huisbezoeken.models import FollowUp, FollowUpChange, HomeVisit
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_encounter, make_follow_up, make_visit

NEW = "/huisbezoeken/opvolging/nieuw/"
LIST = "/huisbezoeken/opvolging/"


def sent(client, url=NEW, **fields):
    """Post the form of that page with these fields."""
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(url, token | {"kind": "question", "text": "Bel de huisbaas", "when": "7"} | fields)


def act(client, follow_up, verb, **fields):
    """What a button of the page sends."""
    url = reverse(f"huisbezoeken:follow_up_{verb}", args=[follow_up.pk])
    return client.post(url, {"version": follow_up.version} | fields)


def history(follow_up):
    return list(follow_up.changes.values_list("what", flat=True))


class TestAsking:
    def test_a_question_is_due_in_a_week_with_one_tap_and_is_mine(self, as_worker, worker, team):
        resident = make_resident(team=team)

        sent(
            as_worker,
            f"{NEW}?bewoner={resident.pk}",
            household=resident.household_id,
            resident=resident.pk,
            worker=worker.pk,
        )

        follow_up = FollowUp.objects.get()
        assert follow_up.due_on == today() + timedelta(days=7)
        assert (follow_up.resident, follow_up.worker, history(follow_up)) == (resident, worker, ["made"])
        assert follow_up.code == f"OP-{today().year}-0001"

    def test_the_page_of_a_resident_starts_the_form_about_them(self, as_worker, team):
        resident = make_resident(team=team)

        form = as_worker.get(f"{NEW}?bewoner={resident.pk}").context["form"]

        assert form.about == resident.household
        assert form.people == [(resident, True)]

    @pytest.mark.parametrize("source", ["bezoek", "contact"])
    def test_it_remembers_what_it_came_from(self, as_worker, team, source):
        resident = make_resident(team=team)
        visit = make_visit(household=resident.household)
        encounter = make_encounter(resident=resident)
        number = {"bezoek": visit, "contact": encounter}[source].pk

        sent(as_worker, f"{NEW}?{source}={number}", household=resident.household_id)

        follow_up = FollowUp.objects.get()
        assert (follow_up.visit, follow_up.encounter) == ((visit, None) if source == "bezoek" else (None, encounter))

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": "  "}, "text"),
            ({"kind": "visit"}, "household"),
            ({"when": "dag", "due_on": ""}, "due_on"),
            ({"when": "dag", "due_on": "9999-12-31"}, "due_on"),
            ({"when": "dag", "due_on": "0001-01-01"}, "due_on"),
            ({"when": "dag", "due_on": "morgen"}, "due_on"),
            ({"when": ""}, "due_on"),
            ({"kind": "iets"}, "kind"),
            ({"text": "x" * 10_001}, "text"),
            ({"household": "9" * 30}, "household"),
            ({"worker": "\x00"}, "worker"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field_and_nothing_is_lost(self, as_worker, team, fields, field):
        response = sent(as_worker, promise="Ik bel donderdag terug", **fields)

        assert response.status_code == 200
        assert response.context["form"].errors[field]
        assert "Ik bel donderdag terug" in response.content.decode()
        assert not FollowUp.objects.exists()

    def test_a_person_of_another_household_is_refused(self, as_worker, team):
        resident, home = make_resident(team=team), make_household(team=team)

        response = sent(as_worker, household=home.pk, resident=resident.pk)

        assert "woont niet in het gekozen gezin" in str(response.context["form"].errors["resident"])

    @pytest.mark.parametrize("field", ["household", "resident", "worker"])
    def test_another_teams_row_is_refused(self, as_worker, team, field):
        other = make_team()
        foreign = {"household": make_household(team=other), "resident": make_resident(team=other)}
        foreign["worker"] = make_member(other)

        response = sent(as_worker, **{field: foreign[field].pk})

        assert response.status_code == 200
        assert not FollowUp.objects.exists()

    def test_changing_day_and_worker_in_the_form_stays_in_the_history(self, as_worker, worker, team):
        follow_up = actions.ask(team=team, text="Bel", due_on=date(2026, 3, 2), by=worker, worker=worker)
        url = reverse("huisbezoeken:follow_up_edit", args=[follow_up.pk])

        sent(as_worker, url, when="dag", due_on=today().isoformat(), worker="")

        assert history(follow_up) == ["made", "moved", "handed_over"]

    def test_editing_keeps_somebody_who_moved_since(self, as_worker, team):
        follow_up = make_follow_up(team=team)
        resident, old_home = follow_up.resident, follow_up.household
        resident.household = make_household(team=team)
        resident.save()
        url = reverse("huisbezoeken:follow_up_edit", args=[follow_up.pk])

        assert (resident, True) in as_worker.get(url).context["form"].people
        sent(as_worker, url, household=old_home.pk, resident=resident.pk, text="Bel nog eens")

        follow_up.refresh_from_db()
        assert (follow_up.text, follow_up.resident, follow_up.household) == ("Bel nog eens", resident, old_home)


class TestActs:
    def test_done_in_one_tap(self, as_worker, worker, team):
        follow_up = make_follow_up(team=team)

        act(as_worker, follow_up, "finish")

        follow_up.refresh_from_db()
        assert (follow_up.status, follow_up.closed_on) == ("done", today())
        change = follow_up.changes.get()
        assert (change.what, change.by) == ("done", worker)

    def test_cancelled_says_why(self, as_worker, team):
        follow_up = make_follow_up(team=team)

        act(as_worker, follow_up, "finish", status="cancelled", note="Is verhuisd")

        assert FollowUp.objects.get().status == "cancelled"
        assert follow_up.changes.get().note == "Is verhuisd"

    def test_moved_keeps_where_it_went(self, as_worker, team):
        follow_up = make_follow_up(team=team)

        act(as_worker, follow_up, "move", when="14")

        assert FollowUp.objects.get().due_on == today() + timedelta(days=14)
        assert follow_up.changes.get().due_on == today() + timedelta(days=14)

    def test_handed_over_to_a_colleague_or_to_the_team(self, as_worker, team):
        colleague, follow_up = make_member(team), make_follow_up(team=team)

        act(as_worker, follow_up, "hand_over", worker=colleague.pk, note="Kent de huisbaas")
        follow_up.refresh_from_db()
        assert follow_up.worker == colleague
        act(as_worker, follow_up, "hand_over", worker="team")

        assert FollowUp.objects.get().worker is None
        assert history(follow_up) == ["handed_over", "handed_over"]

    def test_somebody_of_another_team_takes_nothing_over(self, as_worker, team):
        follow_up = make_follow_up(team=team)

        response = act(as_worker, follow_up, "hand_over", worker=make_member(make_team()).pk)

        assert response.context["hand_over_form"].errors["worker"]
        assert FollowUp.objects.get().worker is None

    def test_nobody_takes_it_over_by_not_choosing(self, as_worker, worker, team):
        follow_up = make_follow_up(team=team, worker=worker)

        response = act(as_worker, follow_up, "hand_over", worker="")

        assert response.context["hand_over_form"].errors["worker"]
        assert FollowUp.objects.get().worker == worker

    def test_opened_again(self, as_worker, team):
        follow_up = make_follow_up(team=team, status="done", closed_on=date(2018, 6, 5))

        act(as_worker, follow_up, "reopen")

        assert FollowUp.objects.get().is_open
        assert history(follow_up) == ["reopened"]

    @pytest.mark.parametrize("verb", ["finish", "move", "hand_over"])
    def test_what_a_colleague_changed_meanwhile_is_shown_first(self, as_worker, team, verb):
        follow_up = make_follow_up(team=team)
        FollowUp.objects.update(version=2, text="Bel de conciërge")

        response = as_worker.post(
            reverse(f"huisbezoeken:follow_up_{verb}", args=[follow_up.pk]),
            {"version": 1, "when": "7", "worker": "team", "note": "Belde al"},
            follow=True,
        )

        assert "Een collega wijzigde dit net" in response.content.decode()
        assert "Belde al" in response.content.decode()
        assert not FollowUpChange.objects.exists()

    @pytest.mark.parametrize("verb", ["move", "hand_over", "finish"])
    def test_what_is_done_is_left_alone(self, as_worker, team, verb):
        follow_up = make_follow_up(team=team, status="done", closed_on=date(2018, 6, 5))

        act(as_worker, follow_up, verb, when="7")

        assert history(follow_up) == []

    def test_what_is_open_is_not_opened_again(self, as_worker, team):
        follow_up = make_follow_up(team=team)

        act(as_worker, follow_up, "reopen")

        assert history(follow_up) == []

    def test_done_twice_is_done_once(self, as_worker, team):
        follow_up = make_follow_up(team=team)

        act(as_worker, follow_up, "finish")
        second = act(as_worker, follow_up, "finish")

        assert second.status_code == 302
        assert history(follow_up) == ["done"]

    def test_it_goes_back_to_a_page_of_ours_only(self, as_worker, team):
        first, second = make_follow_up(team=team), make_follow_up(team=team)

        assert act(as_worker, first, "finish", terug="/").url == "/"
        assert act(as_worker, second, "finish", terug="//elders.be/").url == second.get_absolute_url()

    def test_deleted_with_its_history_and_back_again(self, as_worker, team):
        follow_up = make_follow_up(team=team)
        act(as_worker, follow_up, "move", when="7")

        as_worker.post(reverse("huisbezoeken:follow_up_delete", args=[follow_up.pk]))
        assert not FollowUp.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert history(FollowUp.objects.get()) == ["moved"]

    def test_its_page_leaves_a_trace_of_all_at_the_address(self, as_worker, team):
        follow_up = make_follow_up(team=team)
        sister = make_resident(household=follow_up.household)

        as_worker.get(follow_up.get_absolute_url())

        event = AuditEvent.objects.last()
        assert (event.action, event.residents) == ("show", sorted([follow_up.resident_id, sister.pk]))


class TestHandingOverAll:
    URL = "/huisbezoeken/opvolging/overdragen/"

    def test_who_leaves_hands_over_what_is_open_and_whom_one_is_in_charge_of(self, as_coordinator, team):
        leaver, heir = make_member(team), make_member(team)
        resident = make_resident(team=team, worker_in_charge=leaver)
        promised = make_follow_up(resident=resident, worker=leaver, promise="Ik kom in juni terug")
        done = make_follow_up(resident=resident, worker=leaver, status="done", closed_on=date(2018, 6, 5))

        told = {"of": leaver.pk, "to": heir.pk, "residents_too": "on", "note": "Vertrekt"}

        asked = as_coordinator.post(self.URL, told)
        assert (asked.context["moving"]["follow_ups"], asked.context["moving"]["residents"]) == (1, 1)
        assert not FollowUpChange.objects.exists()
        as_coordinator.post(self.URL, told | {"sure": "ja"})

        promised.refresh_from_db(), done.refresh_from_db(), resident.refresh_from_db()
        assert (promised.worker, promised.promise) == (heir, "Ik kom in juni terug")
        assert promised.changes.get().note == "Vertrekt"
        assert (done.worker, resident.worker_in_charge) == (leaver, heir)

    def test_another_teams_follow_ups_stay(self, as_coordinator, team):
        both = make_member(team)
        elsewhere = make_follow_up(team=make_team(), worker=both)
        make_follow_up(team=team, worker=both)

        as_coordinator.post(self.URL, {"of": both.pk, "to": "team", "sure": "ja"})

        elsewhere.refresh_from_db()
        assert elsewhere.worker == both
        assert FollowUp.objects.of(team).get().worker is None

    def test_to_oneself_makes_no_sense(self, as_coordinator, team):
        worker = make_member(team)
        make_follow_up(team=team, worker=worker)

        response = as_coordinator.post(self.URL, {"of": worker.pk, "to": worker.pk, "sure": "ja"})

        assert response.context["form"].errors["to"]


class TestList:
    def titles(self, client, **params):
        return [row["cells"][0]["text"] for row in client.get(LIST, params).context["list"].rows]

    @pytest.fixture
    def several(self, team, worker):
        resident = make_resident(team=team)
        make_follow_up(resident=resident, text="laat", due_on=today() - timedelta(days=1), worker=worker)
        make_follow_up(resident=resident, text="nu", due_on=today(), worker=make_member(make_team()))
        make_follow_up(resident=resident, text="later", due_on=today() + timedelta(days=30))
        make_follow_up(resident=resident, text="klaar", status="done", closed_on=today(), worker=worker)

    def test_what_is_open_shows_first_due_first(self, as_worker, several):
        assert self.titles(as_worker) == ["laat", "nu", "later"]

    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({"stand": "telaat"}, ["laat"]),
            ({"stand": "vandaag"}, ["laat", "nu"]),
            ({"stand": "done"}, ["klaar"]),
            ({"medewerker": "niemand"}, ["nu", "later"]),
            ({"soort": "visit"}, []),
        ],
    )
    def test_filters_narrow_it(self, as_worker, several, params, expected):
        assert self.titles(as_worker, **params) == expected

    def test_one_finds_it_by_the_person_or_the_words(self, as_worker, team):
        make_follow_up(
            resident=make_resident(team=team, first_name="Çiğdem", last_name="Demirci"), text="Attest crèche"
        )
        make_follow_up(resident=make_resident(team=team), text="Huur")

        for query in ("cigdem", "attest", "ATTEST crèche", "demirci creche"):
            page = as_worker.post(LIST, {"q": query}, follow=True).context["list"]
            assert [row["cells"][0]["text"] for row in page.rows] == ["Attest crèche"]

    def test_the_number_of_queries_does_not_grow(self, as_worker, team):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(LIST)
            return len(counted)

        make_follow_up(team=team)
        count()
        few = count()
        for _ in range(20):
            make_follow_up(team=team)

        assert count() == few <= 12


class TestPlannedVisit:
    def test_its_visit_opens_filled_in_and_finishes_it(self, as_worker, worker, team):
        resident = make_resident(team=team)
        planned = make_follow_up(resident=resident, kind="visit", text="Over de premie", worker=worker)
        url = f"/huisbezoeken/nieuw/?opvolging={planned.pk}"

        page = as_worker.get(url)
        form = page.context["form"]
        assert (form.at_home, form.people, form.initial["kind"]) == (
            resident.household,
            [(resident, True)],
            "follow_up",
        )
        assert "Over de premie" in page.content.decode()
        visit_data = {"household": resident.household_id, "date": "2018-06-04", "result": "conversation"}
        as_worker.post(url, visit_data | {"form_token": form.token.signed(), "residents": [resident.pk]})

        planned.refresh_from_db()
        assert (planned.status, planned.made_visit) == ("done", HomeVisit.objects.get())

    def test_one_of_another_team_opens_an_empty_form(self, as_worker):
        foreign = make_follow_up(kind="visit")

        form = as_worker.get(f"/huisbezoeken/nieuw/?opvolging={foreign.pk}").context["form"]

        assert (form.planned, form.at_home) == (None, None)


class TestFromTheVisitForm:
    @pytest.fixture
    def send(self, as_worker, team):
        resident = make_resident(team=team)

        def send(**fields):
            form = as_worker.get("/huisbezoeken/nieuw/").context["form"]
            data = {"form_token": form.token.signed(), "household": resident.household_id, "date": "2018-06-04"}
            return as_worker.post(
                "/huisbezoeken/nieuw/", data | {"result": "conversation", "residents": [resident.pk]} | fields
            )

        return send

    def test_opvolgen_op_is_one_tap(self, send, worker):
        send(**{"opvolging-when": "14"})

        follow_up = FollowUp.objects.get()
        assert (follow_up.visit, follow_up.worker) == (HomeVisit.objects.get(), worker)
        assert follow_up.due_on == today() + timedelta(days=14)
        assert follow_up.text == "Opvolgen na het huisbezoek"

    def test_where_nobody_opened_one_goes_by_again(self, send):
        send(result="not_home", residents=[], **{"opvolging-when": "1"})

        assert FollowUp.objects.get().kind == "visit"

    def test_without_a_tap_there_is_none(self, send):
        send(**{"opvolging-when": "", "opvolging-text": "", "signaal-severity": "", "toeleiding-method": ""})

        assert HomeVisit.objects.exists()
        assert not FollowUp.objects.exists()

    def test_a_faulty_one_stores_nothing_and_loses_nothing(self, send):
        response = send(report="Lang verhaal", **{"opvolging-when": "dag", "opvolging-text": "Bel de dokter"})

        assert "Bel de dokter" in response.content.decode()
        assert response.context["form"].along.follow_up.errors["due_on"]
        assert not HomeVisit.objects.exists()

    def test_sent_twice_asks_once(self, as_worker, team):
        home = make_household(team=team)
        token = as_worker.get("/huisbezoeken/nieuw/").context["form"].token.signed()
        data = {"form_token": token, "household": home.pk, "date": "2018-06-04", "result": "not_home"}

        for _ in range(2):
            as_worker.post("/huisbezoeken/nieuw/", data | {"opvolging-when": "7"})

        assert FollowUp.objects.count() == 1


def test_the_pages_of_resident_and_household_show_what_is_open(as_worker, team):
    follow_up = make_follow_up(team=team, text="Attest nakijken")

    for page in (follow_up.resident, follow_up.household):
        assert "Attest nakijken" in as_worker.get(page.get_absolute_url()).content.decode()


def test_a_visit_that_led_to_a_follow_up_stays(as_worker, team):
    visit = make_visit(team=team)
    make_follow_up(household=visit.household, visit=visit)

    response = as_worker.post(reverse("huisbezoeken:delete", args=[visit.pk]), follow=True)

    assert "hangen nog" in response.content.decode()
    assert HomeVisit.objects.exists()


def test_a_visit_deleted_by_mistake_leaves_what_was_planned_to_be_done(as_worker, team):
    visit = make_visit(team=team)
    planned = make_follow_up(
        household=visit.household, kind="visit", status="done", closed_on=visit.date, made_visit=visit
    )

    as_worker.post(reverse("huisbezoeken:delete", args=[visit.pk]))

    planned.refresh_from_db()
    assert planned.is_open
    assert not HomeVisit.objects.exists()
