"""Surveys: made, their questions and options changed and moved, their rounds, and who may."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from kruidenier.models import Survey, SurveyQuestion, SurveyRound
from tests.accounts.factories import make_member, make_team
from tests.kruidenier.survey_factories import make_question, make_response, make_round, make_survey

LIST = "/kruidenier/bevragingen/"
NEW = "/kruidenier/bevragingen/nieuw/"


def url(name, thing):
    return reverse(f"kruidenier:{name}", args=[thing.pk])


def sent(client, address, **fields):
    """Send the form at `address` as it stands, with these fields filled in; None leaves one out."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields} | {"form_token": form.token.signed()} | fields
    return client.post(address, {name: value for name, value in values.items() if value not in (None, False)})


def errors(response):
    return response.context["form"].errors


def options_of(question):
    return [option.text for option in question.options.all()]


class TestTheSurvey:
    def test_a_title_is_enough(self, as_worker, worker, team):
        answer = sent(as_worker, NEW, title="Hoe gaat het?")

        survey = Survey.objects.get()
        assert (survey.code, survey.team, survey.updated_by) == ("BV-0001", team, worker)
        assert answer.url == survey.get_absolute_url()
        assert AuditEvent.objects.filter(action="create", object_type="kruidenier.survey").exists()

    def test_an_edit_over_somebody_elses_shows_both(self, as_worker, team):
        survey = make_survey(team=team)
        form = as_worker.get(url("survey_edit", survey)).context["form"]
        Survey.objects.update(version=2, title="Van hen")

        data = {"form_token": form.token.signed(), "version": 1, "title": "Van mij"}
        answer = as_worker.post(url("survey_edit", survey), data)

        assert [told[1:] for told in answer.context["form"].stale] == [("Van mij", "Van hen")]

    def test_goes_with_its_questions_and_comes_back(self, as_worker, team):
        question = make_question(team=team, options=["brood", "fruit"])

        as_worker.post(url("survey_delete", question.survey))
        assert not SurveyQuestion.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert options_of(SurveyQuestion.objects.get()) == ["brood", "fruit"]

    def test_one_that_was_held_stays(self, as_worker, team):
        round = make_round(team=team)

        answer = as_worker.post(url("survey_delete", round.survey), follow=True)

        assert Survey.objects.exists()
        assert "hangen nog rondes aan" in answer.content.decode()


