"""The form of a home visit: nothing typed is lost, nothing is stored twice."""

import re

import pytest
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.core.models import Draft, Undo
from contacts.models import Household, Resident
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import PASSWORD, make_member, make_team
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_encounter, make_visit

NEW = "/huisbezoeken/nieuw/"


def token_on(client, url=NEW):
    return client.get(url).context["form"].token.signed()


def filled_in(client, household, **fields):
    default = {"household": household.pk, "date": "2018-06-04", "time": "14:30", "result": "conversation"}
    return {"form_token": token_on(client)} | default | fields


class TestSaving:
    def test_a_visit_keeps_all_that_was_told(self, as_worker, worker, team):
        resident = make_resident(team=team)
        data = filled_in(as_worker, resident.household, residents=[resident.pk], minutes="45", report="Vocht.")

        response = as_worker.post(NEW, data | {"themes": ["1", "6"], "kind": "orientation", "workers": [worker.pk]})

        visit = HomeVisit.objects.get()
        assert response.url == visit.get_absolute_url()
        assert (visit.minutes, visit.report, visit.code) == (45, "Vocht.", "HB-2018-0001")
        assert [theme.code for theme in visit.themes.all()] == ["services", "housing"]
        resident.refresh_from_db()
        assert resident.last_contact_on == visit.date

    def test_the_same_form_sent_twice_makes_one_visit(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team))

        first, second = as_worker.post(NEW, data), as_worker.post(NEW, data)

        assert HomeVisit.objects.count() == 1
        assert first.url == second.url

    def test_a_form_sent_again_with_other_content_asks_first(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team))
        as_worker.post(NEW, data)

        second = as_worker.post(NEW, data | {"report": "Een ander bezoek"})
        assert "al eens bewaard" in second.content.decode()
        again = data | {"report": "Een ander bezoek", "form_token": second.context["form"].token.signed()}
        as_worker.post(NEW, again)

        assert HomeVisit.objects.count() == 2

    def test_a_refused_save_keeps_what_was_typed(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team), minutes="een uur", report="Lang verhaal")

        response = as_worker.post(NEW, data)

        assert response.status_code == 200
        assert "Lang verhaal" in response.content.decode()
        assert "minutes" in response.context["form"].errors

    def test_without_a_household_it_says_what_to_do(self, as_worker, team):
        response = as_worker.post(NEW, {"form_token": token_on(as_worker), "date": "2018-06-04", "result": "not_home"})

        assert response.context["form"].errors["household"] == ["Kies een gezin, of maak een nieuw."]

    @pytest.mark.parametrize("field", ["household", "residents", "workers"])
    def test_another_teams_row_is_refused(self, as_worker, team, field):
        other = make_team()
        foreign = {"household": make_household(team=other).pk, "residents": [make_resident(team=other).pk]}
        foreign["workers"] = [make_member(other).pk]
        data = filled_in(as_worker, make_household(team=team)) | {field: foreign[field]}

        response = as_worker.post(NEW, data)

        assert response.status_code == 200
        assert not HomeVisit.objects.exists()

    @pytest.mark.parametrize("value", ["\x00", "9" * 400, "9" * 5000, "²", "-1", "🦊", "1e9", "99999999999999999999"])
    def test_strange_values_give_a_message(self, as_worker, team, value):
        data = filled_in(as_worker, make_household(team=team))

        for field in (
            "household",
            "date",
            "time",
            "result",
            "minutes",
            "residents",
            "themes",
            "workers",
            "kind",
            "version",
            "nieuw-dubbel",
        ):
            response = as_worker.post(NEW, data | {field: value})
            assert response.status_code in {200, 302}, field


