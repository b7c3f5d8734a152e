"""Every figure says what it counts, in which unit, and where the list behind it is."""

from datetime import date

import pytest
from django.urls import resolve

from rapportage.chapters import chapters
from rapportage.definitions import BY_KEY, DEFINITIONS
from rapportage.definitions.activities import UNKNOWN_ORIGIN
from rapportage.figures import BY_ACTIVITY, for_report, for_year
from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_feedback, make_item, make_meeting
from tests.huisbezoeken.factories import make_follow_up, make_signal, make_visit, make_visits
from tests.kruidenier.factories import make_card, make_shop_visit
from tests.kruidenier.pathway_factories import make_pathway, make_step
from tests.wonen.factories import make_file
from tests.wonen.figure_factories import make_booking

# What these count is no row of the list behind them.
OTHERWISE = ("visits.minutes", "reach.countries", "activities.attendances", "activities.countries")
OTHERWISE += ("kruidenier.households_per_month",)
AMOUNTS = ("housing.granted", "housing.fund_lent", "housing.fund_repaid", "housing.fund_outstanding")
OTHERWISE += AMOUNTS


def make_year(team):
    """One of everything that figures can hold."""
    home = make_household(team=team, type="couple", tenure="owner", social_service="yes")
    people = [make_resident(household=home, origin=origin, gender="f") for origin in ("BE", "SY", "")]
    make_visit(household=home, residents=people, themes=["housing"], kind="follow_up", minutes=30)
    make_visit(household=home, residents=[make_resident(team=team, birth_year=None, origin="-")])
    make_visit(household=home, result="refused")
    make_trail(people[0])
    make_activities(home, people)
    make_grocery(home, people)
    make_circle(people)
    make_housing(home)
    return for_report(team, 2018)


def make_activities(home, people):
    """A holiday offer with a child, an adult and a helper who came more than once, and enrolments; another activity."""
    team, child = home.team, make_resident(household=home, origin="TR", birth_year=2010)
    offer = make_activity(team=team, code="zomer 1.0", name="Zomerkamp", kind="holiday")
    for day in (3, 10):
        make_session(
            activity=offer,
            date=date(2018, 7, day),
            residents=[child, people[0]],
            volunteers=people[1:],
            anonymous_adults=2,
        )
    make_session(activity=offer, date=date(2018, 7, 17), residents=people, cancelled_because="regen")
    make_session(
        activity=make_activity(team=team, code="unknown", kind="workshop"), residents=[make_resident(team=team)]
    )
    make_referral(resident=child)
    for ends, reason, what in ((None, "", ""), (5, "stopped", ""), (6, "onward", "work"), (7, "onward", "")):
        ended = {"ends_on": ends and date(2018, 8, ends), "reason": reason, "moved_on_to": what}
        make_enrolment(activity=offer, resident=make_resident(team=team), **ended)


def make_grocery(home, people):
    """Two cards of one household, one of another; a pathway that ended and one that goes on, with a step further."""
    card = make_card(household=home, starts_on=date(2018, 2, 1), ends_on=date(2018, 11, 30))
    for month in (3, 4):
        make_shop_visit(card=card, date=date(2018, month, 6), resident=people[0])
    make_shop_visit(card=make_card(household=home), date=date(2018, 4, 7))
    make_shop_visit(card=make_card(team=home.team, starts_on=date(2017, 1, 1)), date=date(2018, 4, 6))
    ended = {"starts_on": date(2017, 5, 1), "ends_on": date(2018, 5, 1)}
    make_pathway(resident=people[0], outcome="reached", **ended)
    make_pathway(resident=people[1], **ended)
    going = make_pathway(resident=people[0], starts_on=date(2018, 6, 1))
    make_step(pathway=going, date=date(2018, 9, 1), stage=3)


def make_housing(home):
    """Files of three kinds in three years, one of them closed and one without an amount; a loan and a repayment."""
    make_file(household=home, kind="premium", granted="1250.50")
    make_file(household=home, kind="premium", closed_on=date(2018, 9, 1))
    make_file(team=home.team, kind="renben", opened_on=date(2016, 5, 1), closed_on=date(2018, 12, 31))
    file = make_file(team=home.team, kind="emergency_fund", opened_on=date(2017, 5, 1))
    make_booking("15000", file)
    make_booking("750.25", file, "repayment", date=date(2018, 10, 1))


