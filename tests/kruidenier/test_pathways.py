"""Pathways: written down with their steps, guided, ended, found again, and seen where they matter."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from kruidenier.models import Pathway, PathwayStep
from kruidenier.pathway_today import steps_due
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.pathway_factories import make_pathway, make_step

LIST = "/kruidenier/trajecten/"
NEW = "/kruidenier/trajecten/nieuw/"
YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))


def sent(client, url=NEW, **fields):
    """Send the form at `url` as it stands, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    keyed = {name: getattr(value, "pk", value) for name, value in values.items()}
    filled = {name: value for name, value in keyed.items() if value is not None and value is not False}
    return client.post(url, filled | {"form_token": form.token.signed()} | fields)


def edit(pathway):
    return reverse("kruidenier:pathway_edit", args=[pathway.pk])


def of_step(verb, step):
    return reverse(f"kruidenier:step_{verb}", args=[step.pk])


def add_step(client, pathway, **fields):
    form = client.get(pathway.get_absolute_url()).context["step_form"]
    start = {"form_token": form.token.signed(), "stap-date": today().isoformat(), "stap-text": "Samen bellen"}
    data = start | {f"stap-{name}": value for name, value in fields.items()}
    return client.post(reverse("kruidenier:step_create", args=[pathway.pk]), data)


