"""Referrals: led to a partner with what may be told, asked after, and found again."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Undo
from contacts import actions
from contacts.models import Referral
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_organisation, make_referral, make_resident

NEW = "/contacten/toeleidingen/nieuw/"
LIST = "/contacten/toeleidingen/"


def sent(client, url, **fields):
    """What the form at `url` would send, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: getattr(value, "pk", value) for name, value in values.items() if value not in (None, False, "")}
    return filled | {"form_token": form.token.signed()} | fields


def shown(client, **params):
    """The resident of each row of the list."""
    return [row["cells"][0]["text"] for row in client.get(LIST, params).context["list"].rows]


def answer(client, referral, what, **fields):
    url = reverse("contacts:referral_answer", args=[referral.pk])
    return client.post(url, {"answer": what, "version": referral.version} | fields, follow=True)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as counted:
        client.get(url)
    return len(counted)


def last_event():
    return AuditEvent.objects.latest("pk")


class TestForm:
    def test_a_referral_from_a_residents_page_is_asked_after_in_four_weeks(self, as_worker, worker, team):
        resident, partner = make_resident(team=team), make_organisation(team=team)
        url = f"{NEW}?bewoner={resident.pk}"
        data = sent(as_worker, url, organisation=partner.pk, method="called", purpose="Sociaal tarief")

        response = as_worker.post(url, data)

        referral = Referral.objects.get()
        assert response.url == referral.get_absolute_url()
        assert (referral.resident, referral.worker, referral.date) == (resident, worker, today())
        assert (referral.result, referral.check_on) == ("proposed", today() + timedelta(weeks=4))
        assert referral.code == f"TL-{today().year}-0001"

    def test_the_same_form_sent_twice_makes_one(self, as_worker, team):
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"
        data = sent(as_worker, url, organisation=make_organisation(team=team).pk)

        first, second = as_worker.post(url, data), as_worker.post(url, data)

        assert Referral.objects.count() == 1
        assert first.url == second.url

    def test_what_started_at_once_is_not_asked_after(self, as_worker, team):
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"

        as_worker.post(url, sent(as_worker, url, organisation=make_organisation(team=team).pk, result="started"))

        assert Referral.objects.get().check_on is None

    def test_without_a_resident_it_says_what_to_do(self, as_worker, team):
        response = as_worker.post(NEW, sent(as_worker, NEW, organisation=make_organisation(team=team).pk))

        assert response.context["form"].errors["resident"] == ["Kies een bewoner."]

    @pytest.mark.parametrize("consent", ["", "no"])
    def test_text_to_share_without_consent_is_refused_and_not_lost(self, as_worker, team, consent):
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"
        partner = make_organisation(team=team).pk
        data = sent(as_worker, url, organisation=partner, shared="Drie kinderen", consent=consent)

        response = as_worker.post(url, data)

        assert "Zonder toestemming" in response.context["form"].errors["shared"][0]
        assert "Drie kinderen" in response.content.decode()
        assert "Drie+kinderen" in Draft.objects.get().data

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("date", "31/2/2018"),
            ("date", "9999-12-31"),
            ("date", "1018-05-07"),
            ("method", "e-mail"),
            ("consent", "misschien"),
            ("result", "klaar"),
            ("purpose", "x" * 10_001),
            ("purpose", "\x00"),
            ("organisation", ""),
            ("organisation", "9" * 30),
            ("resident", "9" * 30),
            ("worker", "x"),
        ],
    )
    def test_bad_input_is_refused_with_a_message(self, as_worker, team, field, value):
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"
        data = sent(as_worker, url, organisation=make_organisation(team=team).pk)

        response = as_worker.post(url, data | {field: value})

        assert field in response.context["form"].errors
        assert not Referral.objects.exists()

    @pytest.mark.parametrize("field", ["resident", "organisation", "worker"])
    def test_another_teams_row_is_refused(self, as_worker, team, field):
        other = make_team()
        foreign = {"resident": make_resident(team=other), "organisation": make_organisation(team=other)}
        foreign["worker"] = make_member(other)
        url = f"{NEW}?bewoner={make_resident(team=team).pk}"
        data = sent(as_worker, url, organisation=make_organisation(team=team).pk)

        response = as_worker.post(url, data | {field: foreign[field].pk})

        assert field in response.context["form"].errors
        assert str(foreign[field]) not in response.content.decode()

    def test_another_teams_resident_in_the_address_does_not_exist(self, as_worker, team):
        foreign = make_resident(team=make_team())

        answers = [as_worker.get(f"{NEW}?bewoner={number}") for number in (foreign.pk, 10**30, "x", "")]

        assert {response.status_code for response in answers} == {404}

    def test_extra_fields_change_nothing(self, as_worker, team):
        referral = make_referral(team=team)
        other = make_resident(team=team)
        url = reverse("contacts:referral_edit", args=[referral.pk])

        as_worker.post(url, sent(as_worker, url, resident=other.pk, code="X", team=make_team().pk, purpose="Nieuw"))

        stored = Referral.objects.get()
        assert (stored.purpose, stored.resident, stored.code) == ("Nieuw", referral.resident, referral.code)

    @pytest.mark.parametrize("day", ["2018-05-06", "9999-12-31", "0001-01-01"])
    def test_asking_comes_after_the_referral_and_within_years(self, as_worker, team, day):
        url = reverse("contacts:referral_edit", args=[make_referral(team=team).pk])

        response = as_worker.post(url, sent(as_worker, url, check_on=day))

        assert "check_on" in response.context["form"].errors

    def test_when_to_ask_can_be_moved(self, as_worker, team):
        referral = make_referral(team=team, check_on=date(2018, 6, 4))
        url = reverse("contacts:referral_edit", args=[referral.pk])

        as_worker.post(url, sent(as_worker, url, check_on="2018-07-01"))

        referral.refresh_from_db()
        assert (referral.check_on, referral.version) == (date(2018, 7, 1), 2)

    def test_somebody_who_left_stays_on_what_was_done(self, as_worker, team):
        former = make_member(team)
        referral = make_referral(team=team, worker=former)
        Membership.objects.filter(user=former).delete()
        url = reverse("contacts:referral_edit", args=[referral.pk])

        as_worker.post(url, sent(as_worker, url, purpose="Nog steeds"))

        referral.refresh_from_db()
        assert (referral.worker, referral.purpose) == (former, "Nog steeds")

    def test_a_stale_save_shows_both_texts(self, as_worker, team):
        referral = make_referral(team=team, purpose="Eerst")
        url = reverse("contacts:referral_edit", args=[referral.pk])
        data = sent(as_worker, url, purpose="Van mij")
        Referral.objects.update(version=5, purpose="Van een collega")

        page = as_worker.post(url, data).content.decode()

        assert "Van mij" in page
        assert "Van een collega" in page
        assert Referral.objects.get().purpose == "Van een collega"

    def test_only_a_coordinator_is_led_to_making_a_partner(self, client, team, worker, coordinator):
        links = {}
        for user in (worker, coordinator):
            client.force_login(user)
            links[user] = reverse("contacts:organisation_create") in client.get(NEW).content.decode()

        assert links == {worker: False, coordinator: True}

    def test_whom_a_form_shows_is_recorded(self, as_worker, team):
        referral = make_referral(team=team)

        as_worker.get(f"{NEW}?bewoner={referral.resident_id}")
        offered = last_event()
        as_worker.get(reverse("contacts:referral_edit", args=[referral.pk]))

        assert offered.residents == last_event().residents == [referral.resident_id]

    def test_a_half_typed_one_comes_back_with_its_resident(self, as_worker, team):
        resident = make_resident(team=team)
        data = sent(as_worker, NEW, resident=resident.pk, purpose="Half")
        as_worker.post(reverse("home:draft_save"), data)

        draft = as_worker.get(NEW).context["form"].waiting_drafts[0]
        form = as_worker.get(draft.get_absolute_url()).context["form"]

        assert (form.chosen, form["purpose"].value()) == (resident, "Half")


