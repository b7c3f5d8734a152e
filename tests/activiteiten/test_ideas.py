"""Ideas: written down, with who wants to help; found again; and what became of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activiteiten import actions
from activiteiten.models import Activity, Idea, IdeaHelper
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_idea, make_session
from tests.contacts.factories import make_resident

LIST = "/activiteiten/ideeen/"
NEW = "/activiteiten/ideeen/nieuw/"
SEARCH = "/activiteiten/ideeen/helpers/"


def sent(client, url=NEW, **fields):
    """Send the form at `url` as it stands, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values["resident"] = getattr(values["resident"], "pk", values["resident"])
    filled = {name: value for name, value in values.items() if value is not None}
    return client.post(url, filled | {"form_token": form.token.signed(), "text": "Een ruilkast"} | fields)


def edit(idea):
    return reverse("activiteiten:idea_edit", args=[idea.pk])


def add_helpers(idea, *residents):
    for resident in residents:
        IdeaHelper.objects.create(team=idea.team, idea=idea, resident=resident)
    return idea


def helpers_of(idea):
    return set(idea.helpers.all())


class TestWriting:
    def test_the_words_are_enough(self, as_worker, worker, team):
        sent(as_worker)

        idea = Idea.objects.get()
        assert (idea.code, idea.text, idea.date) == (f"ID-{today().year}-0001", "Een ruilkast", today())
        assert (idea.status, idea.resident, idea.updated_by) == ("new", None, worker)

    def test_with_whose_it_is_and_who_wants_to_help(self, as_worker, team):
        resident, helpers = make_resident(team=team), {make_resident(team=team), make_resident(team=team)}

        sent(as_worker, resident=resident.pk, helpers=[helper.pk for helper in helpers], date="2018-05-08")

        idea = Idea.objects.get()
        assert (idea.code, idea.resident, helpers_of(idea)) == ("ID-2018-0001", resident, helpers)
        event = AuditEvent.objects.get(action="create")
        assert set(event.residents) == {resident.pk, *(helper.pk for helper in helpers)}

    def test_from_the_page_of_a_resident(self, as_worker, team):
        resident = make_resident(team=team)

        sent(as_worker, f"{NEW}?bewoner={resident.pk}")

        assert Idea.objects.get().resident == resident

    def test_from_a_session(self, as_worker, team):
        session = make_session(team=team, date=date(2018, 6, 5))

        sent(as_worker, f"{NEW}?sessie={session.pk}")

        assert (Idea.objects.get().session, Idea.objects.get().date) == (session, session.date)

    def test_a_helper_goes_and_another_comes(self, as_worker, team):
        gone, stays, comes = (make_resident(team=team) for _ in range(3))
        idea = add_helpers(make_idea(team=team), gone, stays)

        sent(as_worker, edit(idea), helpers=[stays.pk, comes.pk])

        assert helpers_of(idea) == {stays, comes}
        assert set(AuditEvent.objects.get(action="edit").residents) == {gone.pk, stays.pk, comes.pk}

    def test_whose_it_is_may_be_taken_away(self, as_worker, team):
        resident = make_resident(team=team)
        idea = make_idea(resident=resident)

        sent(as_worker, edit(idea), resident="")

        idea.refresh_from_db()
        assert idea.resident is None
        assert AuditEvent.objects.get(action="edit").residents == [resident.pk]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": " \n"}, "text"),
            ({"text": "x" * 10_001}, "text"),
            ({"date": "9999-12-31"}, "date"),
            ({"date": "31/2/2018"}, "date"),
            ({"status": "misschien"}, "status"),
            ({"helpers": ["²"]}, "helpers"),
            ({"helpers": ["9" * 30]}, "helpers"),
            ({"resident": "9" * 30}, "resident"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = sent(as_worker, **fields)

        assert response.context["form"].errors[field]
        assert not Idea.objects.exists()

    def test_nobody_and_nothing_of_another_team_is_taken(self, as_worker, team):
        stranger, foreign = make_resident(team=make_team()), make_activity(team=make_team())

        response = sent(as_worker, resident=stranger.pk, helpers=[stranger.pk], status="activity", activity=foreign.pk)

        assert {"resident", "helpers", "activity"} <= set(response.context["form"].errors)
        assert str(stranger) not in response.content.decode()

    def test_over_what_a_colleague_saved_both_are_shown(self, as_worker, team):
        mine, theirs = make_resident(team=team), make_resident(team=team)
        idea = make_idea(team=team)
        form = as_worker.get(edit(idea)).context["form"]
        add_helpers(idea, theirs)
        Idea.objects.update(version=2)

        data = {"form_token": form.token.signed(), "version": 1, "text": idea.text, "date": "2018-05-08"}
        page = as_worker.post(edit(idea), data | {"status": "new", "helpers": [mine.pk]})

        assert [(str(label), *told) for label, *told in page.context["form"].stale] == [
            ("Wie wil helpen?", str(mine), str(theirs))
        ]


class TestHelpers:
    def found(self, client, query, **fields):
        return client.post(SEARCH, {"zoek_helper": query} | fields)

    def test_residents_are_found_while_one_types(self, as_worker, team):
        resident = make_resident(team=team, first_name="Çiğdem", last_name="Demirci")
        make_resident(team=make_team(), last_name="Demirci")

        page = self.found(as_worker, "cigdem")

        assert page.context["residents"] == [resident]
        event = AuditEvent.objects.get()
        assert (event.action, event.residents) == ("search", [resident.pk])

    def test_who_is_ticked_is_not_offered_again(self, as_worker, team):
        ticked, other = (make_resident(team=team, last_name="Demirci") for _ in range(2))

        assert self.found(as_worker, "demirci", helpers=[ticked.pk]).context["residents"] == [other]

    @pytest.mark.parametrize("query", ["", "d", "\x00", "\u202e", "niemand"])
    def test_too_little_to_go_by_finds_nobody(self, as_worker, team, query):
        make_resident(team=team, last_name="Demirci")

        assert self.found(as_worker, query, helpers=["²", "9" * 30]).context["residents"] == []

    def test_of_very_many_it_says_there_are_more(self, as_worker, team):
        for _ in range(9):
            make_resident(team=team, last_name="Demirci")

        page = self.found(as_worker, "demirci")

        assert len(page.context["residents"]) == 8
        assert "Er zijn er nog" in page.content.decode()

    def test_the_words_come_in_no_address(self, as_worker):
        assert as_worker.get(SEARCH, {"zoek_helper": "Demirci"}).status_code == 405

    def test_a_refused_form_still_shows_who_was_ticked(self, as_worker, team):
        helper = make_resident(team=team)

        page = sent(as_worker, text="", helpers=[helper.pk])

        assert page.context["form"].helping == [helper]


class TestWhatBecameOfIt:
    def test_an_activity_goes_with_that_status_only(self, as_worker, team):
        activity = make_activity(team=team)

        response = sent(as_worker, status="new", activity=activity.pk)

        assert response.context["form"].errors["activity"]

    def test_it_became_an_activity(self, as_worker, team):
        idea, activity = make_idea(team=team), make_activity(team=team)

        sent(as_worker, edit(idea), status="activity", activity=activity.pk)

        idea.refresh_from_db()
        assert (idea.status, idea.activity) == ("activity", activity)

    def test_it_is_none_any_more_without_emptying_a_field_that_is_hidden(self, as_worker, team):
        idea = make_idea(team=team, status="activity", activity=make_activity(team=team))

        sent(as_worker, edit(idea), status="put_aside")

        idea.refresh_from_db()
        assert (idea.status, idea.activity) == ("put_aside", None)

    def test_one_button_makes_an_activity_of_it(self, as_worker, worker, team):
        resident = make_resident(team=team)
        idea = make_idea(resident=resident)
        url = f"{reverse('activiteiten:create')}?idee={idea.pk}"
        assert url in as_worker.get(idea.get_absolute_url()).content.decode()

        form = as_worker.get(url).context["form"]
        as_worker.post(url, {"form_token": form.token.signed(), "name": "Ruilkast", "kind": "neighbourhood"})

        idea.refresh_from_db()
        assert (idea.status, idea.activity, idea.version) == ("activity", Activity.objects.get(), 2)
        assert idea.updated_by == worker
        assert AuditEvent.objects.get(action="edit", object_type="activiteiten.idea").residents == [resident.pk]

    def test_once_it_is_one_it_stays_with_that_one(self, as_worker, worker, team):
        first = make_activity(team=team)
        idea = make_idea(team=team, status="activity", activity=first)

        actions.became(idea=idea, activity=make_activity(team=team), by=worker)

        idea.refresh_from_db()
        assert idea.activity == first
        assert "?idee=" not in as_worker.get(idea.get_absolute_url()).content.decode()

    def test_another_teams_idea_becomes_nothing(self, as_worker, team):
        foreign = make_idea(team=make_team())
        url = f"{reverse('activiteiten:create')}?idee={foreign.pk}"

        form = as_worker.get(url).context["form"]
        as_worker.post(url, {"form_token": form.token.signed(), "name": "Ruilkast", "kind": "neighbourhood"})

        foreign.refresh_from_db()
        assert foreign.status == "new"


class TestPageAndList:
    def shown(self, client, **params):
        return {row["cells"][0]["text"] for row in client.get(LIST, params).context["list"].rows}

    def test_the_page_shows_and_names_whose_it_is_and_who_helps(self, as_worker, team):
        resident, helper = make_resident(team=team), make_resident(team=team)
        idea = add_helpers(make_idea(resident=resident), helper)

        page = as_worker.get(idea.get_absolute_url()).content.decode()

        assert str(resident) in page
        assert str(helper) in page
        assert set(AuditEvent.objects.get().residents) == {resident.pk, helper.pk}

    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({}, {"a", "b", "c"}),
            ({"stand": "new"}, {"a"}),
            ({"stand": "open"}, {"a", "b"}),
            ({"stand": "put_aside"}, {"c"}),
            ({"jaar": "2018"}, {"a", "b"}),
            ({"jaar": "9999"}, set()),
        ],
    )
    def test_it_is_filtered_by_status_and_year(self, as_worker, team, params, expected):
        make_idea(team=team, text="a")
        make_idea(team=team, text="b", status="trying")
        make_idea(team=team, text="c", status="put_aside", date=date(2019, 2, 1))
        make_idea(team=make_team(), text="vreemd")

        assert self.shown(as_worker, **params) == expected

    @pytest.mark.parametrize("query", ["ruilkast", "RUIL plein", "demirci", "ciğdem ruilkast", "janssens"])
    def test_it_is_found_by_its_words_and_its_people(self, as_worker, team, query):
        resident = make_resident(team=team, first_name="Çiğdem", last_name="Demirci")
        add_helpers(
            make_idea(resident=resident, text="Een ruilkast aan het plein"),
            make_resident(team=team, last_name="Janssens"),
        )
        make_idea(team=team, text="Een moestuin")

        page = as_worker.post(LIST, {"q": query}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == ["Een ruilkast aan het plein"]

    def test_showing_and_taking_it_along_name_everybody(self, as_coordinator, team):
        resident, helper = make_resident(team=team), make_resident(team=team)
        add_helpers(make_idea(resident=resident), helper)

        as_coordinator.get(LIST)
        as_coordinator.post(LIST, {"purpose": "overleg", "format": "csv"})

        assert [(event.action, set(event.residents)) for event in AuditEvent.objects.all()] == [
            ("list", {resident.pk, helper.pk}),
            ("export", {resident.pk, helper.pk}),
        ]

    def test_filters_can_be_kept_under_a_name(self, as_worker, team):
        make_idea(team=team)

        as_worker.post(reverse("home:saved_filter_create"), {"path": LIST, "query": "stand=new&jaar=2018", "name": "x"})

        kept = as_worker.get(LIST).context["saved_filters"]
        assert [saved.query for saved in kept] == ["stand=new&jaar=2018"]

    @pytest.mark.parametrize("where", ["list", "detail", "resident"])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, where):
        resident = make_resident(team=team)
        idea = add_helpers(make_idea(resident=resident), make_resident(team=team))
        urls = {"list": LIST, "detail": idea.get_absolute_url(), "resident": resident.get_absolute_url()}

        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(urls[where])
            return len(counted)

        count()
        few = count()
        for _ in range(20):
            add_helpers(idea, make_resident(team=team))
            add_helpers(make_idea(resident=resident, activity=make_activity(team=team), status="activity"), resident)

        assert count() == few <= 20


