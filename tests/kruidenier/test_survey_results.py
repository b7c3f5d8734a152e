"""What came out: counted by hand, beside earlier rounds, and open answers that become signals."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huisbezoeken.models import Signal, Theme
from kruidenier.models import AnswerSignal
from kruidenier.survey_figures import results_for_year
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.survey_factories import make_answer, make_question, make_response, make_round, make_survey


def results(client, round):
    return client.get(reverse("kruidenier:results", args=[round.pk]))


def signal(client, answer, theme="housing"):
    thema = Theme.objects.get(code=theme).pk if theme else ""
    return client.post(reverse("kruidenier:answer_signal", args=[answer.pk]), {"thema": thema}, follow=True)


class TestCounting:
    def test_a_form_counts_at_each_of_its_choices(self, as_worker, team):
        question = make_question(team=team, kind="choices", options=["fruit", "brood", "vis"])
        fruit, bread, _fish = question.options.all()
        round = make_round(survey=question.survey)
        make_response((question, [fruit, bread]), round=round)
        make_response((question, fruit), round=round)
        make_response(round=round)

        (result,) = results(as_worker, round).context["results"]

        assert (result.chart.labels, result.chart.series[0].values) == (["fruit", "brood", "vis"], [2, 1, 0])
        assert result.rows[0].told == "2 antwoorden"

    def test_a_scale_has_its_mean(self, as_worker, team):
        question = make_question(team=team, kind="scale")
        round = make_round(survey=question.survey)
        for number in (5, 5, 2, 2):
            make_response((question, number), round=round)

        (result,) = results(as_worker, round).context["results"]

        assert result.chart.series[0].values == [0, 2, 0, 0, 2]
        assert result.rows[0].told == "4 antwoorden, gemiddeld 3,5"

    def test_yes_and_no(self, as_worker, team):
        question = make_question(team=team, kind="yes_no")
        round = make_round(survey=question.survey)
        for number in (1, 0, 0):
            make_response((question, number), round=round)

        (result,) = results(as_worker, round).context["results"]

        assert (result.chart.labels, result.chart.series[0].values) == (["ja", "nee"], [1, 2])

    def test_nothing_answered_yet_is_no_mistake(self, as_worker, team):
        question = make_question(team=team, kind="scale")

        (result,) = results(as_worker, make_round(survey=question.survey)).context["results"]

        assert result.rows[0].told == "0 antwoorden"

    def test_three_earlier_rounds_stand_beside_it_and_no_later_one(self, as_worker, team):
        question = make_question(team=team, kind="scale")
        rounds = [make_round(survey=question.survey, starts_on=date(year, 3, 1)) for year in range(2013, 2019)]
        make_round(team=team, starts_on=date(2015, 1, 1))
        for round in rounds:
            make_response((question, round.starts_on.year - 2013), round=round)

        page = results(as_worker, rounds[4])

        assert page.context["rounds"] == rounds[4:0:-1]
        assert [row.counted.mean for row in page.context["results"][0].rows] == [4, 3, 2, 1]

    def test_open_answers_stand_with_their_round(self, as_worker, team):
        question = make_question(team=team)
        early, late = (make_round(survey=question.survey, starts_on=date(year, 3, 1)) for year in (2017, 2018))
        for round, text in ((early, "Toen"), (late, "Nu")):
            make_answer(text, question=question, round=round)

        (result,) = results(as_worker, late).context["results"]

        assert [(round, [answer.text for answer in said]) for round, said in result.said] == [
            (late, ["Nu"]),
            (early, ["Toen"]),
        ]

    def test_what_is_written_stays_text(self, as_worker, team):
        answer = make_answer("<script>x</script>", team=team)

        assert "<script>x" not in results(as_worker, answer.response.round).content.decode()

    def test_it_takes_as_many_queries_for_much_as_for_little(self, as_worker, team):
        def count():
            with CaptureQueriesContext(connection) as counted:
                results(as_worker, round)
            return len(counted)

        survey = make_survey(team=team)
        round = make_round(survey=survey)
        closed = make_question(survey=survey, options=["fruit", "brood"])
        signal(as_worker, make_answer(question=make_question(survey=survey), round=round))
        count()
        few = count()
        for _ in range(8):
            make_response((closed, closed.options.first()), round=round)
            signal(as_worker, make_answer(question=make_question(survey=survey), round=round))

        assert count() == few


class TestTheYear:
    def test_rounds_that_began_in_it_with_their_closed_questions(self, team):
        question = make_question(team=team, options=["fruit", "brood"])
        make_question(survey=question.survey)
        spring = make_round(survey=question.survey, name="Lente", starts_on=date(2018, 3, 1), ends_on=date(2019, 3, 1))
        make_round(survey=question.survey, starts_on=date(2017, 12, 31))
        make_round(team=make_team(), starts_on=date(2018, 3, 1))
        for _ in range(2):
            make_response((question, question.options.last()), round=spring)

        (found,) = results_for_year(team, 2018)

        assert (found.survey, found.round, found.responses) == (question.survey.title, "Lente", 2)
        assert [(asked, told.labels, told.counts) for asked, told in found.questions] == [
            (question, ["fruit", "brood"], [0, 2])
        ]

    @pytest.mark.parametrize("rounds", [0, 1, 6])
    def test_it_takes_six_queries_at_most(self, team, django_assert_max_num_queries, rounds):
        for _ in range(rounds):
            question = make_question(team=team, options=["fruit", "brood"])
            make_response((question, question.options.first()), round=make_round(survey=question.survey))

        with django_assert_max_num_queries(6):
            assert len(results_for_year(team, 2018)) == rounds


class TestSignals:
    def test_an_answer_becomes_one_in_two_taps(self, as_worker, team):
        answer = make_answer("De lift is stuk", team=team)

        page = signal(as_worker, answer)

        raised = Signal.objects.get()
        assert (raised.description, raised.theme.code, raised.resident) == ("De lift is stuk", "housing", None)
        assert raised.get_absolute_url() in page.content.decode()

    def test_twice_makes_no_two(self, as_worker, team):
        answer = make_answer(team=team)

        signal(as_worker, answer)
        page = signal(as_worker, answer)

        assert (Signal.objects.count(), AnswerSignal.objects.count()) == (1, 1)
        assert "al een signaal" in page.content.decode()

    def test_its_page_leads_back_to_the_results(self, as_worker, team):
        answer = make_answer(team=team)
        signal(as_worker, answer)

        page = as_worker.get(Signal.objects.get().get_absolute_url()).content.decode()

        assert reverse("kruidenier:results", args=[answer.response.round_id]) in page

    def test_it_names_who_wrote_it_only_where_the_form_does(self, as_worker, team):
        resident = make_resident(team=team)
        round = make_round(team=team, is_anonymous=False)
        answer = make_answer(question=make_question(survey=round.survey), round=round, resident=resident)

        signal(as_worker, answer)

        assert Signal.objects.get().resident == resident

    def test_without_a_theme_there_is_none(self, as_worker, team):
        signal(as_worker, make_answer(team=team), theme=None)

        assert not Signal.objects.exists()

    def test_an_answer_of_another_team_is_not_there(self, as_worker):
        assert signal(as_worker, make_answer(team=make_team())).status_code == 404
