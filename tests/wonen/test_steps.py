"""Steps of housing files, and the standard ones they usually go through."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_organisation, make_resident
from tests.wonen.factories import make_file, make_housing_step, make_standard_step
from tests.wonen.test_files import sent
from wonen.models import HousingFile, HousingStep, StandardStep
from wonen.today import steps_due
from wonen.usual_steps import USUAL_STEPS

YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))
STANDARD = "/wonen/standaardstappen/"


def of_step(verb, step):
    return reverse(f"wonen:step_{verb}", args=[step.pk])


def add_step(client, file, **fields):
    form = client.get(file.get_absolute_url()).context["step_form"]
    start = {"form_token": form.token.signed(), "stap-text": "Samen bellen", "stap-actor": "team"}
    data = start | {f"stap-{name}": value for name, value in fields.items()}
    return client.post(reverse("wonen:step_create", args=[file.pk]), data)


class TestSteps:
    def test_one_is_added_on_the_page(self, as_worker, worker, team):
        resident = make_resident(team=team)
        file = make_file(household=resident.household, worker=worker)

        add_step(as_worker, file, due_on=TOMORROW.isoformat())

        step = HousingStep.objects.get()
        assert (step.file, step.text, step.starts_on, step.due_on) == (file, "Samen bellen", today(), TOMORROW)
        assert (step.code, step.worker, step.wait_ends_on) == (f"WS-{today().year}-0001", worker, None)
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    def test_a_standard_one_is_known_to_take_its_time(self, as_worker, team):
        make_standard_step(team=team, text="Offertes vragen", days=60)

        add_step(as_worker, make_file(team=team), text="Offertes vragen", actor="household")

        step = HousingStep.objects.get()
        assert (step.actor, step.wait_ends_on) == ("household", today() + timedelta(days=60))

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": "  "}, "text"),
            ({"text": "x" * 201}, "text"),
            ({"due_on": YESTERDAY.isoformat()}, "due_on"),
            ({"due_on": "9999-12-31"}, "due_on"),
            ({"actor": "buur"}, "actor"),
            ({"actor": ""}, "actor"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = add_step(as_worker, make_file(team=team), **fields)

        assert set(response.context["step_form"].errors) == {field}
        assert not HousingStep.objects.exists()

    def test_sent_twice_it_is_one_step(self, as_worker, team):
        file = make_file(team=team)
        form = as_worker.get(file.get_absolute_url()).context["step_form"]
        data = {"form_token": form.token.signed(), "stap-actor": "team", "stap-text": "Bellen"}

        for _ in range(2):
            as_worker.post(reverse("wonen:step_create", args=[file.pk]), data)

        assert HousingStep.objects.count() == 1

    def test_once_done_the_standard_step_that_follows_begins(self, as_worker, team):
        for position, text in enumerate(["Vragen", "Wachten", "Nagaan"]):
            make_standard_step(team=team, position=position, text=text, days=30)
        step = make_housing_step(team=team, text="Vragen")

        page = as_worker.post(of_step("done", step), {"gedaan": "ja"}, follow=True)
        as_worker.post(of_step("done", step), {"gedaan": "ja"})

        step.refresh_from_db()
        following = HousingStep.objects.exclude(pk=step.pk).get()
        assert step.done_on == today()
        assert (following.text, following.due_on) == ("Wachten", today() + timedelta(days=30))
        assert "De volgende staat klaar: Wachten." in page.content.decode()

    @pytest.mark.parametrize("why", ["the last one", "another is to be done", "a step of one's own", "closed"])
    def test_otherwise_nothing_follows(self, as_worker, team, why):
        for position, text in enumerate(["Vragen", "Wachten"]):
            make_standard_step(team=team, position=position, text=text)
        closed_on = date(2018, 9, 1) if why == "closed" else None
        text = {"the last one": "Wachten", "a step of one's own": "Bellen"}.get(why, "Vragen")
        step = make_housing_step(file=make_file(team=team, closed_on=closed_on), text=text)
        if why == "another is to be done":
            make_housing_step(file=step.file, text="Bellen")
        before = HousingStep.objects.count()

        as_worker.post(of_step("done", step), {"gedaan": "ja"})

        assert HousingStep.objects.count() == before

    def test_done_and_after_all_not(self, as_worker, team):
        step = make_housing_step(team=team)

        as_worker.post(of_step("done", step), {"gedaan": "ja"})
        done = as_worker.get(step.get_absolute_url()).context["done"]
        as_worker.post(of_step("done", step), {"gedaan": "nee"})

        step.refresh_from_db()
        assert (done, step.done_on, step.version) == ([step], None, 3)

    def test_at_the_end_of_time_the_next_one_begins_too(self, as_worker, team):
        for position, text in enumerate(["Vragen", "Wachten"]):
            make_standard_step(team=team, position=position, text=text, days=30)
        step = make_housing_step(team=team, text="Vragen", starts_on=date.max)

        as_worker.post(of_step("done", step), {"gedaan": "ja"})

        assert HousingStep.objects.get(text="Wachten").due_on == date.max

    def test_one_that_begins_later_is_done_when_it_begins(self, as_worker, team):
        step = make_housing_step(team=team, starts_on=TOMORROW)

        as_worker.post(of_step("done", step), {"gedaan": "ja"})

        step.refresh_from_db()
        assert step.done_on == TOMORROW

    def test_it_is_changed_on_a_page_of_its_own(self, as_worker, team):
        partner = make_organisation(team=team)
        step = make_housing_step(team=team, done_on=date(2018, 4, 1))

        response = sent(
            as_worker, of_step("edit", step), actor="partner", organisation=partner.pk, done_on="", note="Mail 3 mei."
        )

        step.refresh_from_db()
        assert response.url == step.file.get_absolute_url()
        assert (step.actor, step.organisation, step.done_on, step.note) == ("partner", partner, None, "Mail 3 mei.")
        assert str(partner) in as_worker.get(step.get_absolute_url()).content.decode()

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": " "}, "text"),
            ({"starts_on": ""}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"due_on": "2018-02-28"}, "due_on"),
            ({"wait_ends_on": "2018-02-28"}, "wait_ends_on"),
            ({"done_on": "2018-02-28"}, "done_on"),
            ({"done_on": "gisteren"}, "done_on"),
            ({"done_on": TOMORROW.isoformat()}, "done_on"),
            ({"organisation": "eigen"}, "organisation"),
            ({"actor": "household", "worker": "zelf"}, "worker"),
            ({"worker": "9" * 30}, "worker"),
            ({"note": "x" * 10_001}, "note"),
        ],
    )
    def test_what_cannot_be_changed_is_said_with_its_field(self, as_worker, worker, team, fields, field):
        known = {"eigen": make_organisation(team=team).pk, "zelf": worker.pk}
        step = make_housing_step(team=team)

        response = sent(as_worker, of_step("edit", step), **{name: known.get(v, v) for name, v in fields.items()})

        assert set(response.context["form"].errors) == {field}

    def test_one_deleted_comes_back(self, as_worker, team):
        step = make_housing_step(team=team)

        response = as_worker.post(of_step("delete", step))
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert response.url == step.get_absolute_url()
        assert HousingStep.objects.get() == step

    def test_the_page_says_what_is_late_and_what_waits_long(self, as_worker, team):
        file = make_file(team=team)
        late = make_housing_step(file=file, due_on=YESTERDAY)
        waits = make_housing_step(file=file, due_on=TOMORROW, wait_ends_on=YESTERDAY)
        done = make_housing_step(file=file, due_on=YESTERDAY, done_on=today())

        page = as_worker.get(file.get_absolute_url())

        assert (page.context["to_do"], page.context["done"]) == ([late, waits], [done])
        assert page.content.decode().count("te laat") == page.content.decode().count("wacht langer dan gewoonlijk") == 1


class TestToday:
    def test_what_is_due_or_waits_long_shows_mine_first(self, worker, team):
        theirs = make_housing_step(team=team, due_on=YESTERDAY, worker=make_member(team))
        nobodys = make_housing_step(team=team, wait_ends_on=YESTERDAY)
        mine = make_housing_step(file=make_file(team=team, worker=worker), due_on=today())
        for fields in ({"due_on": TOMORROW}, {"due_on": YESTERDAY, "done_on": today()}, {}):
            make_housing_step(file=mine.file, **fields)
        make_housing_step(file=make_file(team=team, closed_on=date(2018, 9, 1)), due_on=YESTERDAY)
        make_housing_step(team=make_team(), due_on=YESTERDAY)

        rows = steps_due(worker, team)

        assert (rows["steps"], rows["number"]) == ([mine, nobodys, theirs], 3)

    def test_it_names_whom_it_shows(self, as_worker, team):
        resident = make_resident(team=team)
        make_housing_step(file=make_file(household=resident.household), due_on=YESTERDAY)

        as_worker.get("/")

        events = AuditEvent.objects.filter(action="list")
        assert resident.pk in {number for event in events for number in event.residents}

    def test_of_very_many_steps_eight_show_and_all_count(self, as_worker, team, worker, django_assert_num_queries):
        file = make_file(household=make_resident(team=team).household)
        for _ in range(9):
            make_housing_step(file=file, due_on=YESTERDAY)
        worker.role_in(team)

        with django_assert_num_queries(4):
            rows = steps_due(worker, team)

        assert (len(rows["steps"]), rows["number"]) == (8, 9)
        assert file.get_absolute_url() in as_worker.get("/").content.decode()


class TestStandardSteps:
    def texts(self, team, kind="premium"):
        return [step.text for step in StandardStep.objects.of(team).filter(kind=kind).in_order()]

    def test_a_team_without_any_takes_the_usual_ones_once(self, as_coordinator, team):
        for _ in range(2):
            page = as_coordinator.post(reverse("wonen:standard_step_take"), follow=True)

        assert StandardStep.objects.of(team).count() == sum(map(len, USUAL_STEPS.values()))
        assert self.texts(team) == [str(text) for text, _actor, _days in USUAL_STEPS[HousingFile.Kind.PREMIUM]]
        assert "Er stonden al standaardstappen." in page.content.decode()

    def test_a_new_one_comes_last_of_its_kind(self, as_coordinator, team):
        make_standard_step(team=team, text="Eerst")

        sent(as_coordinator, f"{STANDARD}nieuw/?soort=premium", text="Dan", days="20", actor="partner")

        assert self.texts(team) == ["Eerst", "Dan"]
        assert StandardStep.objects.get(text="Dan").days == 20

    def test_they_are_put_in_another_order(self, as_coordinator, team):
        a, b, c = (make_standard_step(team=team, text=text, position=1) for text in "abc")
        make_standard_step(team=team, text="z", kind="renben", position=1)

        for step, way in ((c, "boven"), (a, "boven"), (a, "onder"), (b, "onder")):
            as_coordinator.post(reverse("wonen:standard_step_move", args=[step.pk]), {"naar": way})

        assert self.texts(team) == ["c", "a", "b"]

    def test_an_order_that_changed_is_a_newer_version(self, as_coordinator, team):
        a, _b = (make_standard_step(team=team, text=text, position=1) for text in "ab")

        as_coordinator.post(reverse("wonen:standard_step_move", args=[a.pk]), {"naar": "onder"})

        a.refresh_from_db()
        assert a.version == 2

    def test_what_changes_leaves_the_steps_of_files_as_they_are(self, as_coordinator, team):
        standard = make_standard_step(team=team, text="Oud")
        step = make_housing_step(team=team, text="Oud")

        sent(as_coordinator, reverse("wonen:standard_step_edit", args=[standard.pk]), text="Nieuw", days="")

        step.refresh_from_db()
        assert (self.texts(team), step.text) == (["Nieuw"], "Oud")

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": "  "}, "text"),
            ({"text": "Bestaat al"}, "text"),
            ({"text": "x" * 201}, "text"),
            ({"kind": ""}, "kind"),
            ({"days": "0"}, "days"),
            ({"days": "3651"}, "days"),
            ({"days": "-3"}, "days"),
            ({"actor": "buur"}, "actor"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_coordinator, team, fields, field):
        make_standard_step(team=team, text="Bestaat al")
        start = {"kind": "premium", "text": "Dan", "actor": "team"}

        response = sent(as_coordinator, f"{STANDARD}nieuw/", **start | fields)

        assert set(response.context["form"].errors) == {field}
        assert StandardStep.objects.count() == 1

    def test_one_deleted_comes_back(self, as_coordinator, team):
        standard = make_standard_step(team=team)

        as_coordinator.post(reverse("wonen:standard_step_delete", args=[standard.pk]))
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert StandardStep.objects.get() == standard

    def test_a_worker_sees_them_and_changes_none(self, as_worker, team):
        standard = make_standard_step(team=team, text="Offertes vragen")

        page = as_worker.get(STANDARD).content.decode()

        assert "Offertes vragen" in page
        assert reverse("wonen:standard_step_edit", args=[standard.pk]) not in page
