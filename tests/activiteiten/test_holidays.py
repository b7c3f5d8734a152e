"""The list of school holidays: computed by the rules of the Flemish government, kept under /beheer/."""

from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise

import pytest
from django.apps import apps
from django.urls import reverse

from activiteiten import holidays
from activiteiten.models import SchoolHoliday
from tests.accounts.factories import make_user

DAY = timedelta(days=1)
YEARS = range(holidays.FIRST_SCHOOL_YEAR, holidays.LAST_SCHOOL_YEAR + 1)
# As the Flemish government announced them.
ANNOUNCED = [
    (2017, "Paasvakantie", date(2018, 4, 2), date(2018, 4, 15)),
    (2018, "Paasvakantie", date(2019, 4, 8), date(2019, 4, 22)),
    (2022, "Kerstvakantie", date(2022, 12, 26), date(2023, 1, 8)),
    (2023, "Paasvakantie", date(2024, 4, 1), date(2024, 4, 14)),
    (2024, "Herfstvakantie", date(2024, 10, 28), date(2024, 11, 3)),
    (2024, "Kerstvakantie", date(2024, 12, 23), date(2025, 1, 5)),
    (2024, "Krokusvakantie", date(2025, 3, 3), date(2025, 3, 9)),
    (2024, "Paasvakantie", date(2025, 4, 7), date(2025, 4, 21)),
    (2024, "Zomervakantie", date(2025, 7, 1), date(2025, 8, 31)),
    (2025, "Herfstvakantie", date(2025, 10, 27), date(2025, 11, 2)),
    (2025, "Kerstvakantie", date(2025, 12, 22), date(2026, 1, 4)),
    (2025, "Krokusvakantie", date(2026, 2, 16), date(2026, 2, 22)),
    (2025, "Paasvakantie", date(2026, 4, 6), date(2026, 4, 19)),
    (2026, "Herfstvakantie", date(2026, 11, 2), date(2026, 11, 8)),
    (2026, "Kerstvakantie", date(2026, 12, 21), date(2027, 1, 3)),
    (2026, "Krokusvakantie", date(2027, 2, 8), date(2027, 2, 14)),
    (2026, "Paasvakantie", date(2027, 3, 29), date(2027, 4, 11)),
    (2027, "Kerstvakantie", date(2027, 12, 27), date(2028, 1, 9)),
]


class TestComputing:
    @pytest.mark.parametrize(("year", "name", "first", "last"), ANNOUNCED)
    def test_holidays_are_those_that_were_announced(self, year, name, first, last):
        assert (name, first, last) in holidays.of_school_year(year)

    def test_single_days_of_a_year(self):
        single = {name: (first, last) for name, first, last in holidays.of_school_year(2024) if last - first < 2 * DAY}

        assert single == {
            "Wapenstilstand": (date(2024, 11, 11), date(2024, 11, 11)),
            "Dag van de Arbeid": (date(2025, 5, 1), date(2025, 5, 1)),
            "Hemelvaart": (date(2025, 5, 29), date(2025, 5, 30)),
            "Pinkstermaandag": (date(2025, 6, 9), date(2025, 6, 9)),
        }

    def test_a_public_holiday_just_before_its_holiday_stands_by_itself(self):
        told = holidays.of_school_year(2020) + holidays.of_school_year(2022)

        assert ("Allerheiligen", date(2020, 11, 1), date(2020, 11, 1)) in told
        assert ("Kerstmis", date(2022, 12, 25), date(2022, 12, 25)) in told

    def test_no_two_of_the_list_share_a_day(self):
        told = holidays.bundled()

        assert all(earlier[2] < later[1] for earlier, later in pairwise(told))

    def test_easter_monday_all_saints_christmas_and_new_year_are_always_off(self):
        told = holidays.bundled()

        for year in YEARS:
            for day in (holidays.easter(year + 1) + DAY, date(year, 11, 1), date(year, 12, 25), date(year + 1, 1, 1)):
                assert any(first <= day <= last for _name, first, last in told), day


class TestList:
    def test_it_runs_from_2016_to_2036(self, db):
        found = SchoolHoliday.objects.order_by("starts_on")

        assert found.first().starts_on == date(2016, 10, 31)
        assert found.last().ends_on == date(2036, 8, 31)
        assert found.filter(name="Zomervakantie").count() == 20

    def test_filling_it_again_leaves_what_was_corrected(self, db):
        SchoolHoliday.objects.filter(name="Krokusvakantie", starts_on=date(2025, 3, 3)).update(ends_on=date(2025, 3, 7))
        before = set(SchoolHoliday.objects.values_list("name", "starts_on", "ends_on"))

        import_module("activiteiten.migrations.0002_school_holidays").add_holidays(apps, None)

        assert set(SchoolHoliday.objects.values_list("name", "starts_on", "ends_on")) == before

    def test_an_admin_adds_one_and_takes_one_away(self, client, db):
        client.force_login(make_user(is_staff=True))
        data = {"name": "Brugdag", "starts_on": "2025-06-10", "ends_on": "2025-06-10"}

        client.post(reverse("admin:activiteiten_schoolholiday_add"), data)
        made = SchoolHoliday.objects.get(name="Brugdag")
        client.post(reverse("admin:activiteiten_schoolholiday_delete", args=[made.pk]), {"post": "yes"})

        assert made.starts_on == date(2025, 6, 10)
        assert not SchoolHoliday.objects.filter(name="Brugdag").exists()

    def test_one_that_ends_before_it_begins_is_refused(self, client, db):
        client.force_login(make_user(is_staff=True))
        data = {"name": "Brugdag", "starts_on": "2025-06-10", "ends_on": "2025-06-09"}

        response = client.post(reverse("admin:activiteiten_schoolholiday_add"), data)

        assert "Het einde ligt voor het begin." in response.content.decode()