class TestPicker:
    URL = "/contacten/bewoners/zoeken/"

    def test_offers_who_is_meant_with_what_tells_them_apart(self, as_worker, worker, team):
        found = make_resident(team=team, first_name="Çiğdem", last_name="Demirci", worker_in_charge=worker)
        make_resident(team=team, last_name="Peeters")

        page = as_worker.post(self.URL, {"zoek_bewoner": "cigdem"})

        assert page.context["residents"] == [found]
        assert all(word in page.content.decode() for word in ("°1980", str(found.household), str(worker)))
        assert (last_event().action, last_event().residents) == ("search", [found.pk])

    @pytest.mark.parametrize("query", ["", "d", "\x00", "%", "Ander"])
    def test_offers_nobody_for_too_little_or_somebody_elses(self, as_worker, team, query):
        make_resident(team=team, last_name="Demirci")
        make_resident(team=make_team(), last_name="Ander")

        page = as_worker.post(self.URL, {"zoek_bewoner": query})

        assert page.context["residents"] == []

    def test_asks_for_more_letters_when_there_are_many(self, as_worker, team):
        for _ in range(9):
            make_resident(team=team, last_name="Demirci")

        page = as_worker.post(self.URL, {"zoek_bewoner": "demirci"})

        assert len(page.context["residents"]) == 8
        assert "Er zijn er nog" in page.content.decode()