def make_circle(people):
    """Two bottlenecks, two meetings, three decisions of which one is done; two residents told."""
    team = people[0].team
    bottleneck = make_bottleneck(team=team, status="decided")
    make_bottleneck(team=team, date=date(2017, 6, 1))
    meeting = make_meeting(team=team)
    make_meeting(group=meeting.group, date=date(2018, 11, 5))
    make_meeting(group=meeting.group, date=date(2019, 1, 7))
    for number, done in enumerate([{"status": "done", "closed_on": date(2019, 2, 1)}, {}]):
        follow_up = make_follow_up(resident=people[number], **done)
        make_item(meeting=meeting, decision="Doen we.", due_on=date(2018, 12, 1), follow_up=follow_up)
    make_item(meeting=meeting, bottleneck=bottleneck, decision="Goed.")
    make_item(meeting=meeting)
    make_feedback(bottleneck=bottleneck, resident=people[0])
    make_feedback(signal=make_signal(team=team, date=date(2016, 1, 1)), resident=people[0])
    make_feedback(bottleneck=bottleneck, resident=people[1])
    make_feedback(bottleneck=bottleneck, resident=people[2], told_on=date(2019, 1, 1))


def make_trail(person):
    """A signal of this year, two older ones that went on in it, and referrals to two partners."""
    make_signal(resident=person, theme="housing")
    make_signal(resident=person, date=date(2016, 2, 1), to_steering_group_on=date(2018, 2, 1))
    make_signal(resident=person, date=date(2016, 2, 1), resolved_on=date(2018, 3, 1))
    partner = make_organisation(team=person.team, code="O 1", name="Wijkgezondheidscentrum")
    make_referral(resident=person, organisation=partner, result="started")
    make_referral(resident=person, organisation=partner)
    make_referral(resident=person, result="dropped")


def leaves(figures):
    """Key -> value; of activities a map from code on."""
    sections = {name: section for name, section in figures.items() if name not in (*BY_ACTIVITY, "surveys", "behind")}
    found = {f"{section}.{key}": value for section, keys in sections.items() for key, value in keys.items()}
    for section in BY_ACTIVITY:
        for code, keys in figures[section].items():
            for key, value in keys.items():
                found.setdefault(f"{section}.{key}", {})[code] = value
    return found


def cells(value):
    """(code, activity, what is counted) of each cell that has a list behind it."""
    if isinstance(value, list):
        return [(str(month), None, number) for month, number in enumerate(value, 1)]
    if not isinstance(value, dict):
        return [(None, None, value)]
    within = [(code, one) for code, one in value.items() if isinstance(one, dict)]
    nested = [(code, activity, number) for activity, one in within for code, number in one.items()]
    return nested or [(code, None, number) for code, number in value.items() if not isinstance(number, dict)]


def test_there_is_one_for_every_figure(team):
    assert set(BY_KEY) == set(leaves(make_year(team)))
    assert len(BY_KEY) == len(DEFINITIONS)


def test_every_figure_is_in_a_chapter(team):
    found = chapters(team, make_year(team), None, 2018)

    activities = [part for chapter in found for part in chapter.activities]
    numbers = [one for part in (*found, *activities) for one in part.numbers]
    shown = {one.definition.key for one in (*numbers, *(part for chapter in found for part in chapter.breakdowns))}
    assert shown == {*BY_KEY, UNKNOWN_ORIGIN.key}


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.key)
def test_it_has_words_and_a_unit(definition):
    assert str(definition.label)
    assert str(definition.sentence).endswith(".")
    assert (str(definition.unit_of(1)), str(definition.unit_of(0))) == tuple(str(form) for form in definition.unit)


def test_every_cell_has_a_list_and_the_list_counts_as_many(team, as_coordinator):
    make_year(team)
    make_visits(2, team=team)
    figures = for_report(team, 2018)

    for key, value in leaves(figures).items():
        for code, activity, expected in cells(value):
            address = BY_KEY[key].address(2018, code, activity)
            assert resolve(address.split("?")[0])
            if key not in OTHERWISE:
                assert as_coordinator.get(address).context["list"].count == expected, address


def test_the_families_of_unknown_origin_have_a_list_too(team, as_coordinator):
    activity = make_activity(team=team, code="a 1")
    unknown, known = (make_resident(team=team, origin=origin) for origin in ("", "BE"))
    make_session(activity=activity, residents=[unknown, known])

    page = as_coordinator.get(UNKNOWN_ORIGIN.address(2018, "a 1"))

    assert page.context["list"].count == 1


