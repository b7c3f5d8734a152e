"""No number of an activity lets a reader of the report find out about 1 to 4 people."""

import os

import pytest

from activiteiten.figures import ActivityFigures
from rapportage.publishing import publish
from rapportage.together import OTHER_PARTNERS
from rapportage.withholding import FEW, Withheld
from tests.rapportage.figures_at_random import make_figures
from tests.rapportage.people_at_random import random_year
from tests.rapportage.reader import counts_of_people, pinned_cells

SEEDS = range(150)
MORE_SEEDS = range(150, 20_000 if os.environ.get("LONG") else 400)
EVENTS = ("sessions", "attendances", "countries")


def make_year(led_on=None, *, people=200, homes=150, referrals=(), **numbers):
    """A year of many reached people of whom some took part in «naaiatelier»; a participant is one household."""
    many = numbers.get("participants", 0)
    alike = dict.fromkeys(("households", "known_origin_households", "foreign_origin_households"), many)
    default = {"sessions": 12, "attendances": 300, "countries": many // 4, "social_service_households": many}
    one = dict.fromkeys(ActivityFigures.__dataclass_fields__, 0) | default | alike | numbers
    ages, services = {"0-17": people // 2, "35-59": people - people // 2}, {"yes": homes}
    figures = make_figures(
        people=people, homes=homes, by_age_band=ages, households_by_social_service=services, referrals=referrals
    )
    figures["visits"] |= {"residents": people // 2, "households": homes // 2, "first_visits": homes // 2}
    return figures | {"activities": {"naaiatelier": one}, "led_on": {"naaiatelier": led_on} if led_on else {}}


def printed_of(*args, **numbers):
    return publish(make_year(*args, **numbers))["activities"]["naaiatelier"]


def only_the_small_ones(figures):
    """What is published without the guard: the counts of 1 to 4 are left out, and that is all."""
    hidden = {
        code: {name: value if name in EVENTS or value not in FEW else Withheld.FEW for name, value in one.items()}
        for code, one in figures["activities"].items()
    }
    return publish(figures) | {"activities": hidden}


class TestReader:
    @pytest.mark.parametrize("seed", SEEDS)
    def test_can_pin_down_nobody(self, seed):
        printed = publish(random_year(seed))

        assert pinned_cells(printed) == []
        assert not [value for value in counts_of_people(printed) if value in FEW]

    def test_can_pin_down_nobody_in_hundreds_of_years(self):
        found = {seed: pinned_cells(publish(random_year(seed))) for seed in MORE_SEEDS}

        assert {seed: cells for seed, cells in found.items() if cells} == {}

    def test_would_without_the_guard(self):
        found = [pinned_cells(only_the_small_ones(random_year(seed))) for seed in SEEDS]

        assert sum(bool(cells) for cells in found) > len(SEEDS) / 3

    def test_the_exact_figures_stay_as_they_were(self):
        figures = random_year(7)

        publish(figures)

        assert figures == random_year(7)

    def test_what_is_published_of_the_same_year_is_always_the_same(self):
        assert publish(random_year(7)) == publish(random_year(7))


class TestCounts:
    def test_a_full_activity_shows_as_it_is(self):
        figures = make_year(participants=70, children=20, volunteers=12, inflow=49, outflow=16, onward=9)

        assert publish(figures)["activities"] == figures["activities"]

    def test_a_small_count_of_people_or_enrolments_becomes_fewer_than_five(self):
        printed = printed_of(participants=70, volunteers=3, inflow=2, outflow=4, onward=1)

        names = ("volunteers", "inflow", "outflow", "onward")
        assert {printed[name] for name in names} == {Withheld.FEW}

    def test_the_few_grown_ups_among_the_children_are_not_to_be_subtracted(self):
        printed = printed_of(participants=40, children=37)

        assert printed["participants"] == 40
        assert printed["children"] is Withheld.HIDDEN

    def test_that_some_live_together_may_be_known(self):
        printed = printed_of(participants=70, households=68, known_origin_households=62, foreign_origin_households=32)

        assert (printed["participants"], printed["households"], printed["known_origin_households"]) == (70, 68, 62)

    def test_the_few_who_were_reached_otherwise_are_not_to_be_subtracted(self):
        printed = printed_of(people=72, homes=80, participants=70)

        assert printed["participants"] is Withheld.HIDDEN

    def test_the_few_helpers_are_not_told_by_those_who_were_reached_without_a_visit(self):
        """40 were reached, 20 of them without a visit, and 16 took part: the helpers would be four."""
        printed = printed_of(people=40, homes=150, participants=16, volunteers=4)

        assert printed["volunteers"] is Withheld.FEW
        assert printed["participants"] is Withheld.HIDDEN

    def test_few_homes_are_not_told_by_the_visits_where_nobody_was_reached_otherwise(self):
        """Three visits, two kinds of homes, and nobody at the only activity: there would be two homes or three."""
        nobody = dict.fromkeys(ActivityFigures.__dataclass_fields__, 0) | {"sessions": 1}
        figures = make_figures(homes=3, first=1, households_by_tenure={"owner": 2, "social_rent": 1})

        printed = publish(figures | {"activities": {"naaiatelier": nobody}})

        assert pinned_cells(printed) == []

    def test_activities_without_named_people_show(self):
        printed = printed_of(attendances=3)

        assert (printed["attendances"], printed["participants"], printed["households"]) == (3, 0, 0)


class TestEvents:
    def test_sessions_and_attendances_show_however_few_people_come(self):
        printed = printed_of(participants=3, sessions=2, attendances=5)

        assert (printed["sessions"], printed["attendances"]) == (2, 5)
        assert printed["participants"] is Withheld.FEW

    @pytest.mark.parametrize("attendances", [1, 2, 4])
    def test_so_few_attendances_as_tell_how_few_people_came_do_not(self, attendances):
        printed = printed_of(participants=1, sessions=1, attendances=attendances)

        assert (printed["sessions"], printed["attendances"]) == (1, Withheld.DROPPED)


class TestCountries:
    def test_are_not_told_where_participants_are_not(self):
        printed = printed_of(participants=4, countries=2)

        assert printed["countries"] is Withheld.HIDDEN

    @pytest.mark.parametrize(("countries", "told"), [(11, 11), (68, 68), (69, Withheld.HIDDEN), (70, Withheld.HIDDEN)])
    def test_are_not_told_where_that_says_that_each_has_one(self, countries, told):
        assert printed_of(participants=70, countries=countries)["countries"] == told


class TestWhereTo:
    def test_small_partners_and_destinations_do_not_show(self):
        referrals = [{"started": 60}, {"O1": 30, "O2": 20, "O3": 10}]
        led_on = {"referrals": {"O1": 12, "O2": 3, "O3": 4}, "onward": {"work": 9, "training": 3, "": 8}}

        printed = publish(make_year(led_on, referrals=referrals, participants=70, outflow=40, onward=20))["led_on"][
            "naaiatelier"
        ]

        assert printed["referrals"] == {"O1": 12, OTHER_PARTNERS: 7}
        assert printed["onward"]["training"] is Withheld.FEW
        assert Withheld.HIDDEN in printed["onward"].values()

    def test_a_partner_that_is_not_named_among_all_referrals_is_not_named_here(self):
        led_on = {"referrals": {"O1": 12, "O2": 6}, "onward": {}}
        referrals = [{"started": 38}, {"O1": 30, "O2": 6, "O3": 2}]

        printed = publish(make_year(led_on, referrals=referrals, participants=70))

        assert printed["referrals"]["by_organisation"] == {"O1": 30, OTHER_PARTNERS: 8}
        assert "O2" not in printed["led_on"]["naaiatelier"]["referrals"]

    def test_the_few_referrals_of_others_are_not_to_be_subtracted(self):
        led_on = {"referrals": {"O1": 28}, "onward": {}}

        printed = publish(make_year(led_on, referrals=[{"started": 50}, {"O1": 30, "O2": 20}], participants=70))

        assert printed["led_on"]["naaiatelier"]["referrals"] == {"O1": Withheld.HIDDEN}

    def test_destinations_do_not_tell_what_is_withheld_of_the_outflow(self):
        led_on = {"referrals": {}, "onward": {"work": 6}}

        printed = publish(make_year(led_on, participants=70, outflow=8, onward=6))

        told = (printed["activities"]["naaiatelier"]["outflow"], printed["led_on"]["naaiatelier"]["onward"]["work"])
        assert any(isinstance(number, Withheld) for number in told)