class TestPage:
    def test_tells_who_went_where_and_what_for(self, as_worker, team):
        referral = make_referral(team=team, purpose="Sociaal tarief", consent="yes", shared="Alleen de naam")

        page = as_worker.get(referral.get_absolute_url()).content.decode()

        told = [str(referral.resident), str(referral.organisation), "7 mei 2018", "Sociaal tarief", "Alleen de naam"]
        assert [text for text in told if text not in page] == []
        assert last_event().residents == [referral.resident_id]

    @pytest.mark.parametrize(("result", "asks"), [("proposed", True), ("accompanied", True), ("started", False)])
    def test_asks_as_long_as_it_is_not_known(self, as_worker, team, result, asks):
        referral = make_referral(team=team, result=result)

        page = as_worker.get(referral.get_absolute_url()).content.decode()

        assert ("Is het aangekomen?" in page) is asks

    def test_costs_the_same_every_time(self, as_worker, team):
        url = make_referral(team=team).get_absolute_url()
        queries_of(as_worker, url)

        assert queries_of(as_worker, url) <= 10

    def test_deleting_can_be_undone(self, as_worker, team):
        referral = make_referral(team=team)

        response = as_worker.post(reverse("contacts:referral_delete", args=[referral.pk]))
        gone = not Referral.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert response.url == referral.resident.get_absolute_url()
        assert gone
        assert Referral.objects.get().code == referral.code


class TestArrival:
    @pytest.mark.parametrize(("what", "result"), [("started", "started"), ("dropped", "dropped")])
    def test_a_yes_or_a_no_ends_the_asking(self, as_worker, worker, team, what, result):
        referral = make_referral(team=team, check_on=date(2018, 6, 4))

        answer(as_worker, referral, what)

        referral.refresh_from_db()
        assert (referral.result, referral.check_on, referral.updated_by) == (result, None, worker)
        assert referral.version == 2

    def test_not_yet_asks_again_in_four_weeks_and_changes_no_result(self, as_worker, team):
        referral = make_referral(team=team, result="accompanied", check_on=date(2018, 6, 4))

        answer(as_worker, referral, "later")

        referral.refresh_from_db()
        assert (referral.result, referral.check_on) == ("accompanied", today() + timedelta(weeks=4))

    def test_the_same_answer_twice_does_no_harm(self, as_worker, team):
        referral = make_referral(team=team, check_on=date(2018, 6, 4))

        answer(as_worker, referral, "started")
        second = answer(as_worker, referral, "started")

        referral.refresh_from_db()
        assert (referral.result, referral.version) == ("started", 2)
        assert "ondertussen al gewijzigd" in second.content.decode()

    @pytest.mark.parametrize("version", ["", "x", "1", "9" * 18, "9" * 30])
    def test_an_answer_to_an_older_version_changes_nothing(self, as_worker, team, version):
        referral = make_referral(team=team, version=3, check_on=date(2018, 6, 4))

        page = answer(as_worker, referral, "dropped", version=version)

        assert page.redirect_chain[-1][0] == referral.get_absolute_url()
        assert Referral.objects.get().result == "proposed"

    def test_an_answer_that_is_none_does_not_exist(self, as_worker, team):
        assert answer(as_worker, make_referral(team=team), "misschien").status_code == 404

    def test_from_the_start_page_one_comes_back_there(self, as_worker, team):
        referral = make_referral(team=team, check_on=date(2018, 6, 4))

        page = answer(as_worker, referral, "started", then="today")

        assert page.redirect_chain[-1][0] == "/"

    def test_an_answer_names_the_resident_in_the_trail(self, as_worker, team):
        referral = make_referral(team=team)

        as_worker.post(
            reverse("contacts:referral_answer", args=[referral.pk]), {"answer": "started", "version": referral.version}
        )

        event = last_event()
        assert (event.action, event.object_type, event.residents) == (
            "edit",
            "contacts.referral",
            [referral.resident_id],
        )


class TestActions:
    def test_consent_that_is_taken_back_takes_the_text_along(self, team, worker):
        referral = make_referral(team=team, consent="yes", shared="Naam")

        referral.consent = "no"
        actions.refer(referral=referral, by=worker)

        referral.refresh_from_db()
        assert referral.shared == ""

    def test_the_database_itself_keeps_text_without_consent_out(self, team):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_referral(team=team, shared="Naam")


