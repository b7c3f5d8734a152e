"""Pages and forms of residents, households and partners."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.models import Household, Organisation, Resident
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_encounter, make_visit

NEW = "/contacten/bewoners/nieuw/"


def sent(client, url, **fields):
    """What the form at `url` would send, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in values.items() if value not in (None, False, "")}
    return filled | {"form_token": form.token.signed()} | fields


class TestResidentPage:
    def test_the_timeline_holds_every_moment_newest_first(self, as_worker, team):
        resident = make_resident(team=team)
        make_visit(household=resident.household, residents=[resident], date=date(2018, 1, 5), report="Op bezoek")
        make_encounter(resident=resident, date=date(2018, 3, 1), note="Op de markt")

        page = as_worker.get(resident.get_absolute_url())

        assert [moment["label"] for moment in page.context["moments"]] == ["op straat: Op de markt", "Op bezoek"]

    def test_the_number_of_queries_does_not_grow_with_its_history(self, as_worker, team):
        resident = make_resident(team=team)

        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(resident.get_absolute_url())
            return len(counted)

        make_visit(household=resident.household, residents=[resident])
        count()
        few = count()
        for _ in range(20):
            make_visit(household=resident.household, residents=[resident])
            make_encounter(resident=resident)
            make_resident(household=resident.household)

        assert count() == few
        assert few <= 14

    def test_a_contact_of_today_takes_one_tap(self, as_worker, worker, team):
        resident = make_resident(team=team)

        token = as_worker.get(resident.get_absolute_url()).context["token"]
        as_worker.post(
            reverse("huisbezoeken:encounter_create", args=[resident.pk]), {"channel": "phone", "form_token": token}
        )

        resident.refresh_from_db()
        assert resident.encounters.get().worker == worker
        assert resident.last_contact_on == resident.encounters.get().date


class TestResidentForm:
    def test_a_year_of_birth_is_enough(self, as_worker, team):
        home = make_household(team=team)
        url = f"{NEW}?gezin={home.pk}"

        as_worker.post(url, sent(as_worker, url, first_name="Noor", last_name="Haddad", birth_year="1984"))

        resident = Resident.objects.get()
        assert (resident.birth_year, resident.birth_date, resident.household) == (1984, None, home)

    def test_a_date_of_birth_says_the_year_too(self, as_worker, team):
        url = f"{NEW}?gezin={make_household(team=team).pk}"

        as_worker.post(url, sent(as_worker, url, first_name="Noor", last_name="Haddad", birth_date="1984-02-29"))

        assert Resident.objects.get().birth_year == 1984

    def test_a_new_resident_may_bring_a_new_household(self, as_worker, team):
        data = sent(as_worker, NEW, first_name="Noor", last_name="Haddad")

        as_worker.post(NEW, data | {"gezin-street": "Forelstraat", "gezin-number": "12"})

        assert Resident.objects.get().household.address == "Forelstraat 12"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("birth_date", "2018-06-05"),
            ("birth_year", "2019"),
            ("birth_year", "0"),
            ("contact_ended_on", "2018-06-03"),
            ("first_contact_on", "31/2/2018"),
            ("origin", "ZZ"),
            ("language", "nld"),
            ("first_name", "x" * 201),
            ("gender", "man"),
            ("last_name", ""),
        ],
    )
    def test_what_the_workbook_refuses_the_form_refuses(self, as_worker, team, field, value):
        url = f"{NEW}?gezin={make_household(team=team).pk}"
        good = {"first_name": "Noor", "last_name": "Haddad", "first_contact_on": "2018-06-04"}

        response = as_worker.post(url, sent(as_worker, url, **good) | {field: value})

        assert field in response.context["form"].errors
        assert not Resident.objects.exists()

    def test_a_likely_double_shows_first(self, as_worker, team):
        known = make_resident(team=team, first_name="Noor", last_name="Haddad", birth_year=1984)
        url = f"{NEW}?gezin={make_household(team=team).pk}"
        data = sent(as_worker, url, first_name="noor", last_name="haddad", birth_year="1984")

        response = as_worker.post(url, data)

        assert response.context["form"].doubles == [known]
        assert as_worker.post(url, data | {"toch_nieuw": "on"}).status_code == 302

    @pytest.mark.parametrize(
        ("fields", "is_double"),
        [
            ({"first_name": "Nora", "last_name": "Haddad", "phone": "0470/11.22.33"}, True),
            ({"first_name": "Noor", "last_name": "Haddad", "birth_year": 1990}, False),
            ({"first_name": "Ander", "last_name": "Haddad", "street": "Marktstraat", "number": "7"}, True),
            ({"first_name": "Ander", "last_name": "Iemand"}, False),
            ({"first_name": "No", "last_name": "Had"}, False),
            ({"first_name": "Haddad", "last_name": "NOÓR"}, True),
        ],
    )
    def test_what_makes_a_likely_double(self, team, fields, is_double):
        from contacts.actions import likely_doubles

        home = make_household(team=team, street="Marktstraat", number="7")
        make_resident(household=home, first_name="Noor", last_name="Haddad", birth_year=1984, phone="0470 11 22 33")

        assert bool(likely_doubles(team, **fields)) is is_double

    def test_doubles_are_never_looked_for_in_another_team(self, as_worker, team):
        make_resident(team=make_team(), first_name="Noor", last_name="Haddad")
        url = f"{NEW}?gezin={make_household(team=team).pk}"

        response = as_worker.post(url, sent(as_worker, url, first_name="Noor", last_name="Haddad"))

        assert response.status_code == 302

    def test_a_resident_moves_to_another_household(self, as_worker, team):
        resident, home = make_resident(team=team), make_household(team=team)
        url = reverse("contacts:resident_edit", args=[resident.pk])

        as_worker.post(url, sent(as_worker, url, household=home.pk))

        resident.refresh_from_db()
        assert (resident.household, resident.version) == (home, 2)

    def test_another_teams_household_is_refused(self, as_worker, team):
        resident, foreign = make_resident(team=team), make_household(team=make_team())
        url = reverse("contacts:resident_edit", args=[resident.pk])

        assert "household" in as_worker.post(url, sent(as_worker, url, household=foreign.pk)).context["form"].errors
        assert as_worker.get(f"{NEW}?gezin={foreign.pk}").status_code == 404