class TestQuestions:
    def test_options_come_a_line_each_in_their_order(self, as_worker, team):
        survey = make_survey(team=team)

        sent(as_worker, url("question_create", survey), text="Wat?", kind="choice", options="fruit\n\n brood \nfruit")

        question = SurveyQuestion.objects.get()
        assert (question.code, question.position, options_of(question)) == ("VR-0001", 1, ["fruit", "brood"])

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": " "}, "text"),
            ({"text": "x" * 501}, "text"),
            ({"kind": "raadsel"}, "kind"),
            ({"options": ""}, "options"),
            ({"options": "fruit"}, "options"),
            ({"options": "fruit\nFruit"}, "options"),
            ({"options": "fruit; brood\nvis"}, "options"),
            ({"options": "x" * 201 + "\nvis"}, "options"),
            ({"options": "\n".join(map(str, range(31)))}, "options"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        address = url("question_create", make_survey(team=team))

        answer = sent(as_worker, address, **{"text": "Wat?", "kind": "choice", "options": "fruit\nbrood"} | fields)

        assert field in errors(answer)
        assert not SurveyQuestion.objects.exists()

    def test_another_kind_has_no_options(self, as_worker, team):
        question = make_question(team=team, options=["fruit", "brood"])

        sent(as_worker, url("question_edit", question), kind="open")

        assert options_of(question) == []

    def test_an_option_with_answers_is_reworded_and_keeps_them(self, as_worker, team):
        question = make_question(team=team, options=["fruit", "brood", "vis"])
        bread = question.options.get(text="brood")
        make_response((question, bread), round=make_round(survey=question.survey))

        sent(as_worker, url("question_edit", question), options="vers brood\nfruit")

        assert options_of(question) == ["vers brood", "fruit"]
        assert question.answers.get().option.text == "vers brood"

    def test_but_it_is_not_taken_away(self, as_worker, team):
        question = make_question(team=team, options=["fruit", "brood", "vis"])
        make_response((question, question.options.get(text="brood")), round=make_round(survey=question.survey))

        answer = sent(as_worker, url("question_edit", question), options="fruit\nvis")

        assert "«brood»" in errors(answer)["options"][0]
        assert options_of(question) == ["fruit", "brood", "vis"]

    def test_once_answered_its_kind_stays(self, as_worker, team):
        question = make_question(team=team)
        make_response((question, "Meer fruit"), round=make_round(survey=question.survey))

        sent(as_worker, url("question_edit", question), kind="scale", text="Wat nog?")

        question.refresh_from_db()
        assert (question.kind, question.text) == ("open", "Wat nog?")

    def test_one_with_answers_cannot_go(self, as_worker, team):
        question = make_question(team=team)
        make_response((question, "Meer fruit"), round=make_round(survey=question.survey))

        as_worker.post(url("question_delete", question))

        assert SurveyQuestion.objects.exists()

    @pytest.mark.parametrize(
        ("which", "direction", "order"),
        [(1, "op", "bac"), (1, "neer", "acb"), (0, "op", "abc"), (2, "neer", "abc"), (0, "schuin", "abc")],
    )
    def test_they_change_places(self, as_worker, team, which, direction, order):
        survey = make_survey(team=team)
        questions = [make_question(survey=survey, text=text, position=1) for text in "abc"]  # as a workbook may have it

        as_worker.post(url("question_move", questions[which]), {"richting": direction})

        assert "".join(question.text for question in survey.questions.in_order()) == order


class TestRounds:
    def test_a_new_one_is_anonymous_and_begins_today(self, as_worker, team):
        survey = make_survey(team=team)

        sent(as_worker, url("round_create", survey), name="Lente")

        round = SurveyRound.objects.get()
        assert (round.code, round.is_anonymous, round.starts_on) == (f"BR-{today().year}-0001", True, today())
        assert len(round.key) >= 12

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"name": " "}, "name"),
            ({"starts_on": "31/2/2018"}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"ends_on": "2018-05-31"}, "ends_on"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        address = url("round_create", make_survey(team=team))

        answer = sent(as_worker, address, **{"name": "Lente", "starts_on": "2018-06-01"} | fields)

        assert field in errors(answer)

    @pytest.mark.parametrize("promised", [True, False])
    def test_once_answered_it_stays_as_anonymous_as_was_promised(self, as_worker, team, promised):
        round = make_round(team=team, is_anonymous=promised)
        make_response(round=round)

        sent(as_worker, url("round_edit", round), is_anonymous=None if promised else "on", name="Herfst")

        round.refresh_from_db()
        assert (round.is_anonymous, round.name) == (promised, "Herfst")

    def test_one_with_answers_cannot_go(self, as_worker, team):
        round = make_round(team=team)
        make_response(round=round)

        answer = as_worker.post(url("round_delete", round), follow=True)

        assert SurveyRound.objects.exists()
        assert "ingevulde formulieren" in answer.content.decode()

    def test_its_page_tells_how_many_came_in_which_way(self, as_worker, team):
        round = make_round(team=team)
        for channel in ("paper", "paper", "link"):
            make_response(round=round, channel=channel)

        progress = as_worker.get(round.get_absolute_url()).context["progress"]

        assert progress.channels == [("op papier", 2), ("op de tablet", 0), ("met de link", 1)]
        assert progress.total == 3


class TestTheList:
    def test_is_searched_filtered_and_counted(self, as_worker, team):
        running = make_round(survey=make_survey(team=team, title="Één lente"))
        make_question(survey=running.survey)
        make_response(round=running)
        make_round(survey=make_survey(team=team, title="Winter"), starts_on=date(2017, 1, 1), ends_on=date(2017, 2, 1))

        found = as_worker.post(LIST, {"q": "lente een"}, follow=True).context["list"]
        runs = as_worker.get(f"{LIST}?stand=loopt").context["list"]
        of_2017 = as_worker.get(f"{LIST}?jaar=2017&stand=rust").context["list"]

        row = ["Één lente", "1", "1", "1 maart 2018", "1"]
        assert [[cell["text"] for cell in one["cells"]] for one in found.rows] == [row]
        assert [one["cells"][0]["text"] for one in runs.rows] == ["Één lente"]
        assert [one["cells"][0]["text"] for one in of_2017.rows] == ["Winter"]

    def test_list_and_page_take_as_many_queries_for_many_as_for_few(self, as_worker, team):
        def count(address):
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(address)
            return len(counted)

        survey = make_round(team=team).survey
        make_question(survey=survey, options=["fruit", "brood"])
        count(LIST)
        few = [count(LIST), count(survey.get_absolute_url())]
        for _ in range(10):
            make_question(survey=survey, options=["fruit", "brood", "vis"])
            make_response(round=make_round(survey=survey))
            make_survey(team=team)

        assert [count(LIST), count(survey.get_absolute_url())] == few


class TestWhoMay:
    def test_another_teams_survey_is_not_there(self, as_worker):
        round = make_round(team=make_team())
        question = make_question(survey=round.survey)

        pages = [
            url(name, round.survey) for name in ("survey_detail", "survey_edit", "question_create", "round_create")
        ]
        pages += [url("question_edit", question), *(url(name, round) for name in ("round_detail", "results"))]
        assert {as_worker.get(page).status_code for page in pages} == {404}

    def test_a_volunteer_sees_no_survey_and_no_results(self, client, team):
        client.force_login(make_member(team, Role.VOLUNTEER))
        round = make_round(team=team)

        pages = [LIST, round.survey.get_absolute_url(), round.get_absolute_url(), url("results", round)]
        assert {client.get(page).status_code for page in pages} == {403}
