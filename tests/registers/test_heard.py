"""What is stored of the sheets of referrals, contacts, signals and follow-ups, and whom the trail names."""

from datetime import date

import pytest

from buurtwerk.audit.models import AuditEvent
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.writing import write
from contacts.models import Household, Referral, Resident
from huisbezoeken.models import FollowUp, FollowUpChange, HomeVisit, Signal, SignalChange
from tests.accounts.factories import make_member
from tests.contacts.factories import make_household, make_resident
from tests.registers.books import HEARD, SMALL, bring_in, plan_of, with_cell, with_column


class TestWhatWasHeard:
    def test_referrals_signals_contacts_and_follow_ups_are_stored_with_their_links(self, team):
        bring_in(team, HEARD)

        referral, signal = Referral.objects.of(team).get(), Signal.objects.of(team).get()
        follow_up = FollowUp.objects.of(team).get()
        assert (referral.resident.code, referral.organisation.code, referral.result) == ("B1", "O1", "accompanied")
        assert (signal.visit.code, signal.theme.code, signal.status) == ("HB1", "housing", "new")
        assert (follow_up.household.code, follow_up.encounter.code, follow_up.status) == ("G1", "CO1", "open")
        assert not SignalChange.objects.exists()
        assert not FollowUpChange.objects.exists()

    def test_a_signal_can_be_found_by_its_words(self, team):
        bring_in(team, HEARD)
        bring_in(team, with_cell(HEARD, "Signalen", "omschrijving", "Schimmel op de muren."))

        assert Signal.objects.of(team).filter(search_key__contains="schimmel").exists()
        assert not Signal.objects.of(team).filter(search_key__contains="vocht").exists()

    def test_nobody_asks_after_a_referral_that_came_in_unless_the_sheet_says_so(self, team):
        register = HEARD | {"Toeleidingen": [*HEARD["Toeleidingen"], ["T2", date(2018, 3, 5), "B1", "O1", None]]}
        bring_in(team, with_column(register, "Toeleidingen", "navragen op", None, date(2018, 4, 2)))

        assert [referral.code for referral in Referral.objects.of(team).to_check(date(2030, 1, 1))] == ["T2"]

    def test_a_referral_of_which_the_outcome_comes_in_is_asked_after_no_more(self, team):
        bring_in(team, with_column(HEARD, "Toeleidingen", "navragen op", date(2018, 4, 2)))

        bring_in(team, with_cell(HEARD, "Toeleidingen", "resultaat", "gestart"))

        assert Referral.objects.of(team).get().check_on is None

    @pytest.mark.parametrize(
        ("sheet", "column", "cell", "further"),
        [
            ("Toeleidingen", "navragen op", date(2018, 4, 2), ("resultaat", "gestart")),
            ("Huisbezoeken", "nota van", "Ilias Demeyer", ("resultaat", "gesprek")),
        ],
    )
    def test_a_cell_that_means_nothing_beside_another_changes_nothing_the_second_time(
        self, team, sheet, column, cell, further
    ):
        make_member(team, name="Ilias Demeyer")
        register = with_cell(with_column(HEARD, sheet, column, cell), sheet, *further)
        bring_in(team, register)

        assert not bring_in(team, register).writes

    def test_a_contact_counts_for_when_somebody_was_last_met(self, team):
        bring_in(team, HEARD)
        first = Resident.objects.of(team).get()
        other = make_resident(household=first.household, code="B2")

        bring_in(team, with_cell(HEARD, "Contacten", "bewoner", "B2"))

        assert first.last_contact_on == date(2018, 4, 1)
        assert last_contacts(first, other) == [date(2018, 3, 1), date(2018, 4, 1)]

    @pytest.mark.parametrize(
        ("sheet", "column", "cell", "named"),
        [
            ("Toeleidingen", "bewoner", "B3", {"B1", "B3"}),
            ("Contacten", "bewoner", "B3", {"B1", "B3"}),
            ("Signalen", "omschrijving", "Iets anders.", {"B1"}),  # who was at the visit
            ("Signalen", "huisbezoek", None, {"B1"}),
            ("Opvolgingen", "wat", "Iets anders.", {"B1", "B2"}),  # whoever lives there
            ("Opvolgingen", "gezin", "G3", {"B1", "B2", "B3"}),
        ],
    )
    def test_the_trail_names_whom_a_changed_row_is_about_and_was(self, team, sheet, column, cell, named):
        bring_in(team, HEARD)
        make_resident(household=Household.objects.of(team).get(), code="B2")
        make_resident(household=make_household(team=team, code="G3"), code="B3")

        bring_in(team, with_cell(HEARD, sheet, column, cell))

        people = AuditEvent.objects.latest("pk").residents
        assert set(Resident.objects.filter(pk__in=people).values_list("code", flat=True)) == named

    def test_a_follow_up_about_one_person_names_just_that_one(self, team):
        bring_in(team, HEARD)
        make_resident(household=Household.objects.of(team).get(), code="B2")

        bring_in(team, with_column(HEARD, "Opvolgingen", "bewoner", "B2"))
        bring_in(team, with_cell(with_column(HEARD, "Opvolgingen", "bewoner", "B2"), "Opvolgingen", "wat", "Anders."))

        assert AuditEvent.objects.latest("pk").residents == [Resident.objects.of(team).get(code="B2").pk]

    def test_a_visit_that_a_signal_names_gone_since_the_check_stops_the_import(self, team):
        bring_in(team, SMALL)
        plan = plan_of(team, {"Signalen": HEARD["Signalen"]})
        HomeVisit.objects.of(team).delete()

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)


def last_contacts(*residents):
    return [Resident.objects.get(pk=resident.pk).last_contact_on for resident in residents]