class TestNewPeople:
    NEW_HOUSEHOLD = {
        "household": "nieuw",
        "nieuw-first_name": "Samira",
        "nieuw-last_name": "El-Amrani",
        "nieuw-street": "Forelstraat",
        "nieuw-number": "12",
    }

    def test_a_new_household_is_made_along_with_its_first_person_present(self, as_worker, team):
        as_worker.post(NEW, filled_in(as_worker, make_household(team=team)) | self.NEW_HOUSEHOLD)

        visit = HomeVisit.objects.get()
        assert visit.household.street == "Forelstraat"
        assert [str(resident) for resident in visit.residents.all()] == ["Samira El-Amrani"]

    def test_a_likely_double_shows_before_anybody_is_made(self, as_worker, team):
        known = make_resident(team=team, first_name="Samira", last_name="El Amrani")
        data = filled_in(as_worker, known.household) | self.NEW_HOUSEHOLD

        response = as_worker.post(NEW, data)

        assert response.context["form"].doubles == [known]
        assert Resident.objects.count() == 1

        as_worker.post(NEW, data | {"nieuw-toch_nieuw": "on"})
        assert Resident.objects.count() == 2

    def test_nothing_is_made_when_the_visit_is_refused(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team)) | self.NEW_HOUSEHOLD | {"date": "geen datum"}

        as_worker.post(NEW, data)

        assert Household.objects.count() == 1

    def test_somebody_extra_joins_the_household(self, as_worker, team):
        household = make_household(team=team)
        data = filled_in(as_worker, household, **{"erbij-first_name": "Noor", "erbij-last_name": "Haddad"})

        as_worker.post(NEW, data)

        assert HomeVisit.objects.get().residents.get().household == household


class TestEditing:
    def edit(self, client, visit, **fields):
        page = client.get(reverse("huisbezoeken:edit", args=[visit.pk]))
        data = {
            "form_token": page.context["form"].token.signed(),
            "version": page.context["form"].initial["version"],
            "household": visit.household_id,
            "date": "2018-06-04",
            "result": "conversation",
        }
        return data | fields

    def test_a_stale_save_shows_both_texts_and_loses_neither(self, as_worker, team):
        visit = make_visit(team=team, report="begin")
        url = reverse("huisbezoeken:edit", args=[visit.pk])
        mine, theirs = self.edit(as_worker, visit, report="van mij"), self.edit(as_worker, visit, report="van haar")
        as_worker.post(url, theirs)

        response = as_worker.post(url, mine)

        text = response.content.decode()
        assert "van mij" in text
        assert "van haar" in text
        visit.refresh_from_db()
        assert visit.report == "van haar"
        as_worker.post(url, mine | {"version": response.context["form"].data["version"]})
        visit.refresh_from_db()
        assert visit.report == "van mij"

    def test_extra_posted_fields_change_nothing(self, as_worker, team):
        visit = make_visit(team=team)
        other = make_team()

        as_worker.post(
            reverse("huisbezoeken:edit", args=[visit.pk]),
            self.edit(as_worker, visit, team=other.pk, code="X", note_author=1),
        )

        visit.refresh_from_db()
        assert (visit.team, visit.code != "X", visit.note_author) == (team, True, None)

    def test_names_from_the_workbook_stay_with_the_visit(self, as_worker, team):
        from huisbezoeken.models import VisitWorker

        visit = make_visit(team=team)
        VisitWorker.objects.create(team=team, visit=visit, name="An van vroeger")

        as_worker.post(reverse("huisbezoeken:edit", args=[visit.pk]), self.edit(as_worker, visit))

        assert visit.visit_workers.get().name == "An van vroeger"


class TestConfidentialNote:
    def test_only_its_author_and_coordinators_read_it(self, client, team, worker, coordinator):
        visit = make_visit(team=team, confidential_note="Heel geheim", note_author=worker)
        colleague = make_member(team)

        readers = {}
        for user in (worker, coordinator, colleague):
            client.force_login(user)
            pages = [visit.get_absolute_url(), reverse("huisbezoeken:edit", args=[visit.pk])]
            readers[user] = ["Heel geheim" in client.get(page).content.decode() for page in pages]

        assert readers == {worker: [True, True], coordinator: [True, True], colleague: [False, False]}

    def test_a_stale_save_by_a_colleague_does_not_show_it(self, client, team, worker):
        visit = make_visit(team=team, confidential_note="Heel geheim", note_author=worker, themes=["housing"])
        client.force_login(make_member(team))
        first, second = (TestEditing().edit(client, visit, report=text) for text in ("een", "twee"))
        client.post(reverse("huisbezoeken:edit", args=[visit.pk]), first)

        page = client.post(reverse("huisbezoeken:edit", args=[visit.pk]), second | {"themes": ["1"]})

        assert "Heel geheim" not in page.content.decode()
        assert ("twee", "een") in [(mine, theirs) for _, mine, theirs in page.context["form"].stale]

    def test_a_colleague_who_saves_leaves_it_as_it_was(self, client, team, worker):
        visit = make_visit(team=team, confidential_note="Heel geheim", note_author=worker)
        client.force_login(make_member(team))

        url = reverse("huisbezoeken:edit", args=[visit.pk])
        refused = client.post(url, TestEditing().edit(client, visit, confidential_note="Mijn eigen nota"))
        client.post(url, TestEditing().edit(client, visit, report="Nieuw"))

        visit.refresh_from_db()
        assert "Mijn eigen nota" in refused.content.decode()  # given back, not lost
        assert (visit.report, visit.confidential_note, visit.note_author) == ("Nieuw", "Heel geheim", worker)

    def test_the_first_to_write_one_is_its_author(self, as_worker, worker, team):
        as_worker.post(NEW, filled_in(as_worker, make_household(team=team), confidential_note="Psst"))

        assert HomeVisit.objects.get().note_author == worker