class TestHouseholdsAndPartners:
    def test_a_household_shows_its_people_and_visits(self, as_worker, team):
        resident = make_resident(team=team)
        make_visit(household=resident.household, report="Vocht in de kamer")

        page = as_worker.get(resident.household.get_absolute_url()).content.decode()

        assert str(resident) in page
        assert "Vocht in de kamer" in page

    def test_a_household_is_made_and_changed(self, as_worker, team):
        as_worker.post(
            reverse("contacts:household_create"), sent(as_worker, reverse("contacts:household_create"), street="Kaai")
        )
        home = Household.objects.get()
        url = reverse("contacts:household_edit", args=[home.pk])
        as_worker.post(url, sent(as_worker, url, tenure="owner"))

        home.refresh_from_db()
        assert (home.code, home.street, home.tenure) == ("G-0001", "Kaai", "owner")

    def test_a_coordinator_makes_a_partner(self, as_coordinator, team):
        url = reverse("contacts:organisation_create")

        as_coordinator.post(url, sent(as_coordinator, url, name="OCMW", agreement_from="2018-01-01"))

        assert Organisation.objects.get().name == "OCMW"

    def test_an_agreement_cannot_end_before_it_begins(self, as_coordinator, team):
        url = reverse("contacts:organisation_create")
        data = sent(as_coordinator, url, name="OCMW", agreement_from="2018-01-02", agreement_until="2018-01-01")

        assert "agreement_until" in as_coordinator.post(url, data).context["form"].errors

    @pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "//elders.example"])
    def test_a_website_that_is_none_becomes_no_link(self, as_worker, team, website):
        organisation = make_organisation(team=team, website=website)

        assert f'href="{website}' not in as_worker.get(organisation.get_absolute_url()).content.decode()


class TestIsolation:
    MARK = "qqzxmerkteken"

    @pytest.fixture
    def planted(self, team):
        """One of everything with a mark in every text field."""
        other = make_team()
        home = make_household(team=other, street=self.MARK, municipality=self.MARK)
        resident = make_resident(household=home, first_name=self.MARK, last_name=self.MARK, attention_note=self.MARK)
        visit = make_visit(household=home, residents=[resident], report=self.MARK, confidential_note=self.MARK)
        partner = make_organisation(team=other, name=self.MARK)
        texts = {"purpose": self.MARK, "shared": self.MARK, "consent": "yes"}
        referral = make_referral(resident=resident, organisation=partner, check_on=date(2018, 6, 4), **texts)
        return [home, resident, visit, partner, referral]

    @pytest.mark.parametrize("role", ["volunteer", "worker", "coordinator", "reader"])
    def test_nothing_of_another_team_shows_anywhere(self, client, team, planted, role):
        client.force_login(make_member(team, role))
        paths = ["/", "/contacten/bewoners/", "/contacten/gezinnen/", "/contacten/organisaties/", "/huisbezoeken/"]
        paths += ["/contacten/toeleidingen/", "/contacten/toeleidingen/nieuw/"]
        paths += ["/huisbezoeken/nieuw/", "/rapportage/", "/rapportage/2018/", "/account/team/", "/werkboek/"]
        paths += [thing.get_absolute_url() for thing in planted]

        answers = [client.get(path) for path in paths]
        answers.append(client.post("/contacten/gezinnen/zoeken/", {"zoek_gezin": self.MARK}))
        answers.append(client.post("/contacten/bewoners/zoeken/", {"zoek_bewoner": self.MARK}))
        answers.append(client.post("/contacten/toeleidingen/", {"q": self.MARK}, follow=True))
        answers.append(client.post("/contacten/bewoners/", {"q": self.MARK}, follow=True))
        answers.append(client.post("/contacten/bewoners/", {"purpose": "x", "format": "csv"}))

        leaks = [answer.request["PATH_INFO"] for answer in answers if self.MARK in _without_own_words(answer)]
        assert leaks == []


def _without_own_words(answer):
    """The page without the search words that one typed oneself."""
    text = answer.content.decode(errors="replace")
    return text.replace('value="qqzxmerkteken"', "").replace("zoekt «qqzxmerkteken»", "")


def test_a_half_typed_resident_comes_back_with_its_household(as_worker, team):
    home = make_household(team=team)
    url = f"{NEW}?gezin={home.pk}"
    as_worker.post(reverse("home:draft_save"), sent(as_worker, url, first_name="Half"))

    draft = as_worker.get(url).context["form"].waiting_drafts[0]
    page = as_worker.get(draft.get_absolute_url())

    assert page.context["household"] == home
    assert page.context["form"]["first_name"].value() == "Half"
