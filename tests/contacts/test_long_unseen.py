"""Who was not met for longer than their own rhythm."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from buurtwerk.core.dates import today
from contacts.models import Resident
from contacts.models.rhythm import months_before
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_encounter

LONG_AGO = date(2016, 1, 4)


def unseen(team, day):
    return list(Resident.objects.of(team).long_unseen(day))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2018, 5, 31), 3, date(2018, 2, 28)),
        (date(2020, 5, 31), 3, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2019, 2, 28)),
        (date(2018, 3, 15), 3, date(2017, 12, 15)),
        (date(2018, 1, 31), 1, date(2017, 12, 31)),
        (date(2018, 12, 31), 6, date(2018, 6, 30)),
    ],
)
def test_months_before_a_day_end_where_the_month_does(day, months, then):
    assert months_before(day, months) == then


@pytest.mark.parametrize(
    ("rhythm", "last", "day"),
    [
        ("6w", date(2018, 4, 23), date(2018, 6, 4)),
        ("3m", date(2018, 2, 28), date(2018, 5, 31)),
        ("6m", date(2018, 6, 30), date(2018, 12, 31)),
        ("1y", date(2017, 6, 4), date(2018, 6, 4)),
    ],
)
def test_on_the_last_day_of_the_rhythm_one_is_in_time_and_the_next_day_not(team, rhythm, last, day):
    resident = make_resident(team=team, contact_rhythm=rhythm, last_contact_on=last, first_contact_on=LONG_AGO)

    assert unseen(team, day) == []
    assert unseen(team, day + timedelta(days=1)) == [resident]


def test_without_a_rhythm_nobody_is_waited_for(team):
    make_resident(team=team, last_contact_on=LONG_AGO, first_contact_on=LONG_AGO)

    assert unseen(team, date(2018, 6, 4)) == []


@pytest.mark.parametrize(("first", "is_unseen"), [(date(2018, 4, 22), True), (date(2018, 4, 23), False)])
def test_who_was_never_met_counts_from_the_first_contact(team, first, is_unseen):
    resident = make_resident(team=team, contact_rhythm="6w", first_contact_on=first)

    assert unseen(team, date(2018, 6, 4)) == ([resident] if is_unseen else [])


@pytest.mark.parametrize(("ended", "is_unseen"), [(date(2018, 6, 4), False), (date(2018, 6, 5), True)])
def test_contact_that_ended_waits_for_nobody(team, ended, is_unseen):
    make_resident(
        team=team, contact_rhythm="6w", first_contact_on=LONG_AGO, last_contact_on=LONG_AGO, contact_ended_on=ended
    )

    assert bool(unseen(team, date(2018, 6, 4))) is is_unseen


def test_any_registered_moment_starts_the_rhythm_again(as_worker, team):
    resident = make_resident(team=team, contact_rhythm="6w")
    token = as_worker.get(resident.get_absolute_url()).context["token"]
    was_unseen = resident.is_long_unseen

    url = reverse("huisbezoeken:encounter_create", args=[resident.pk])
    as_worker.post(url, {"channel": "phone", "form_token": token})

    resident.refresh_from_db()
    assert was_unseen
    assert not resident.is_long_unseen
    assert unseen(team, today()) == []


@pytest.mark.parametrize("rhythm", Resident.Rhythm.values)
@pytest.mark.parametrize("days", [0, 42, 43, 92, 93, 184, 185, 366, 367])
def test_one_resident_and_many_are_judged_alike(team, rhythm, days):
    last = today() - timedelta(days=days)
    resident = make_resident(team=team, contact_rhythm=rhythm, last_contact_on=last, first_contact_on=LONG_AGO)

    assert resident.is_long_unseen is bool(unseen(team, today()))


def test_the_list_shows_them_alone_under_a_chip(as_worker, team):
    wanted = make_resident(team=team, contact_rhythm="6w")
    make_resident(team=team)
    make_resident(team=make_team(), contact_rhythm="6w")

    page = as_worker.get(reverse("contacts:resident_list"), {"gezien": "lang", "sorteer": "laatst"}).context["list"]

    assert [row["cells"][0]["text"] for row in page.rows] == [str(wanted)]
    assert [str(chip["label"]) for chip in page.chips] == ["gezien: lang niet gezien"]


def test_a_residents_page_says_so(as_worker, team):
    late, in_time = make_resident(team=team, contact_rhythm="6w"), make_resident(team=team)
    make_encounter(resident=in_time, date=today())

    pages = [as_worker.get(resident.get_absolute_url()).content.decode() for resident in (late, in_time)]

    assert ["langer niet gezien dan elke 6 weken" in page for page in pages] == [True, False]