class TestElsewhere:
    def ideas_of(self, client, resident):
        sections = client.get(resident.get_absolute_url()).context["sections"]
        rows = next(part["rows"] for part in sections if part["title"] == "Ideeën en helpen")
        return [(idea.text, is_own) for idea, is_own in rows["ideas"]]

    def test_a_residents_page_tells_their_ideas_and_where_they_help(self, as_worker, team):
        resident = make_resident(team=team)
        both = add_helpers(make_idea(resident=resident, text="eigen"), resident)
        add_helpers(both, make_resident(team=team))
        add_helpers(make_idea(team=team, text="helpt", date=date(2018, 1, 1)), resident)
        make_idea(team=team, text="van iemand anders")

        assert self.ideas_of(as_worker, resident) == [("eigen", True), ("helpt", False)]

    def test_the_monday_list_counts_those_nobody_took_up(self, as_coordinator, team):
        make_idea(team=team)
        make_idea(team=team, status="trying")
        make_idea(team=make_team())

        rows = as_coordinator.get("/maandag/").context["rows"]["to_do"]
        line = next(row for row in rows if row["label"] == "Ideeën die nog niemand oppakte")

        assert line["count"] == 1
        assert as_coordinator.get(line["url"]).context["list"].count == 1

    def test_one_that_was_opened_is_found_back_on_the_start_page(self, as_worker, team):
        idea = make_idea(team=team)

        as_worker.get(idea.get_absolute_url())

        assert idea.get_absolute_url() in as_worker.get("/").content.decode()