class TestDrafts:
    def test_what_is_typed_is_kept_and_offered_again(self, as_worker, team):
        token = token_on(as_worker)

        answer = as_worker.post(reverse("home:draft_save"), {"form_token": token, "report": "Half"}).json()

        assert re.fullmatch(r"\d\d:\d\d", answer["saved_at"])
        draft = Draft.objects.get()
        page = as_worker.get(f"{NEW}?concept={draft.pk}")
        assert page.context["form"]["report"].value() == "Half"

    def test_a_draft_is_gone_once_the_visit_is_stored(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team))
        as_worker.post(reverse("home:draft_save"), data)

        as_worker.post(NEW, data)

        assert not Draft.objects.exists()

    def test_somebody_elses_draft_stays_closed(self, as_worker, worker, team, client):
        as_worker.post(reverse("home:draft_save"), {"form_token": token_on(as_worker), "report": "Van mij"})
        draft = Draft.objects.get()
        client.force_login(make_member(team))

        page = client.get(f"{NEW}?concept={draft.pk}")

        assert "Van mij" not in page.content.decode()

    def test_a_form_sent_after_the_session_ended_waits_behind_the_sign_in(self, client, worker, team):
        client.force_login(worker)
        data = filled_in(client, make_household(team=team), report="Bijna kwijt")
        client.logout()

        away = client.post(NEW, data)
        draft = Draft.objects.get()
        assert f"concept%3D{draft.pk}" in away.url
        back = client.post(away.url, {"login": worker.email, "password": PASSWORD})
        page = client.get(back.url)

        assert page.context["form"]["report"].value() == "Bijna kwijt"

    def test_a_form_with_a_forged_token_is_kept_for_nobody(self, client, team):
        client.post(NEW, {"form_token": "vals", "report": "x"})

        assert not Draft.objects.exists()


class TestKnownAlready:
    def test_whoever_turns_out_to_be_known_was_there(self, as_worker, team):
        known = make_resident(team=team, first_name="Samira", last_name="El Amrani")
        data = filled_in(as_worker, known.household) | TestNewPeople.NEW_HOUSEHOLD

        as_worker.post(NEW, data | {"nieuw-dubbel": known.pk})

        visit = HomeVisit.objects.get()
        assert (visit.household, visit.residents.get()) == (known.household, known)
        assert Resident.objects.count() == 1

    def test_also_when_one_was_about_to_be_added(self, as_worker, team):
        known = make_resident(team=team, first_name="Noor", last_name="Haddad")
        data = filled_in(as_worker, known.household, **{"erbij-first_name": "noor", "erbij-last_name": "haddad"})
        assert as_worker.post(NEW, data).context["form"].doubles == [known]

        as_worker.post(NEW, data | {"erbij-dubbel": known.pk})

        assert HomeVisit.objects.get().residents.get() == known

    def test_somebody_of_another_team_is_not_taken(self, as_worker, team):
        foreign = make_resident(team=make_team())
        data = filled_in(as_worker, make_household(team=team)) | TestNewPeople.NEW_HOUSEHOLD

        as_worker.post(NEW, data | {"nieuw-dubbel": foreign.pk})

        assert foreign not in HomeVisit.objects.get().residents.all()


def test_a_visit_in_vain_shows_on_the_households_page_and_is_no_contact(as_worker, team):
    resident = make_resident(team=team)
    make_visit(household=resident.household, residents=[resident], result="not_home")

    page = as_worker.get(resident.household.get_absolute_url())

    assert [moment["label"] for moment in page.context["moments"]] == ["niet thuis"]
    assert as_worker.get(resident.get_absolute_url()).context["moments"] == []


