"""What is stored of the sheets of activities and what hangs on them, and whom the trail names."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from activiteiten.models import Activity, Attendance, Enrolment, Idea, Location, Newsletter, Session, Waiting
from buurtwerk.audit.models import AuditEvent
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.writing import write
from contacts.models import Consent, Household, Resident, Talent
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_attendance, make_location, make_waiting
from tests.contacts.factories import make_resident
from tests.registers.books import HEARD, MET, bring_in, counts, exported, places, plan_of, with_cell, with_column


def last_contact(code="B1"):
    return Resident.objects.get(code=code).last_contact_on


class TestStored:
    def test_an_activity_is_stored_with_its_links(self, team):
        member = make_member(team, name="An Smet")
        register = MET
        for column, cell in {
            "van": "1/9/2017",
            "tot": date(2018, 6, 30),
            "plaatsen": 12,
            "per gezin": "Ja",
            "thema's": "wonen; Inkomen",
            "wie leidt": "an smet; Els van de bib",
            "omschrijving": "Stikken en bijkletsen.",
        }.items():
            register = with_column(register, "Activiteiten", column, cell)

        bring_in(team, register)

        activity = Activity.objects.of(team).get()
        assert (activity.name, activity.kind, activity.location.name) == ("Naaiatelier", "workshop", "GS9")
        assert (activity.starts_on, activity.ends_on) == (date(2017, 9, 1), date(2018, 6, 30))
        assert (activity.capacity, activity.by_family, activity.priorities) == (12, True, [1, 3])
        assert set(activity.themes.values_list("code", flat=True)) == {"housing", "income"}
        assert [partner.code for partner in activity.partners.all()] == ["O1"]
        leaders = {(leader.user, leader.name) for leader in activity.activity_leaders.all()}
        assert leaders == {(member, ""), (None, "Els van de bib")}
        assert Activity.objects.of(team).matching("naaiatelier").exists()

    def test_a_session_is_stored_with_what_was_heard_there(self, team):
        bring_in(team, with_column(MET, "Sessies", "anonieme kinderen", 3))

        session = Session.objects.of(team).get()
        assert (session.date, session.begins_at, session.ends_at) == (date(2018, 5, 1), time(13, 30), time(16, 0))
        assert (session.anonymous_adults, session.anonymous_children, session.location) == (0, 3, None)
        assert [link.signal.code for link in session.session_signals.all()] == ["S1"]
        assert [link.follow_up.code for link in session.session_follow_ups.all()] == ["OP1"]

    def test_who_came_and_who_takes_part_is_stored(self, team):
        register = with_column(with_cell(MET, "Aanwezigheden", "rol", "Vrijwilliger"), "Inschrijvingen", "nota", "x")

        bring_in(team, register)

        attendance, enrolment = Attendance.objects.of(team).get(), Enrolment.objects.of(team).get()
        assert (attendance.session.code, attendance.resident.code, attendance.role) == ("SE1", "B1", "volunteer")
        assert (enrolment.activity.code, enrolment.starts_on, enrolment.ends_on) == ("AC1", date(2018, 2, 1), None)
        assert (enrolment.reason, enrolment.note) == ("", "x")

    def test_where_somebody_moved_on_to_is_stored(self, team):
        register = with_cell(MET, "Inschrijvingen", "tot", date(2018, 6, 1))
        for column, cell in {"reden": "Doorstroom", "naar": "een partner", "naar organisatie": "O1"}.items():
            register = with_column(register, "Inschrijvingen", column, cell)

        bring_in(team, register)

        enrolment = Enrolment.objects.of(team).get()
        assert (enrolment.reason, enrolment.moved_on_to, enrolment.to_organisation.code) == ("onward", "partner", "O1")

    def test_ideas_newsletters_and_consents_are_stored(self, team):
        bring_in(team, MET)

        idea, letter, consent = Idea.objects.get(), Newsletter.objects.get(), Consent.objects.get()
        assert (idea.resident.code, idea.session.code, idea.status, idea.activity) == ("B1", "SE1", "new", None)
        assert [helper.resident.code for helper in idea.idea_helpers.all()] == ["B1"]
        assert Idea.objects.of(team).matching("ruilkast").exists()
        assert [(text.position, text.body) for text in letter.texts.all()] == [(1, "We zoeken stoelen.")]
        assert (consent.purpose, consent.given_on, consent.withdrawn_on) == ("newsletter", date(2018, 3, 1), None)
        assert not letter.is_published


class TestKeys:
    @pytest.mark.parametrize(
        ("sheet", "column", "cell"),
        [
            ("Aanwezigheden", "rol", "vrijwilliger"),
            ("Inschrijvingen", "tot", date(2018, 9, 1)),
            ("Wachtlijst", "sinds", date(2018, 9, 1)),
            ("Nieuwsbriefteksten", "tekst", "Stoelen gevonden."),
            ("Locaties", "adres", "Gentsestraat 11"),
        ],
    )
    def test_a_row_with_the_same_key_updates_what_is_stored(self, team, sheet, column, cell):
        bring_in(team, MET)

        plan = bring_in(team, with_cell(MET, sheet, column, cell))

        changed = {name for name, (new, changed, _unchanged) in counts(plan).items() if new or changed}
        assert (changed, counts(plan)[sheet]) == ({sheet}, (0, 1, 0))

    @pytest.mark.parametrize(
        ("sheet", "column", "cell"),
        [
            ("Aanwezigheden", "bewoner", "B2"),
            ("Inschrijvingen", "van", date(2018, 2, 2)),
            ("Wachtlijst", "bewoner", "B2"),
            ("Toestemmingen", "gegeven op", "2/3/2018"),
            ("Nieuwsbriefteksten", "volgorde", 2),
            ("Locaties", "plaats", "GS10"),
        ],
    )
    def test_another_key_is_another_row(self, team, sheet, column, cell):
        bring_in(team, MET)
        make_resident(household=Household.objects.of(team).get(), code="B2")

        plan = bring_in(team, with_cell(MET, sheet, column, cell))

        assert counts(plan)[sheet] == (1, 0, 0)

    def test_the_message_for_a_key_given_twice_names_its_columns(self, team):
        register = MET | {"Inschrijvingen": [*MET["Inschrijvingen"], MET["Inschrijvingen"][1]]}

        plan = plan_of(team, register)

        assert [str(fault) for fault in plan.faults] == [
            "Inschrijvingen:3:van: Rij 2 heeft hetzelfde bij activiteit, bewoner en van. "
            "Laat één van de twee rijen weg."
        ]

    def test_an_attendance_ticked_since_the_check_stops_the_import(self, team):
        bring_in(team, MET | {"Aanwezigheden": [["sessie", "bewoner"]]})
        plan = plan_of(team, MET)
        make_attendance(session=Session.objects.get(), resident=Resident.objects.get())

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)


class TestPlaces:
    def test_a_new_place_is_made_once_whatever_its_case_and_only_when_it_is_written(self, team):
        register = {name: rows for name, rows in MET.items() if name != "Locaties"}
        register = with_column(register, "Sessies", "plaats", "GS9 ")
        plan = plan_of(team, register)
        assert not Location.objects.exists()

        write(plan, team=team, by=None)

        place = Location.objects.of(team).get()
        assert (place.name, Session.objects.get().location) == ("gs9", place)

    def test_a_place_of_the_register_is_found_whatever_its_case(self, team):
        place = make_location(team=team, name="Gs9", address="Hier")
        make_location(name="GS9")

        bring_in(team, {name: rows for name, rows in MET.items() if name != "Locaties"})

        assert Activity.objects.of(team).get().location == place

    def test_the_sheet_of_places_is_matched_without_regard_to_case_and_keeps_the_name(self, team):
        make_location(team=team, name="Gs9")

        plan = bring_in(team, MET)

        assert counts(plan)["Locaties"] == (0, 1, 0)
        assert Location.objects.of(team).values_list("name", "address").get() == ("Gs9", "Gentsestraat 9")

    def test_a_place_made_since_the_check_is_used(self, team):
        plan = plan_of(team, {name: rows for name, rows in MET.items() if name != "Locaties"})
        place = make_location(team=team, name="GS9")

        write(plan, team=team, by=None)

        assert Activity.objects.of(team).get().location == place

    def test_names_that_differ_in_case_only_are_one_place_twice(self, team):
        plan = plan_of(team, MET | {"Locaties": [*MET["Locaties"], ["gs9", None]]})

        assert places(plan) == [("Locaties", 3, "plaats")]


class TestTalents:
    def test_talents_are_matched_without_regard_to_case_and_new_ones_are_made(self, team):
        naaien = Talent.objects.create(team=team, name="Naaien")
        Talent.objects.create(team=make_team(), name="koken")

        bring_in(team, with_column(MET, "Bewoners", "talenten", "koken; naaien;KOKEN"))

        held = [row.talent for row in Resident.objects.of(team).get().talents.order_by("talent__name")]
        assert naaien in held
        assert [talent.name for talent in held] == ["Naaien", "koken"]
        assert Talent.objects.of(team).count() == 2

    def test_a_talent_that_nobody_has_any_more_goes_and_others_stay(self, team):
        bring_in(team, with_column(MET, "Bewoners", "talenten", "koken; naaien"))
        other = make_resident(team=team)
        other.talents.create(team=team, talent=Talent.objects.get(name="naaien"))

        bring_in(team, with_column(MET, "Bewoners", "talenten", None))

        assert list(Talent.objects.of(team).values_list("name", flat=True)) == ["naaien"]

    def test_a_talent_renamed_since_the_check_stops_the_import_that_takes_it_away(self, team):
        bring_in(team, with_column(MET, "Bewoners", "talenten", "koken"))
        plan = plan_of(team, with_column(MET, "Bewoners", "talenten", None))
        Talent.objects.update(name="samen koken")

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)


class TestLastContact:
    def test_an_attendance_counts_for_when_somebody_was_last_met(self, team):
        bring_in(team, HEARD)
        before = last_contact()

        bring_in(team, MET)

        assert (before, last_contact()) == (date(2018, 4, 1), date(2018, 5, 1))

    def test_a_session_that_moves_takes_it_along(self, team):
        bring_in(team, MET)

        bring_in(team, with_cell(MET, "Sessies", "datum", date(2018, 6, 1)))

        assert last_contact() == date(2018, 6, 1)

    def test_a_session_that_turns_out_cancelled_counts_no_more(self, team):
        bring_in(team, MET)

        bring_in(team, with_column(MET, "Sessies", "afgelast omdat", "ziekte"))

        assert last_contact() == date(2018, 4, 1)


class TestWaiting:
    def test_who_waits_keeps_the_moment_in_brussels(self, team):
        bring_in(team, MET)

        since = timezone.localtime(Waiting.objects.of(team).get().since)
        assert since.replace(tzinfo=None) == datetime(2018, 1, 8, 14, 30)

    def test_who_came_first_stands_first_in_the_export(self, team):
        activity = make_waiting(team=team, since=timezone.now()).activity
        first = make_waiting(activity=activity, since=timezone.now() - timedelta(days=1))

        assert exported(team)["Wachtlijst"][1][1] == first.resident.code

    def test_without_a_moment_it_is_now_and_stays_so(self, team):
        register = with_cell(MET, "Wachtlijst", "sinds", None)
        bring_in(team, register)
        since = Waiting.objects.of(team).get().since

        again = bring_in(team, register)

        assert timezone.now() - since < timedelta(minutes=1)
        assert (again.writes, Waiting.objects.of(team).get().since) == (False, since)


class TestTrail:
    @pytest.mark.parametrize(
        ("sheet", "column", "cell", "named"),
        [
            ("Aanwezigheden", "rol", "vrijwilliger", {"B1"}),
            ("Aanwezigheden", "bewoner", "B2", {"B2"}),
            ("Inschrijvingen", "tot", date(2018, 3, 1), {"B1"}),
            ("Wachtlijst", "sinds", date(2018, 3, 1), {"B1"}),
            ("Toestemmingen", "gegeven op", date(2018, 3, 3), {"B1"}),
            ("Ideeën", "helpers", "B2", {"B1", "B2"}),
            ("Ideeën", "bewoner", None, {"B1"}),
            ("Sessies", "begin", "14:00", {"B1"}),  # who was there
            ("Activiteiten", "naam", "Naaicafé", set()),
            ("Nieuwsbriefteksten", "tekst", "Stoelen gevonden.", set()),
        ],
    )
    def test_it_names_whom_a_changed_row_is_about(self, team, sheet, column, cell, named):
        bring_in(team, MET)
        make_resident(household=Household.objects.of(team).get(), code="B2")

        bring_in(team, with_cell(MET, sheet, column, cell))

        people = AuditEvent.objects.latest("pk").residents
        assert set(Resident.objects.filter(pk__in=people).values_list("code", flat=True)) == named


class TestRules:
    def test_a_reason_that_changes_under_a_stored_destination_is_named_there(self, team):
        register = with_column(
            with_column(MET, "Inschrijvingen", "reden", "doorstroom"), "Inschrijvingen", "naar", "werk"
        )
        bring_in(team, register)

        plan = plan_of(team, with_column(MET, "Inschrijvingen", "reden", "gestopt"))

        assert places(plan) == [("Inschrijvingen", 2, "reden")]

    def test_missing_optional_columns_change_nothing(self, team):
        register = with_column(MET, "Sessies", "afgelast omdat", "ziekte")
        register = with_column(register, "Activiteiten", "plaatsen", 12)
        bring_in(team, register)

        again = bring_in(team, MET)

        assert not again.writes
        assert Session.objects.get().is_cancelled
