"""What belongs to a partner: contact persons, offers, agreements, the papers behind them, and what goes both ways."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from activiteiten.models import ActivityPartner
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from contacts.models import Agreement, AgreementDocument, ContactPerson, Offer, Organisation, Referral
from tests.accounts.factories import make_team
from tests.activiteiten.factories import make_activity, make_session
from tests.contacts.factories import (
    make_agreement,
    make_contact_person,
    make_document,
    make_offer,
    make_organisation,
    make_referral,
    make_resident,
)
from tests.contacts.test_referrals import queries_of, sent, shown
from tests.huisbezoeken.factories import make_signal

DAY = timedelta(days=1)
PDF = b"%PDF-1.7\n%%EOF\n"
KINDS = [
    (ContactPerson, "contact_person", make_contact_person, {"function": "brugfiguur"}),
    (Offer, "offer", make_offer, {"name": "Taalles"}),
    (Agreement, "agreement", make_agreement, {"starts_on": "2018-01-01"}),
]
NEW_REFERRAL = "/contacten/toeleidingen/nieuw/"


def done_with(partner):
    activity = make_activity(team=partner.team)
    ActivityPartner.objects.create(team=partner.team, activity=activity, organisation=partner)
    return activity


def address(name, thing):
    return reverse(f"contacts:{name}", args=[thing.pk])


def pdf(name="Overeenkomst 2026.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def partner(team):
    return make_organisation(team=team, name="Huis van Welzijn")


@pytest.mark.parametrize(("model", "name", "make", "filled"), KINDS, ids=lambda value: getattr(value, "__name__", None))
class TestParts:
    def test_a_coordinator_adds_one_which_gets_a_code(self, as_coordinator, partner, model, name, make, filled):
        url = address(f"{name}_create", partner)

        answer = as_coordinator.post(url, sent(as_coordinator, url, **filled))

        made = model.objects.get()
        assert answer.url == made.get_absolute_url()
        assert (made.organisation, made.team, made.code[-4:]) == (partner, partner.team, "0001")
        assert AuditEvent.objects.latest("pk").action == "create"

    def test_the_same_form_sent_twice_makes_one(self, as_coordinator, partner, model, name, make, filled):
        url = address(f"{name}_create", partner)
        data = sent(as_coordinator, url, **filled)

        for _ in range(2):
            as_coordinator.post(url, data)

        assert model.objects.count() == 1

    def test_a_stale_save_shows_both(self, as_coordinator, team, model, name, make, filled):
        part = make(team=team)
        url = address(f"{name}_edit", part)
        data = sent(as_coordinator, url, ends_on="2031-01-01")
        model.objects.filter(pk=part.pk).update(version=part.version + 1)

        page = as_coordinator.post(url, data)

        assert "Iemand anders bewaarde dit" in page.content.decode()
        assert model.objects.get().ends_on is None

    def test_the_end_is_not_before_the_beginning(self, as_coordinator, partner, model, name, make, filled):
        url = address(f"{name}_create", partner)
        days = {"starts_on": "2018-03-01", "ends_on": "2018-02-28"}

        page = as_coordinator.post(url, sent(as_coordinator, url, **filled) | days)

        assert page.context["form"].errors["ends_on"] == [
            "Dit ligt voor de begindatum. Zet een datum op of na het begin."
        ]
        assert not model.objects.exists()

    def test_nor_in_the_database(self, team, model, name, make, filled):
        with pytest.raises(IntegrityError), transaction.atomic():
            make(team=team, starts_on=date(2018, 3, 1), ends_on=date(2018, 2, 28))

    @pytest.mark.parametrize("day", ["31/2/2018", "gisteren", "\x00", "2018-13-01"])
    def test_bad_days_are_refused(self, as_coordinator, partner, model, name, make, filled, day):
        url = address(f"{name}_create", partner)

        page = as_coordinator.post(url, sent(as_coordinator, url, **filled) | {"starts_on": day})

        assert "starts_on" in page.context["form"].errors

    def test_text_too_long_is_refused(self, as_coordinator, partner, model, name, make, filled):
        url = address(f"{name}_create", partner)
        field = {"contact_person": "function", "offer": "name", "agreement": "title"}[name]

        page = as_coordinator.post(url, sent(as_coordinator, url, **filled) | {field: "é" * 201})

        assert field in page.context["form"].errors

    def test_posted_fields_beside_the_form_change_nothing(self, as_coordinator, partner, model, name, make, filled):
        other = make_organisation(team=make_team())
        url = address(f"{name}_create", partner)
        extra = {"organisation": other.pk, "team": other.team_id, "code": "X"}

        as_coordinator.post(url, sent(as_coordinator, url, **filled) | extra)

        made = model.objects.get()
        assert (made.organisation, made.team) == (partner, partner.team)
        assert made.code != "X"

    def test_deleting_can_be_undone(self, as_coordinator, team, model, name, make, filled):
        part = make(team=team)

        as_coordinator.post(address(f"{name}_delete", part))
        gone = not model.objects.exists()
        answer = as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert answer.url == part.get_absolute_url()
        assert model.objects.get() == part

    def test_the_page_shows_them_and_only_coordinators_change_them(
        self, client, worker, coordinator, team, model, name, make, filled
    ):
        part = make(team=team)
        url, links = part.organisation.get_absolute_url(), {}
        for user in (worker, coordinator):
            client.force_login(user)
            page = client.get(url).content.decode()
            assert str(part) in page
            links[user] = address(f"{name}_edit", part) in page

        assert links == {worker: False, coordinator: True}


class TestPage:
    def test_who_left_and_what_is_over_stand_apart(self, as_worker, partner):
        here = make_contact_person(organisation=partner, ends_on=today())
        gone = make_contact_person(organisation=partner, ends_on=today() - DAY)
        offer = make_offer(organisation=partner)
        over = make_offer(organisation=partner, ends_on=today() - DAY)

        context = as_worker.get(partner.get_absolute_url()).context

        assert (context["people"], context["people_gone"]) == ([here], [gone])
        assert (context["offers"], context["offers_gone"]) == ([offer], [over])

    def test_what_goes_both_ways_is_counted_by_year(self, as_worker, team, partner):
        make_referral(team=team, organisation=partner, date=date(2018, 5, 7), result="started")
        make_referral(team=team, organisation=partner, date=date(2019, 5, 7))
        make_referral(team=team)
        make_signal(team=team, organisation=partner, date=date(2019, 1, 2))
        make_signal(team=team)
        activity = done_with(partner)
        for day in (date(2018, 5, 1), date(2018, 5, 8)):
            make_session(activity=activity, date=day)
        make_session(activity=activity, date=date(2018, 5, 15), cancelled_because="ziekte")

        exchanges = as_worker.get(partner.get_absolute_url()).context["exchanges"]

        told = {
            str(one["title"]): [(year, [number for number, _ in cells]) for year, cells in one["rows"].years]
            for one in exchanges
        }
        assert told == {
            "Toeleidingen naar deze partner": [(2019, [1, 1, 0, 0, 0]), (2018, [1, 0, 0, 1, 0])],
            "Signalen van deze partner": [(2019, [1])],
            "Activiteiten samen": [(2018, [1, 2])],
            "Woondossiers": [],
        }

    def test_each_number_leads_to_a_list_of_as_many(self, as_worker, team, partner):
        for _ in range(2):
            make_referral(team=team, organisation=partner, result="started")
            make_signal(team=team, organisation=partner, date=date(2018, 5, 7))
        make_referral(team=team)
        make_signal(team=team, date=date(2018, 5, 7))
        make_session(activity=done_with(partner), date=date(2018, 5, 1))
        make_session(activity=make_activity(team=team), date=date(2018, 5, 1))

        exchanges = as_worker.get(partner.get_absolute_url()).context["exchanges"]
        cells = [cell for one in exchanges for _, row in one["rows"].years for cell in row]

        assert [as_worker.get(url).context["list"].count for _, url in cells if url] == [
            number for number, url in cells if url
        ]
        assert len([url for _, url in cells if url]) == 4

    def test_it_asks_no_more_for_many(self, as_coordinator, partner):
        def fill():
            make_contact_person(organisation=partner)
            make_offer(organisation=partner)
            make_document(agreement=make_agreement(organisation=partner))

        make_document(organisation=partner)
        fill()
        queries_of(as_coordinator, partner.get_absolute_url())
        few = queries_of(as_coordinator, partner.get_absolute_url())
        for _ in range(10):
            fill()

        assert queries_of(as_coordinator, partner.get_absolute_url()) == few

    def test_a_text_that_is_no_address_is_no_link(self, as_worker, partner):
        make_contact_person(organisation=partner, email='"><script>x</script>@voorbeeld.be')
        make_contact_person(organisation=partner, email="enkel op het werk")

        page = as_worker.get(partner.get_absolute_url()).content.decode()

        assert "<script>x" not in page
        assert "mailto:enkel" not in page

    def test_a_partner_that_is_deleted_comes_back_with_all_of_it(self, as_coordinator, partner):
        make_contact_person(organisation=partner)
        make_offer(organisation=partner)
        make_document(organisation=partner)
        paper = make_document(agreement=make_agreement(organisation=partner))

        as_coordinator.post(address("organisation_delete", partner))
        gone = not Organisation.objects.exists()
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert [model.objects.count() for model in (ContactPerson, Offer, Agreement, AgreementDocument)] == [1, 1, 1, 2]
        assert as_coordinator.get(address("document_file", paper)).status_code == 200


class TestReferralToAnOffer:
    def test_it_shows_on_the_page_in_the_list_and_in_the_letter(self, as_worker, team, partner):
        offer = make_offer(organisation=partner, name="Energiescan")
        url = f"{NEW_REFERRAL}?bewoner={make_resident(team=team).pk}"
        data = sent(as_worker, url, organisation=partner.pk, offer=offer.pk, consent="yes")

        page = as_worker.post(url, data, follow=True)

        referral = Referral.objects.get()
        assert referral.offer == offer
        assert "Energiescan" in page.content.decode()
        assert "Energiescan" in as_worker.get(partner.get_absolute_url()).content.decode()
        assert shown(as_worker, aanbod=offer.code) == [str(referral.resident)]
        assert shown(as_worker, aanbod=make_offer(team=team).code) == []

    def test_the_offer_of_another_partner_is_refused(self, as_worker, team, partner):
        offer = make_offer(team=team)
        url = f"{NEW_REFERRAL}?bewoner={make_resident(team=team).pk}"

        page = as_worker.post(url, sent(as_worker, url, organisation=partner.pk, offer=offer.pk))

        assert page.context["form"].errors["offer"] == [
            "Dit aanbod is van een andere partner. Kies er een van deze partner, of laat het leeg."
        ]
        assert not Referral.objects.exists()

    @pytest.mark.parametrize("offer", ["x", "9" * 30, "-1", "\x00"])
    def test_what_is_no_offer_is_refused(self, as_worker, team, partner, offer):
        url = f"{NEW_REFERRAL}?bewoner={make_resident(team=team).pk}"
        make_offer(organisation=partner)

        page = as_worker.post(url, sent(as_worker, url, organisation=partner.pk, offer=offer))

        assert "offer" in page.context["form"].errors

    def test_choices_stand_by_partner_and_are_of_the_own_team(self, as_worker, team, partner):
        offer = make_offer(organisation=partner)
        make_offer(organisation=partner, ends_on=today() - DAY)
        make_offer()

        groups = list(as_worker.get(NEW_REFERRAL).context["form"].fields["offer"].choices)[1:]

        assert [(name, [label for _, label in offers]) for name, offers in groups] == [(str(partner), [str(offer)])]

    def test_a_form_keeps_what_is_over_by_now(self, as_worker, team, partner):
        offer = make_offer(organisation=partner, ends_on=date(2018, 12, 31))
        referral = make_referral(team=team, organisation=partner, offer=offer)
        url = reverse("contacts:referral_edit", args=[referral.pk])

        as_worker.post(url, sent(as_worker, url, purpose="Nieuw"))

        referral.refresh_from_db()
        assert (referral.offer, referral.purpose) == (offer, "Nieuw")

    def test_the_database_refuses_another_partners_offer(self, team, partner):
        referral = make_referral(team=team, organisation=partner, offer=make_offer(organisation=partner))
        foreign = make_offer(team=team)

        for change in ({"offer": foreign}, {"organisation": foreign.organisation}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Referral.objects.filter(pk=referral.pk).update(**change)
                check_now()

    def test_and_an_offer_that_leaves_its_partner_while_somebody_was_led_to_it(self, team, partner):
        offer = make_offer(organisation=partner)
        make_referral(team=team, organisation=partner, offer=offer)

        with pytest.raises(IntegrityError), transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(organisation=make_organisation(team=team))
            check_now()

    def test_an_offer_to_which_somebody_was_led_cannot_go(self, as_coordinator, team, partner):
        offer = make_offer(organisation=partner)
        make_referral(team=team, organisation=partner, offer=offer)

        page = as_coordinator.post(address("offer_delete", offer), follow=True)

        assert "Dit kan niet weg" in page.content.decode()
        assert Offer.objects.filter(pk=offer.pk).exists()


class TestAgreements:
    @pytest.mark.parametrize(
        ("start", "end", "counts"),
        [
            (date(2018, 12, 31), None, True),
            (date(2010, 1, 1), date(2018, 1, 1), True),
            (date(2019, 1, 1), None, False),
            (date(2010, 1, 1), date(2017, 12, 31), False),
        ],
    )
    def test_a_year_counts_a_partner_with_any_agreement_once(self, team, start, end, counts):
        partner = make_organisation(team=team)
        for _ in range(2):
            make_agreement(organisation=partner, starts_on=start, ends_on=end)

        assert Organisation.objects.of(team).with_agreement_in(2018).count() == counts

    @pytest.mark.parametrize(
        ("main", "other", "soon"),
        [
            ((None, None), (-100, 60), True),
            ((None, None), (-100, 0), True),
            ((None, None), (-100, 61), False),
            ((None, None), (-100, -1), False),
            ((None, None), (-100, None), False),
            ((None, None), (1, 30), False),  # it did not begin yet
            ((-100, 30), (-200, -150), True),
            ((-100, 30), (31, None), False),  # the next one is there
            ((31, None), (-100, 30), False),
            ((-100, None), (-50, 30), True),  # one beside a main one that goes on
        ],
    )
    def test_what_ends_within_sixty_days_is_told_unless_the_next_is_there(self, as_worker, team, main, other, soon):
        def days(*numbers):
            return [None if number is None else today() + number * DAY for number in numbers]

        main_from, main_until = days(*main)
        partner = make_organisation(team=team, agreement_from=main_from, agreement_until=main_until)
        start, end = days(*other)
        make_agreement(organisation=partner, starts_on=start, ends_on=end)

        told = "Overeenkomsten die aflopen" in as_worker.get("/").content.decode()
        listed = as_worker.get("/contacten/organisaties/?loopt_af=binnenkort").context["list"].count

        assert (told, listed) == (soon, int(soon))

    def test_a_renewal_keeps_what_was_before(self, as_coordinator, team):
        partner = make_organisation(team=team, agreement_from=date(2016, 1, 1), agreement_until=date(2018, 12, 31))
        document = make_document(organisation=partner)
        url = address("organisation_renew", partner)
        counted = [Organisation.objects.with_agreement_in(year).count() for year in (2016, 2018)]

        as_coordinator.post(url, sent(as_coordinator, url))

        earlier, now = Agreement.objects.get(), Organisation.objects.get()
        document.refresh_from_db()
        assert (earlier.starts_on, earlier.ends_on) == (date(2016, 1, 1), date(2018, 12, 31))
        assert (now.agreement_from, now.agreement_until) == (date(2019, 1, 1), None)
        assert (document.agreement, document.organisation) == (earlier, None)
        assert [Organisation.objects.with_agreement_in(year).count() for year in (2016, 2018)] == counted == [1, 1]

    @pytest.mark.parametrize("until", [None, date(2019, 6, 30)])
    def test_where_they_overlap_the_earlier_one_ends_the_day_before(self, as_coordinator, team, until):
        partner = make_organisation(team=team, agreement_from=date(2016, 1, 1), agreement_until=until)
        url = address("organisation_renew", partner)

        as_coordinator.post(url, sent(as_coordinator, url) | {"agreement_from": "2019-01-01", "agreement_until": ""})

        assert Agreement.objects.get().ends_on == date(2018, 12, 31)

    @pytest.mark.parametrize("start", ["2016-01-01", "2015-06-01", "", "31/2/2018"])
    def test_a_renewal_begins_after_the_beginning(self, as_coordinator, team, start):
        partner = make_organisation(team=team, agreement_from=date(2016, 1, 1))
        url = address("organisation_renew", partner)

        page = as_coordinator.post(url, sent(as_coordinator, url) | {"agreement_from": start})

        assert "agreement_from" in page.context["form"].errors
        assert not Agreement.objects.exists()

    def test_two_who_renew_at_once_renew_it_once(self, as_coordinator, team):
        partner = make_organisation(team=team, agreement_from=date(2016, 1, 1), agreement_until=date(2018, 12, 31))
        url = address("organisation_renew", partner)
        first, second = sent(as_coordinator, url), sent(as_coordinator, url)

        as_coordinator.post(url, first)
        page = as_coordinator.post(url, second | {"agreement_from": "2020-01-01"})

        assert "Iemand anders bewaarde dit" in page.content.decode()
        assert Agreement.objects.count() == 1

    def test_without_an_agreement_there_is_nothing_to_renew(self, as_coordinator, partner):
        answer = as_coordinator.get(address("organisation_renew", partner))

        assert answer.url == address("organisation_edit", partner)


class TestDocuments:
    @pytest.mark.parametrize("which", ["organisation_document", "agreement_document"])
    def test_it_is_kept_and_sent_as_an_attachment(self, client, coordinator, worker, partner, which):
        behind = partner if which == "organisation_document" else make_agreement(organisation=partner)
        client.force_login(coordinator)
        client.post(address(which, behind), {"file": pdf()})
        document = AgreementDocument.objects.get()

        client.force_login(worker)
        answer = client.get(address("document_file", document))

        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"] == 'attachment; filename="Overeenkomst 2026.pdf"'
        assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
        assert "no-store" in answer["Cache-Control"]
        assert (AuditEvent.objects.latest("pk").action, document.added_by) == ("show", coordinator)
        assert "Overeenkomst 2026.pdf" in client.get(partner.get_absolute_url()).content.decode()

    def test_another_one_takes_its_place(self, as_coordinator, partner):
        url = address("organisation_document", partner)

        for name in ("eerste.pdf", "tweede.pdf"):
            as_coordinator.post(url, {"file": pdf(name)})

        assert AgreementDocument.objects.get().name == "tweede.pdf"

    @pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04"])
    def test_what_is_no_document_is_refused_with_a_message(self, as_coordinator, partner, content):
        page = as_coordinator.post(address("organisation_document", partner), {"file": pdf(content=content)})

        assert page.status_code == 200
        assert "file" in page.context["form"].errors
        assert not AgreementDocument.objects.exists()

    def test_no_file_at_all_too(self, as_coordinator, partner):
        page = as_coordinator.post(address("organisation_document", partner), {"file": "geen bestand"})

        assert page.context["form"].errors["file"]

    def test_deleting_can_be_undone(self, as_coordinator, team):
        document = make_document(team=team)

        as_coordinator.post(address("document_delete", document))
        missing = as_coordinator.get(address("document_file", document)).status_code
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert missing == 404
        assert as_coordinator.get(address("document_file", document)).status_code == 200

    def test_an_agreement_that_comes_back_has_its_document(self, as_coordinator, team):
        document = make_document(team=team)

        as_coordinator.post(address("agreement_delete", document.agreement))
        gone = not AgreementDocument.objects.exists()
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert as_coordinator.get(address("document_file", document)).status_code == 200

    def test_a_file_that_is_not_on_the_disk_is_a_404(self, as_worker, team):
        document = make_document(team=team)
        document.file.storage.delete(document.file.name)

        assert as_worker.get(address("document_file", document)).status_code == 404

    def test_no_address_leads_to_the_folder(self, as_coordinator, team):
        place = make_document(team=team).file.name

        assert {as_coordinator.get(path).status_code for path in (f"/{place}", f"/media/{place}")} == {404}

    def test_one_paper_behind_each_agreement(self, team):
        document = make_document(team=team)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_document(agreement=document.agreement)


class TestSignals:
    def test_who_passed_it_on_is_stored_shown_and_found(self, as_worker, team, partner):
        url = "/huisbezoeken/signalen/nieuw/"
        data = sent(as_worker, url, theme=make_signal(team=team).theme_id, description="Loket dicht", version="")

        page = as_worker.post(url, data | {"organisation": partner.pk}, follow=True)
        found = as_worker.get("/huisbezoeken/signalen/", {"partner": partner.code}).context["list"]

        assert "Doorgegeven door" in page.content.decode()
        assert [row["cells"][0]["text"] for row in found.rows] == ["Loket dicht"]

    def test_another_teams_partner_is_refused(self, as_worker, team):
        url = reverse("huisbezoeken:signal_edit", args=[make_signal(team=team).pk])

        page = as_worker.post(url, sent(as_worker, url, organisation=make_organisation(team=make_team()).pk))

        assert "organisation" in page.context["form"].errors

    def test_a_partner_that_passed_on_a_signal_cannot_go(self, as_coordinator, team, partner):
        make_signal(team=team, organisation=partner)

        as_coordinator.post(address("organisation_delete", partner))

        assert Organisation.objects.filter(pk=partner.pk).exists()


def check_now():
    """PostgreSQL looks at deferred keys when the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("name", ["contact_person_create", "offer_create", "agreement_create"])
def test_the_page_of_each_part_has_a_heading_and_every_field_once(as_coordinator, team, name):
    page = as_coordinator.get(reverse(f"contacts:{name}", args=[make_organisation(team=team).pk])).content.decode()

    heading = page.split("<h1>")[1].split("</h1>")[0]
    assert heading.startswith("Nieuw")
    assert "<" not in heading
    assert page.count('name="title"') <= 1