def test_niet_thuis_keeps_nothing_that_did_not_happen(as_worker, team):
    resident = make_resident(team=team)
    data = filled_in(as_worker, resident.household, result="not_home", residents=[resident.pk], minutes="30")

    as_worker.post(NEW, data | {"erbij-first_name": "Half", "themes": ["1"]})

    visit = HomeVisit.objects.get()
    assert (visit.minutes, visit.residents.count(), visit.themes.count()) == (None, 0, 0)
    assert Resident.objects.count() == 1


def test_somebody_new_cannot_be_born_after_the_visit(as_worker, team):
    data = filled_in(as_worker, make_household(team=team)) | TestNewPeople.NEW_HOUSEHOLD

    response = as_worker.post(NEW, data | {"nieuw-birth_year": "2019"})

    assert response.context["form"].new_household.errors["birth_year"]


def test_a_form_stays_with_the_team_it_was_opened_in(client, worker, team):
    other = make_team()
    Membership.objects.create(user=worker, team=other, role="worker")
    client.force_login(worker)
    client.post(reverse("accounts:switch_team"), {"team": team.pk})
    data = filled_in(client, make_household(team=team))
    client.post(reverse("accounts:switch_team"), {"team": other.pk})

    client.post(NEW, data)

    assert HomeVisit.objects.get().team == team


def test_a_note_written_after_an_emptied_one_has_its_own_author(client, team, worker):
    visit = make_visit(team=team, confidential_note="Oud", note_author=worker)
    colleague = make_member(team)
    url = reverse("huisbezoeken:edit", args=[visit.pk])
    client.force_login(worker)
    client.post(url, TestEditing().edit(client, visit, confidential_note=""))
    client.force_login(colleague)

    client.post(url, TestEditing().edit(client, visit, confidential_note="Nieuw"))

    visit.refresh_from_db()
    assert visit.note_author == colleague


def test_a_contact_tapped_twice_is_one(as_worker, team):
    resident = make_resident(team=team)
    token = as_worker.get(resident.get_absolute_url()).context["token"]

    for _ in range(2):
        as_worker.post(
            reverse("huisbezoeken:encounter_create", args=[resident.pk]), {"channel": "phone", "form_token": token}
        )

    assert resident.encounters.count() == 1


def test_a_contact_of_a_worker_in_two_teams_can_be_edited(as_worker, worker, team):
    Membership.objects.create(user=worker, team=make_team(), role="worker")
    encounter = make_encounter(resident=make_resident(team=team), worker=worker)
    url = reverse("huisbezoeken:encounter_edit", args=[encounter.pk])
    form = as_worker.get(url).context["form"]
    data = {"form_token": form.token.signed(), "version": 1, "date": "2018-05-03", "channel": "phone"}

    assert as_worker.post(url, data | {"worker": worker.pk}).status_code == 302


def test_who_may_no_longer_edit_may_not_bring_back(client, team, worker):
    visit = make_visit(team=team)
    client.force_login(worker)
    client.post(reverse("huisbezoeken:delete", args=[visit.pk]))
    Membership.objects.filter(user=worker).update(role="reader")

    assert client.post(reverse("home:undo_restore", args=[Undo.objects.get().pk])).status_code == 403


class TestNothingTypedIsLost:
    def test_a_refused_save_waits_as_a_draft(self, as_worker, team):
        as_worker.post(NEW, filled_in(as_worker, make_household(team=team), minutes="een uur", report="Lang verhaal"))

        assert "Lang+verhaal" in Draft.objects.get().data

    def test_going_back_after_a_save_leaves_no_ghost(self, as_worker, team):
        data = filled_in(as_worker, make_household(team=team))
        as_worker.post(NEW, data)

        as_worker.post(reverse("home:draft_save"), data)

        assert not Draft.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("date", "2999-01-01"), ("date", "0012-01-01"), ("minutes", "99999")])
def test_what_cannot_be_is_refused(as_worker, team, field, value):
    response = as_worker.post(NEW, filled_in(as_worker, make_household(team=team)) | {field: value})

    assert field in response.context["form"].errors


def test_the_resident_one_came_from_is_ticked(as_worker, team):
    resident = make_resident(team=team)

    page = as_worker.get(f"{NEW}?gezin={resident.household_id}&bewoner={resident.pk}")

    assert page.context["form"].people == [(resident, True)]
