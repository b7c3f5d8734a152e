"""What the printed report tells of the grocery: nothing of one to four people, nor what leads to it."""

import pytest

from rapportage.publishing_grocery import publish_pathways, publish_surveys, with_months
from rapportage.withholding import Withheld

FIVES = [5] * 12
NOTHING = [Withheld.DROPPED] * 12


def section(months, households=40):
    return {"households": households, "households_by_month": months, "households_per_month": 5.0}


def pathways(**fields):
    default = {"started": 10, "ended": 12, "by_outcome": {"reached": 6, "stopped": 6}, "by_stage": {"visitor": 8}}
    return default | {"running_at_year_end": 3, "moved_on": 2} | fields


def round_of(*counts, responses=30, answered=None):
    question = {"counts": list(counts), "answered": sum(counts) if answered is None else answered, "mean": 3.1}
    return {"name": "lente", "responses": responses, "questions": [question]}


class TestMonths:
    @pytest.mark.parametrize("months", [FIVES, [0, *FIVES[1:]]])
    def test_show_where_none_of_them_is_small(self, months):
        assert with_months(section(months)) == section(months)

    @pytest.mark.parametrize("few", [1, 4])
    def test_one_small_month_hides_all_of_them_and_their_mean(self, few):
        told = with_months(section([few, *FIVES[1:]]))

        assert (told["households_by_month"], told["households_per_month"]) == (NOTHING, Withheld.DROPPED)

    def test_hidden_households_hide_the_months(self):
        assert with_months(section(FIVES, households=Withheld.FEW))["households_by_month"] == NOTHING


class TestPathways:
    def test_large_numbers_show(self):
        told = publish_pathways(pathways())

        assert (told["started"], told["ended"]) == (10, 12)
        assert told["by_outcome"] == {"reached": 6, "stopped": 6}
        assert told["by_stage"] == {"visitor": 8}

    def test_what_two_years_would_give_away_is_not_printed(self):
        assert not {"running_at_year_end", "moved_on"} & set(publish_pathways(pathways()))

    def test_few_of_one_outcome_do_not_follow_from_the_rest(self):
        told = publish_pathways(pathways(ended=12, by_outcome={"reached": 6, "stopped": 4, "partly": 2}))

        assert sum(isinstance(number, Withheld) for number in told["by_outcome"].values()) >= 2

    def test_few_at_one_stage_hide_the_road(self):
        told = publish_pathways(pathways(by_stage={"visitor": 8, "initiator": 1}))

        assert set(told["by_stage"].values()) == {Withheld.DROPPED}

    def test_few_that_started_hide_the_road_too(self):
        told = publish_pathways(pathways(started=2))

        assert isinstance(told["started"], Withheld)
        assert set(told["by_stage"].values()) == {Withheld.DROPPED}


class TestSurveys:
    def test_a_round_few_people_answered_is_not_told(self):
        assert publish_surveys([round_of(4, 0, responses=4)]) == []

    def test_a_question_shows_where_each_answer_is_that_of_five_or_nobody(self):
        told = publish_surveys([round_of(5, 0, 25)])[0]["questions"][0]

        assert (told["counts"], told["mean"]) == ([5, 0, 25], 3.1)

    @pytest.mark.parametrize(("counts", "answered"), [((5, 1), None), ((25, 4), None), ((0, 0), 3)])
    def test_else_nothing_of_it_does(self, counts, answered):
        told = publish_surveys([round_of(*counts, answered=answered)])[0]["questions"][0]

        assert (told["counts"], told["answered"], told["mean"]) == ([], Withheld.DROPPED, None)