class TestWriting:
    def test_from_the_page_of_a_resident_the_goal_is_enough(self, as_worker, worker, team):
        resident = make_resident(team=team)

        sent(as_worker, f"{NEW}?bewoner={resident.pk}", goal="Leren fietsen.")

        pathway = Pathway.objects.get()
        assert (pathway.resident, pathway.goal, pathway.starts_on) == (resident, "Leren fietsen.", today())
        assert (pathway.guide, pathway.code) == (worker, f"TR-{today().year}-0001")
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    def test_it_ends_with_what_became_of_it(self, as_worker, team):
        pathway = make_pathway(team=team)

        sent(as_worker, edit(pathway), ends_on="2018-09-01", outcome="partly", outcome_note="Rijdt met steunwielen.")

        pathway.refresh_from_db()
        assert (pathway.ends_on, pathway.outcome, pathway.is_running) == (date(2018, 9, 1), "partly", False)
        assert "Rijdt met steunwielen." in as_worker.get(pathway.get_absolute_url()).content.decode()

    def test_of_the_wrong_resident_it_goes_to_the_right_one_and_both_are_named(self, as_worker, team):
        wrong, right = make_resident(team=team), make_resident(team=team)
        pathway = make_pathway(resident=wrong)

        sent(as_worker, edit(pathway), resident=right.pk)

        pathway.refresh_from_db()
        assert pathway.resident == right
        assert set(AuditEvent.objects.get(action="edit").residents) == {wrong.pk, right.pk}

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"resident": ""}, "resident"),
            ({"resident": "9" * 30}, "resident"),
            ({"goal": " \n"}, "goal"),
            ({"goal": "x" * 10_001}, "goal"),
            ({"starts_on": "31/2/2018"}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"ends_on": "2018-02-28"}, "ends_on"),
            ({"outcome": "reached"}, "outcome"),
            ({"outcome": "misschien"}, "outcome"),
            ({"guide": "9" * 30}, "guide"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        start = {"resident": make_resident(team=team).pk, "goal": "x", "starts_on": "2018-03-01"}

        response = sent(as_worker, **start | fields)

        assert set(response.context["form"].errors) == {field}
        assert not Pathway.objects.exists()

    def test_nobody_of_another_team_is_taken(self, as_worker, team):
        stranger, guide = make_resident(team=make_team()), make_member(make_team())

        response = sent(as_worker, resident=stranger.pk, guide=guide.pk, goal="x")

        assert {"resident", "guide"} == set(response.context["form"].errors)
        assert str(stranger) not in response.content.decode()

    def test_sent_twice_it_is_one_pathway(self, as_worker, team):
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"
        form = as_worker.get(url).context["form"]
        data = {"resident": form.chosen.pk, "goal": "x", "starts_on": "2018-03-01", "form_token": form.token.signed()}

        first, again = as_worker.post(url, data), as_worker.post(url, data)

        assert first.url == again.url == Pathway.objects.get().get_absolute_url()

    def test_a_guide_who_left_stays_where_they_were(self, as_worker, team):
        gone = make_member(team)
        pathway = make_pathway(team=team, guide=gone)
        Membership.objects.filter(user=gone).delete()

        sent(as_worker, edit(pathway), goal="Iets anders.")

        pathway.refresh_from_db()
        assert (pathway.guide, pathway.goal) == (gone, "Iets anders.")

    def test_over_what_a_colleague_saved_both_are_shown(self, as_worker, team):
        pathway = make_pathway(team=team, goal="oud")
        form = as_worker.get(edit(pathway)).context["form"]
        Pathway.objects.update(version=2, goal="van een collega")

        data = {"form_token": form.token.signed(), "version": 1, "resident": pathway.resident_id, "goal": "van mij"}
        page = as_worker.post(edit(pathway), data | {"starts_on": "2018-03-01"})

        stale = [told for _label, *told in page.context["form"].stale]
        assert ["van mij", "van een collega"] in stale


class TestSteps:
    def test_a_step_is_added_on_the_page(self, as_worker, worker, team):
        pathway = make_pathway(team=team)

        add_step(as_worker, pathway, date=TOMORROW.isoformat())

        step = PathwayStep.objects.get()
        assert (step.pathway, step.text, step.date, step.is_done) == (pathway, "Samen bellen", TOMORROW, False)
        assert (step.code, step.updated_by) == (f"TS-{TOMORROW.year}-0001", worker)
        assert AuditEvent.objects.get(action="create").residents == [pathway.resident_id]

    @pytest.mark.parametrize(("day", "is_done"), [(YESTERDAY, True), (today(), True), (TOMORROW, False)])
    def test_where_somebody_is_by_now_needs_nobody_to_tick_it(self, as_worker, team, day, is_done):
        add_step(as_worker, make_pathway(team=team), text="", stage="3", date=day.isoformat())

        assert PathwayStep.objects.get().is_done is is_done

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": "  "}, "text"),
            ({"text": "x" * 10_001}, "text"),
            ({"date": ""}, "date"),
            ({"date": "9999-12-31"}, "date"),
            ({"date": "1800-01-01"}, "date"),
            ({"stage": "5"}, "stage"),
            ({"stage": "²", "text": ""}, "stage"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = add_step(as_worker, make_pathway(team=team), **fields)

        assert set(response.context["step_form"].errors) == {field}
        assert not PathwayStep.objects.exists()

    def test_sent_twice_it_is_one_step(self, as_worker, team):
        pathway = make_pathway(team=team)
        form = as_worker.get(pathway.get_absolute_url()).context["step_form"]
        data = {"form_token": form.token.signed(), "stap-date": "2018-06-01", "stap-text": "Bellen"}

        for _ in range(2):
            as_worker.post(reverse("kruidenier:step_create", args=[pathway.pk]), data)

        assert PathwayStep.objects.count() == 1

    def test_it_is_done_and_after_all_it_is_not(self, as_worker, team):
        step = make_step(team=team)

        as_worker.post(of_step("done", step), {"gedaan": "ja"})
        as_worker.post(of_step("done", step), {"gedaan": "ja"})
        done = as_worker.get(step.get_absolute_url()).context["done"]
        as_worker.post(of_step("done", step), {"gedaan": "nee"})

        step.refresh_from_db()
        assert (done, step.is_done, step.version) == ([step], False, 3)
        assert AuditEvent.objects.filter(action="edit", residents=[step.pathway.resident_id]).count() == 2

    def test_it_is_changed_on_a_page_of_its_own(self, as_worker, team):
        step = make_step(team=team, stage=2)

        response = sent(as_worker, of_step("edit", step), text="Naar de markt", stage="", is_done="on")

        step.refresh_from_db()
        assert response.url == step.pathway.get_absolute_url()
        assert (step.text, step.stage, step.is_done) == ("Naar de markt", None, True)

    def test_a_step_cannot_be_emptied(self, as_worker, team):
        step = make_step(team=team)

        response = sent(as_worker, of_step("edit", step), text="")

        assert response.context["form"].errors["text"]

    def test_a_step_deleted_comes_back(self, as_worker, team):
        step = make_step(team=team)

        response = as_worker.post(of_step("delete", step))
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert response.url == step.pathway.get_absolute_url()
        assert PathwayStep.objects.get() == step


class TestPageAndList:
    def shown(self, client, **params):
        return {row["cells"][1]["text"] for row in client.get(LIST, params).context["list"].rows}

    def test_the_page_tells_the_goal_and_the_steps_in_order(self, as_worker, team):
        pathway = make_pathway(team=team, goal="Onder de mensen komen.")
        later, first = make_step(pathway=pathway, date=TOMORROW), make_step(pathway=pathway)
        done = [make_step(pathway=pathway, date=date(2018, month, 1), is_done=True) for month in (4, 5)]

        page = as_worker.get(pathway.get_absolute_url())

        assert "Onder de mensen komen." in page.content.decode()
        assert (page.context["to_do"], page.context["done"]) == ([first, later], [done[1], done[0]])
        assert AuditEvent.objects.get().residents == [pathway.resident_id]

    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({}, {"a", "b", "c"}),
            ({"stand": "loopt"}, {"a", "c"}),
            ({"stand": "gestopt"}, {"b"}),
            ({"waar": "3"}, {"b"}),
            ({"waar": "1"}, {"a", "c"}),
            ({"stap": "telaat"}, {"a"}),
            ({"begeleider": "niemand"}, {"a", "b"}),
            ({"begonnen": "2018"}, {"a", "b"}),
            ({"gestopt": "2018"}, {"b"}),
            ({"afloop": "reached"}, {"b"}),
            ({"afloop": "stopped"}, set()),
        ],
    )
    def test_it_is_filtered(self, as_worker, worker, team, params, expected):
        make_step(pathway=make_pathway(team=team, goal="a"), date=YESTERDAY)
        left = make_member(make_team())
        ended = {"ends_on": date(2018, 9, 1), "outcome": "reached", "guide": left}
        make_step(pathway=make_pathway(team=team, goal="b", **ended), stage=3)
        make_pathway(team=team, goal="c", starts_on=date(2019, 1, 1), guide=worker)
        make_pathway(team=make_team(), goal="vreemd")

        assert self.shown(as_worker, **params) == expected

    def test_it_is_filtered_by_guide_also_one_who_left(self, as_worker, team):
        left = make_member(make_team())
        make_pathway(team=team, goal="a", guide=left)
        make_pathway(team=team, goal="b")

        assert self.shown(as_worker, begeleider=left.pk) == {"a"}

    @pytest.mark.parametrize("query", ["fietsen", "DEMIRCI", "ciğdem leren"])
    def test_it_is_found_by_its_words_and_its_resident(self, as_worker, team, query):
        resident = make_resident(team=team, first_name="Çiğdem", last_name="Demirci")
        make_pathway(resident=resident, goal="Leren fietsen")
        make_pathway(team=team, goal="Iets anders")

        page = as_worker.post(LIST, {"q": query}, follow=True)

        assert [row["cells"][1]["text"] for row in page.context["list"].rows] == ["Leren fietsen"]

    def test_showing_and_taking_it_along_name_everybody(self, as_coordinator, team):
        people = {make_pathway(team=team).resident_id for _ in range(2)}

        as_coordinator.get(LIST)
        as_coordinator.post(LIST, {"purpose": "overleg", "format": "csv"})

        events = [(event.action, set(event.residents)) for event in AuditEvent.objects.all()]
        assert events == [("list", people), ("export", people)]

    @pytest.mark.parametrize(("where", "most"), [("list", 8), ("detail", 9), ("resident", 20)])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, where, most):
        resident = make_resident(team=team)
        pathway = make_pathway(resident=resident, guide=make_member(team))
        urls = {
            "list": LIST,
            "detail": pathway.get_absolute_url(),
            "resident": reverse("contacts:resident_more", args=[resident.pk]),
        }

        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(urls[where])
            return len(counted)

        make_step(pathway=pathway, stage=2)
        count()
        few = count()
        for number in range(20):
            make_step(pathway=make_pathway(resident=resident, guide=make_member(team)), stage=1 + number % 4)
            make_step(pathway=pathway)

        assert count() == few <= most, few