class TestDeleting:
    def test_it_comes_back_whole(self, as_worker, team):
        resident, helper = make_resident(team=team), make_resident(team=team)
        idea = add_helpers(make_idea(resident=resident), helper)

        as_worker.post(reverse("activiteiten:idea_delete", args=[idea.pk]))
        assert not Idea.objects.exists()
        assert set(AuditEvent.objects.get(action="delete").residents) == {resident.pk, helper.pk}
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert helpers_of(Idea.objects.get()) == {helper}

    @pytest.mark.parametrize("own", [True, False])
    def test_who_has_an_idea_or_helps_with_one_cannot_go(self, as_worker, team, own):
        resident = make_resident(team=team)
        idea = make_idea(resident=resident) if own else add_helpers(make_idea(team=team), resident)

        page = as_worker.post(reverse("contacts:resident_delete", args=[resident.pk]), follow=True)

        said = "er hangen nog ideeën aan" if own else "er hangen nog ideeën om mee te helpen aan"
        assert said in page.content.decode()
        assert Idea.objects.get() == idea


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_who_may_see_no_activities_sees_no_ideas(client, team, role):
    client.force_login(make_member(team, role))

    assert client.get(make_idea(team=team).get_absolute_url()).status_code == 403
    assert client.get(LIST).status_code == 403