def test_attendances_lead_to_the_sessions_that_show_how_many_came(team, as_coordinator):
    make_year(team)

    page = as_coordinator.get(BY_KEY["activities.attendances"].address(2018, "zomer 1.0"))

    came = [row["participants"] for row in page.context["list"].raw_rows]
    assert sum(came) == for_year(team, 2018)["activities"]["zomer 1.0"]["attendances"] == 8


def test_minutes_lead_to_the_held_visits_and_countries_to_the_people(team):
    assert "resultaat=conversation" in BY_KEY["visits.minutes"].address(2018)
    assert "herkomst=gekend" in BY_KEY["reach.countries"].address(2018)


def test_files_over_the_years_have_a_list_for_each(team, as_coordinator):
    make_housing(make_household(team=team))

    part = next(one for one in housing_chapter(team).breakdowns if one.is_over_years)

    assert [(row.label, row.text, row.before_text) for row in part.rows.values()] == [
        ("2016", "1", ""),
        ("2017", "2", ""),
        ("2018", "2", ""),
    ]
    assert [as_coordinator.get(row.url).context["list"].count for row in part.rows.values()] == [1, 2, 2]


def test_amounts_are_written_as_money(team):
    make_housing(make_household(team=team))

    amounts = {one.definition.key: one for one in housing_chapter(team).amounts}

    assert tuple(amounts) == AMOUNTS
    assert amounts["housing.granted"].text == "€\N{NO-BREAK SPACE}1.250,50"
    assert amounts["housing.fund_repaid"].before_text == "€\N{NO-BREAK SPACE}0,00 in 2017"
    assert amounts["housing.fund_outstanding"].text == "€\N{NO-BREAK SPACE}14.249,75"


def test_a_team_without_housing_files_has_no_chapter_on_them(team):
    make_visits(2, team=team)

    assert housing_chapter(team) is None


def housing_chapter(team):
    found = chapters(team, *(for_report(team, year) for year in (2018, 2017)), 2018)
    return next((one for one in found if one.id == "housing"), None)


def rows_of(key, figures, before, team):
    parts = chapters(team, figures, before, 2018)
    return next(one for part in parts for one in part.breakdowns if one.definition.key == key).rows


def test_partners_go_by_their_name_the_largest_first(team):
    person = make_resident(team=team)
    few, many = (make_organisation(team=team, name=name) for name in ("Aanloophuis", "Zorgpunt"))
    for partner in (few, many, many):
        make_referral(resident=person, organisation=partner)
    make_referral(resident=person, organisation=make_organisation(team=team, name="Boksclub"), date=date(2017, 3, 1))

    rows = rows_of("referrals.by_organisation", for_year(team, 2018), for_year(team, 2017), team)

    assert [(row.label, row.text, row.before_text) for row in rows.values()] == [
        ("Zorgpunt", "2", "0"),
        ("Aanloophuis", "1", "0"),
        ("Boksclub", "0", "1"),
    ]


@pytest.mark.parametrize("code", ["1", "unknown", "BE"])
def test_a_partner_may_have_any_code(team, code):
    make_referral(
        organisation=make_organisation(team=team, code=code, name="Zorgpunt"), resident=make_resident(team=team)
    )

    part = chapters(team, for_year(team, 2018), None, 2018)[3].breakdowns[1]

    assert [row.label for row in part.rows.values()] == ["Zorgpunt"]
    assert (part.is_by_month, part.unknown, part.chart.labels) == (False, None, ["Zorgpunt"])


def test_no_chapter_shows_a_number_twice(team):
    figures = make_year(team)

    numbers = [one.definition.key for part in chapters(team, figures, None, 2018) for one in part.numbers]

    assert len(numbers) == len(set(numbers))


def test_amounts_of_the_fund_lead_to_its_entries(team, as_coordinator):
    make_housing(make_household(team=team))

    found = {key: as_coordinator.get(BY_KEY[key].address(2018)).context["list"].count for key in AMOUNTS[1:]}

    assert found == {"housing.fund_lent": 1, "housing.fund_repaid": 1, "housing.fund_outstanding": 2}
    address = BY_KEY["housing.fund_outstanding"].address(2017)
    assert as_coordinator.get(address).context["list"].count == 0