class TestList:
    def test_the_number_of_queries_does_not_grow_with_the_list(self, as_worker, team):
        make_referral(team=team)
        queries_of(as_worker, LIST)
        few = queries_of(as_worker, LIST)
        for _ in range(30):
            make_referral(team=team)

        assert queries_of(as_worker, LIST) == few <= 12

    def test_names_the_residents_of_its_rows_in_the_trail(self, as_worker, team):
        referrals = [make_referral(team=team) for _ in range(2)]
        make_referral(team=make_team())

        as_worker.get(LIST)

        assert last_event().residents == [referral.resident_id for referral in referrals]

    @pytest.mark.parametrize(
        "params",
        [
            {"jaar": 2018},
            {"resultaat": "started"},
            {"partner": "OCMW-1"},
            {"navragen": "nu"},
            {"jaar": 2018, "partner": "OCMW-1", "resultaat": "started"},
        ],
    )
    def test_each_filter_narrows(self, as_worker, team, params):
        partner = make_organisation(team=team, code="OCMW-1")
        wanted = make_referral(team=team, organisation=partner, result="started", check_on=today())
        make_referral(team=team, date=date(2017, 5, 7), check_on=today() + timedelta(days=1))

        assert shown(as_worker, **params) == [str(wanted.resident)]

    def test_one_filters_on_who_did_it_also_when_they_left(self, as_worker, team):
        former = make_member(team)
        wanted = make_referral(team=team, worker=former)
        make_referral(team=team)
        Membership.objects.filter(user=former).delete()

        assert shown(as_worker, medewerker=former.pk) == [str(wanted.resident)]

    @pytest.mark.parametrize("query", ["demirci", "huis van welz", "cigdem welzijn", "tl-2018-0007", " TL-2018-0007 "])
    def test_is_searched_by_resident_partner_and_code(self, as_worker, team, query):
        partner = make_organisation(team=team, name="Huis van Welzijn")
        resident = make_resident(team=team, first_name="Çiğdem", last_name="Demirci")
        make_referral(resident=resident, organisation=partner, code="TL-2018-0007")
        make_referral(team=team, code="TL-2018-0008")

        page = as_worker.post(LIST, {"q": query}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == [str(resident)]

    def test_an_empty_one_offers_to_make_the_first(self, as_worker, team):
        assert "Nog geen toeleidingen" in as_worker.get(LIST).content.decode()


class TestOnOtherPages:
    def test_a_residents_page_lists_them_newest_first(self, as_worker, team):
        resident = make_resident(team=team)
        older = make_referral(resident=resident)
        newer = make_referral(resident=resident, date=date(2018, 9, 1))

        page = as_worker.get(resident.get_absolute_url())

        section = next(one for one in page.context["sections"] if one["title"] == "Toeleidingen")
        assert section["rows"] == [newer, older]
        assert f"{NEW}?bewoner={resident.pk}" in page.content.decode()

    def test_a_residents_page_asks_no_more_for_many(self, as_worker, team):
        resident = make_resident(team=team)
        make_referral(resident=resident)
        queries_of(as_worker, resident.get_absolute_url())
        few = queries_of(as_worker, resident.get_absolute_url())
        for _ in range(20):
            make_referral(resident=resident)

        assert queries_of(as_worker, resident.get_absolute_url()) == few

    def test_a_partners_page_counts_and_shows_the_latest_ten(self, as_worker, team):
        partner = make_organisation(team=team)
        made = [make_referral(team=team, organisation=partner, result="started") for _ in range(11)]
        make_referral(team=team)

        page = as_worker.get(partner.get_absolute_url())

        (year, cells) = page.context["exchanges"][0]["rows"].years[0]
        assert (year, [number for number, _ in cells]) == (2018, [11, 0, 0, 11, 0])
        assert page.context["latest"] == made[:0:-1]
        assert last_event().residents == [referral.resident_id for referral in made[1:]]

    def test_a_partners_page_asks_no_more_for_many(self, as_worker, team):
        partner = make_organisation(team=team)
        make_referral(team=team, organisation=partner)
        queries_of(as_worker, partner.get_absolute_url())
        few = queries_of(as_worker, partner.get_absolute_url())
        for result in Referral.Result:
            make_referral(team=team, organisation=partner, result=result)

        assert queries_of(as_worker, partner.get_absolute_url()) == few <= 14

    def test_a_partner_with_referrals_cannot_go(self, as_coordinator, team):
        partner = make_referral(team=team).organisation

        as_coordinator.post(reverse("contacts:organisation_delete", args=[partner.pk]))

        partner.refresh_from_db()
        assert partner.pk