class TestElsewhere:
    def test_a_residents_page_tells_their_pathways_and_where_they_are(self, as_worker, team):
        resident = make_resident(team=team)
        make_step(pathway=make_pathway(resident=resident, goal="Leren fietsen"), stage=3)
        make_pathway(team=team, goal="van iemand anders")

        page = as_worker.get(reverse("contacts:resident_more", args=[resident.pk])).content.decode()

        assert "Leren fietsen" in page
        assert "is nu vrijwilliger" in page
        assert "van iemand anders" not in page

    def test_the_start_page_tells_what_is_due_mine_first(self, team, worker):
        theirs = make_step(pathway=make_pathway(team=team, guide=make_member(team)))
        nobodys = make_step(team=team)
        mine = make_step(pathway=make_pathway(team=team, guide=worker), date=today())
        make_step(pathway=mine.pathway, date=TOMORROW)
        make_step(pathway=mine.pathway, is_done=True)
        make_step(pathway=make_pathway(team=team, guide=worker, ends_on=YESTERDAY))

        rows = steps_due(worker, team)

        assert (rows["steps"], rows["number"]) == ([mine, nobodys, theirs], 3)
        assert set(AuditEvent.objects.get().residents) == {step.pathway.resident_id for step in rows["steps"]}

    def test_of_very_many_steps_eight_show_and_all_count(self, as_worker, team, worker, django_assert_num_queries):
        pathway = make_pathway(team=team)
        for _ in range(9):
            make_step(pathway=pathway)
        worker.role_in(team)

        with django_assert_num_queries(3):
            rows = steps_due(worker, team)

        assert (len(rows["steps"]), rows["number"]) == (8, 9)
        assert pathway.get_absolute_url() in as_worker.get("/").content.decode()

    @pytest.mark.parametrize("label", ["Trajecten zonder begeleider", "Trajecten met een stap te laat"])
    def test_the_monday_list_counts_what_its_list_shows(self, as_coordinator, team, label):
        for guide in (None, make_member(make_team())):
            make_step(pathway=make_pathway(team=team, guide=guide), date=YESTERDAY)
        make_step(pathway=make_pathway(team=team, ends_on=YESTERDAY))
        make_step(pathway=make_pathway(team=team, guide=make_member(team)), date=today())
        make_step(pathway=make_pathway(team=make_team()))

        rows = as_coordinator.get("/maandag/").context["rows"]["to_do"]
        line = next(row for row in rows if row["label"] == label)

        assert line["count"] == as_coordinator.get(line["url"]).context["list"].count == 2

    def test_one_that_was_opened_is_found_back_on_the_start_page(self, as_worker, team):
        pathway = make_pathway(team=team)

        as_worker.get(pathway.get_absolute_url())

        assert pathway.get_absolute_url() in as_worker.get("/").content.decode()

    def test_where_a_pathway_is_over_no_step_is_late(self, as_worker, team):
        step = make_step(pathway=make_pathway(team=team, ends_on=date(2018, 9, 1)))

        assert "te laat" not in as_worker.get(step.get_absolute_url()).content.decode()


class TestDeleting:
    def test_it_comes_back_whole(self, as_worker, team):
        step = make_step(team=team)

        as_worker.post(reverse("kruidenier:pathway_delete", args=[step.pathway_id]))
        assert not PathwayStep.objects.exists()
        assert AuditEvent.objects.get(action="delete").residents == [step.pathway.resident_id]
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert PathwayStep.objects.get().pathway == step.pathway

    def test_who_has_one_cannot_go(self, as_worker, team):
        resident = make_pathway(team=team).resident

        page = as_worker.post(reverse("contacts:resident_delete", args=[resident.pk]), follow=True)

        assert "er hangen nog trajecten aan" in page.content.decode()


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_who_may_see_no_grocery_sees_no_pathways(client, team, role):
    client.force_login(make_member(team, role))
    step = make_step(team=team, text="Geheim plan")

    assert client.get(step.get_absolute_url()).status_code == 403
    assert client.get(LIST).status_code == 403
    assert "Geheim plan" not in client.get("/").content.decode()
