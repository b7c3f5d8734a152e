"""The catalogue of premiums, which files each may be for, and what is asked of it in a file."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from contacts.models import Household
from tests.accounts.factories import make_team
from tests.contacts.factories import make_area, make_household, make_resident
from tests.wonen.factories import make_file
from tests.wonen.premium_factories import make_application, make_paper, make_premium
from tests.wonen.test_dwelling import of, sent
from wonen.eligibility import files_for, premiums_for
from wonen.models import ApplicationPaper, Premium, PremiumApplication, PremiumPaper

LIST, NEW = "/wonen/premies/", "/wonen/premies/nieuw/"
YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))
PAPERS = "Offerte\n\n  Factuur  \nofferte\n"


def shown(client, **params):
    return {row["cells"][0]["text"] for row in client.get(LIST, params).context["list"].rows}


def home(team, street="Marktstraat", tenure="owner"):
    return make_household(team=team, street=street, tenure=tenure)


class TestCatalogue:
    def test_a_coordinator_makes_one_with_its_papers(self, as_coordinator, team):
        area = make_area(team=team)

        answer = sent(
            as_coordinator,
            NEW,
            name="Dakpremie",
            area=area.pk,
            starts_on="2026-01-01",
            ends_on="2026-12-31",
            maximum="3000,5",
            share="40",
            tenures=["owner", "emergency_buyer"],
            papers=PAPERS,
            link="www.wonen.be",
        )

        premium = Premium.objects.get()
        assert answer.url == premium.get_absolute_url()
        assert (premium.code, premium.area, premium.maximum, premium.share) == (
            "PR-2026-0001",
            area,
            Decimal("3000.50"),
            40,
        )
        assert premium.applicants == ["owner", "emergency_buyer"]
        assert [paper.name for paper in premium.papers.all()] == ["Offerte", "Factuur"]
        page = as_coordinator.get(answer.url).content.decode()
        assert all(told in page for told in ("Dakpremie", "40 %", "https://www.wonen.be", "Factuur", "noodkoper"))

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"name": "  "}, "name"),
            ({"name": "x" * 201}, "name"),
            ({"starts_on": ""}, "starts_on"),
            ({"starts_on": "31/2/2018"}, "starts_on"),
            ({"starts_on": "9999-12-31"}, "starts_on"),
            ({"ends_on": "2025-12-31"}, "ends_on"),
            ({"maximum": "-1"}, "maximum"),
            ({"maximum": "1.25,00"}, "maximum"),
            ({"share": "0"}, "share"),
            ({"share": "101"}, "share"),
            ({"share": "9" * 30}, "share"),
            ({"tenures": ["unknown"]}, "tenures"),
            ({"area": "9" * 18}, "area"),
            ({"papers": "x" * 201}, "papers"),
            ({"papers": "\n".join(f"papier {n}" for n in range(31))}, "papers"),
            ({"link": "x" * 501}, "link"),
            ({"conditions": "x" * 10_001}, "conditions"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_coordinator, team, fields, field):
        told = {"name": "Dakpremie", "starts_on": "2026-01-01", "papers": "Offerte"}

        response = sent(as_coordinator, NEW, **told | fields)

        assert set(response.context["form"].errors) == {field}
        assert field == "papers" or response.context["form"]["papers"].value() == "Offerte"
        assert not Premium.objects.exists()

    def test_an_area_of_another_team_is_refused(self, as_coordinator, team):
        response = sent(as_coordinator, NEW, name="Dak", starts_on="2026-01-01", area=make_area(team=make_team()).pk)

        assert set(response.context["form"].errors) == {"area"}

    def test_changing_its_papers_leaves_those_of_applications(self, as_coordinator, team):
        premium = make_premium(team=team, papers=["Offerte", "Factuur"], tenures=["owner"])
        make_application(premium=premium, file=make_file(team=team), papers=["Offerte"])

        sent(as_coordinator, of("premium_edit", premium), papers="Factuur\nFoto", tenures=[])

        assert list(PremiumPaper.objects.values_list("name", flat=True)) == ["Factuur", "Foto"]
        assert list(ApplicationPaper.objects.values_list("name", flat=True)) == ["Offerte"]
        assert Premium.objects.get().applicants == []

    def test_a_stale_save_shows_both_lists(self, as_coordinator, team):
        premium = make_premium(team=team, papers=["Offerte"])
        url = of("premium_edit", premium)
        form = as_coordinator.get(url).context["form"]
        Premium.objects.update(version=2)
        data = {"form_token": form.token.signed(), "version": 1, "name": "Anders", "starts_on": "2018-03-01"}

        page = as_coordinator.post(url, data | {"papers": "Foto"})

        assert "Iemand anders bewaarde dit" in page.content.decode()
        assert "Offerte" in page.content.decode()

    def test_one_that_is_asked_cannot_go(self, as_coordinator, team):
        premium = make_application(team=team).premium

        page = as_coordinator.post(of("premium_delete", premium), follow=True).content.decode()

        assert "er hangen nog premieaanvragen aan" in page
        assert Premium.objects.exists()

    def test_another_goes_and_comes_back_whole(self, as_coordinator, team):
        premium = make_premium(team=team, papers=["Offerte"], tenures=["owner"])

        as_coordinator.post(of("premium_delete", premium))
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        again = Premium.objects.get()
        assert (again.applicants, [str(paper) for paper in again.papers.all()]) == (["owner"], ["Offerte"])

    def test_an_area_that_a_premium_names_cannot_go(self, as_coordinator, team):
        area = make_area(team=team)
        make_premium(team=team, area=area)

        page = as_coordinator.post(reverse("contacts:area_delete", args=[area.pk]), follow=True).content.decode()

        assert "er hangen nog premies aan" in page

    @pytest.mark.parametrize(
        ("params", "names"),
        [
            ({}, {"Dak", "Huur", "Straat", "Later", "Oud"}),
            ({"stand": "loopt"}, {"Dak", "Huur", "Straat"}),
            ({"stand": "later"}, {"Later"}),
            ({"stand": "voorbij"}, {"Oud"}),
            ({"voor": "owner"}, {"Dak", "Straat", "Later", "Oud"}),
            ({"voor": "private_rent", "stand": "loopt"}, {"Huur", "Straat"}),
            ({"gebied": "GB1", "stand": "loopt"}, {"Dak", "Huur", "Straat"}),
            ({"gebied": "overal", "stand": "loopt"}, {"Dak", "Huur"}),
        ],
    )
    def test_filters(self, as_worker, team, params, names):
        make_premium(team=team, name="Dak", tenures=["owner", "emergency_buyer"], ends_on=today())
        make_premium(team=team, name="Huur", tenures=["private_rent"])
        make_premium(team=team, name="Straat", area=make_area(team=team, code="GB1"))
        make_premium(team=team, name="Later", starts_on=TOMORROW)
        make_premium(team=team, name="Oud", ends_on=YESTERDAY)
        make_premium(team=make_team(), name="Van een ander")

        assert shown(as_worker, **params) == names

    def test_it_is_found_by_its_conditions_and_exported(self, as_coordinator, team):
        make_premium(team=team, name="Dak", conditions="Enkel voor een hellend dak", maximum=1250)
        make_premium(team=team, name="Ramen")
        url = as_coordinator.post(LIST, {"q": "hellend"}).url

        rows = as_coordinator.get(url).context["list"].rows
        answer = as_coordinator.post(url, {"purpose": "overleg", "format": "csv"})

        assert [row["cells"][0]["text"] for row in rows] == ["Dak"]
        assert "1.250,00" in answer.content.decode("utf-8-sig")


class TestWhoItMayBeFor:
    @pytest.mark.parametrize(
        ("tenures", "file", "fits"),
        [
            ([], {}, True),
            (["owner"], {}, True),
            (["private_rent"], {}, False),
            (["private_rent"], {"tenure": "private_rent"}, True),  # what the file says goes before the household
            (["owner"], {"tenure": "other"}, False),
        ],
    )
    def test_by_how_they_live(self, team, tenures, file, fits):
        premium = make_premium(team=team, tenures=tenures)
        file = make_file(household=home(team), **file)

        assert bool(files_for(premium)) == fits
        assert [bool(some) for some in premiums_for(file, [])] == [fits, not fits]

    def test_who_lives_nobody_knows_how_is_to_be_asked(self, team):
        make_file(household=home(team, tenure="unknown"))

        (fit,) = files_for(make_premium(team=team, tenures=["owner"]))

        assert "huurder of eigenaar" in fit.to_ask

    @pytest.mark.parametrize(
        ("own", "fits"),
        [
            ({}, True),
            ({"street": "MÁRKTSTRAAT ", "number": "3"}, True),
            ({"street": "Stationsstraat"}, False),
            ({"number": "3"}, False),  # an address of its own without a street: nobody knows where
        ],
    )
    def test_by_the_street_of_the_dwelling(self, team, own, fits):
        premium = make_premium(team=team, area=make_area(team=team, name="Centrum", streets=["Marktstraat"]))
        file = make_file(household=home(team), **own)

        assert bool(files_for(premium)) == bool(premiums_for(file, [])[0]) == fits

    def test_a_household_without_a_street_lies_in_no_area(self, team):
        make_file(household=home(team, street=""))

        assert not files_for(make_premium(team=team, area=make_area(team=team, streets=["Marktstraat"])))

    @pytest.mark.parametrize(
        ("period", "fits"),
        [
            ({"starts_on": today(), "ends_on": today()}, True),
            ({"starts_on": TOMORROW}, False),
            ({"ends_on": YESTERDAY}, False),
        ],
    )
    def test_in_its_period_only(self, team, period, fits):
        file = make_file(household=home(team))

        assert bool(files_for(make_premium(team=team, **period))) == bool(premiums_for(file, [])[0]) == fits

    def test_not_for_a_file_that_is_closed_or_has_it_already(self, team):
        premium = make_premium(team=team)
        closed = make_file(household=home(team), closed_on=date(2018, 4, 1))
        asked = make_application(premium=premium, file=make_file(household=home(team)))
        open_one = make_file(household=home(team))

        assert [fit.file for fit in files_for(premium)] == [open_one]
        assert premiums_for(closed, []) == premiums_for(asked.file, [premium.pk]) == ([], [])

    def test_the_page_says_for_whom_and_why(self, as_worker, team):
        resident = make_resident(household=home(team))
        file = make_file(household=resident.household)
        area = make_area(team=team, name="Centrum", streets=["Marktstraat"])
        premium = make_premium(team=team, tenures=["owner"], area=area)

        page = as_worker.get(premium.get_absolute_url()).content.decode()

        assert "Marktstraat ligt in Centrum · eigenaar" in page
        assert file.get_absolute_url() in page
        assert AuditEvent.objects.latest("pk").residents == [resident.pk]

    def test_the_page_of_the_file_says_the_same(self, as_worker, team):
        file = make_file(household=home(team))
        premium = make_premium(team=team, name="Dakpremie", tenures=["owner"])

        page = as_worker.get(file.get_absolute_url()).content.decode()

        assert "Misschien ook" in page
        assert "geldt overal · eigenaar" in page
        assert reverse("wonen:application_create", args=[file.pk, premium.pk]) in page

    def test_one_that_runs_but_does_not_fit_can_be_added_all_the_same(self, as_worker, team):
        file = make_file(household=home(team, tenure="owner"))
        premium = make_premium(team=team, name="Huursubsidie", tenures=["private_rent", "social_rent"])

        page = as_worker.get(file.get_absolute_url()).content.decode()

        assert page.index("Een andere premie") < page.index("Huursubsidie")
        assert "private huur, sociale huur" in page
        assert reverse("wonen:application_create", args=[file.pk, premium.pk]) in page

    def test_the_page_of_a_premium_counts_the_papers_that_are_there(self, as_worker, team):
        application = make_application(team=team, papers=["Offerte", "Foto", "Factuur"])
        application.papers.filter(name="Foto").update(gathered_on=today())

        page = as_worker.get(application.premium.get_absolute_url()).content.decode()

        assert "1 van 3 papieren" in page


class TestApplying:
    def test_one_click_adds_it_with_its_papers_once(self, as_worker, team):
        premium = make_premium(team=team, papers=["Offerte", "Factuur"])
        resident = make_resident(team=team)
        file = make_file(household=resident.household)
        url = reverse("wonen:application_create", args=[file.pk, premium.pk])

        answers = [as_worker.post(url) for _ in range(2)]

        application = PremiumApplication.objects.get()
        assert {answer.url for answer in answers} == {f"{file.get_absolute_url()}#premies"}
        assert (application.status, application.code) == ("possible", f"PA-{today().year}-0001")
        assert [str(paper) for paper in application.papers.all()] == ["Offerte", "Factuur"]
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    def test_a_premium_of_another_team_is_not_there(self, as_worker, team):
        premium = make_premium(team=make_team())

        answer = as_worker.post(reverse("wonen:application_create", args=[make_file(team=team).pk, premium.pk]))

        assert answer.status_code == 404
        assert not PremiumApplication.objects.exists()

    def test_a_paper_is_ticked_at_once_and_may_be_said_again(self, as_worker, team):
        paper = make_paper(team=team)

        for _ in range(2):
            answer = as_worker.post(of("paper_mark", paper), {"verzameld": "ja"})

        paper.refresh_from_db()
        assert answer.url == paper.get_absolute_url()
        assert (paper.gathered_on, paper.version) == (today(), 2)
        assert paper.application.status == "gathering"

    def test_with_a_script_only_its_line_comes_back(self, as_worker, team):
        paper = make_paper(team=team)

        answer = as_worker.post(of("paper_mark", paper), {"verzameld": "ja"}, headers={"HX-Request": "true"})

        page = answer.content.decode()
        assert page.count("<li") == 1
        assert 'aria-pressed="true"' in page
        assert 'value="nee"' in page
        assert "bewaard" in page

    def test_what_was_gathered_before_keeps_its_day_and_an_asked_one_its_status(self, as_worker, team):
        paper = make_paper(team=team, status="asked")
        ApplicationPaper.objects.update(gathered_on=date(2018, 4, 1))

        as_worker.post(of("paper_mark", paper), {"verzameld": "ja"})
        day = ApplicationPaper.objects.get().gathered_on
        as_worker.post(of("paper_mark", paper), {"verzameld": ""})

        assert (day, ApplicationPaper.objects.get().gathered_on) == (date(2018, 4, 1), None)
        assert PremiumApplication.objects.get().status == "asked"

    def test_papers_that_the_premium_takes_by_now_are_added_in_one_click(self, as_worker, team):
        premium = make_premium(team=team, papers=["Offerte", "Factuur"])
        application = make_application(premium=premium, file=make_file(team=team), papers=["Foto", "Offerte"])

        for _ in range(2):
            as_worker.post(of("application_papers", application))

        assert [str(paper) for paper in application.papers.all()] == ["Foto", "Offerte", "Factuur"]

    def test_it_is_asked_and_granted(self, as_worker, team):
        application = make_application(team=team, premium=make_premium(team=team, maximum=2000))
        url = of("application_edit", application)

        sent(as_worker, url, status="asked", asked_on="2018-05-01", asked="2500")
        answer = sent(as_worker, url, status="granted", decided_on="2018-06-01", granted="2000")

        application.refresh_from_db()
        assert (application.asked, application.granted) == (Decimal(2500), Decimal(2000))
        page = as_worker.get(answer.url).content.decode()
        assert "toegekend" in page
        assert "meer dan" not in page

    def test_more_than_the_premium_gives_is_kept_with_a_warning(self, as_worker, team):
        application = make_application(team=team, premium=make_premium(team=team, maximum=2000))

        answer = sent(as_worker, of("application_edit", application), status="granted", granted="2000,01")

        page = as_worker.get(answer.url).content.decode()
        assert "meer toegekend dan deze premie hoogstens geeft" in page
        assert PremiumApplication.objects.get().granted == Decimal("2000.01")

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"status": "betaald"}, "status"),
            ({"asked_on": "31/2/2018"}, "asked_on"),
            ({"asked_on": "9999-12-31"}, "asked_on"),
            ({"asked": "-1"}, "asked"),
            ({"granted": "5"}, "granted"),
            ({"status": "refused", "granted": "0"}, "granted"),
            ({"status": "granted", "granted": "veel"}, "granted"),
            ({"decided_on": "2018-06-01"}, "decided_on"),
            ({"status": "granted", "asked_on": "2018-06-02", "decided_on": "2018-06-01"}, "decided_on"),
            ({"refusal_reason": "Te laat."}, "refusal_reason"),
            ({"status": "refused", "refusal_reason": "x" * 10_001}, "refusal_reason"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        application = make_application(team=team)

        response = sent(as_worker, of("application_edit", application), **fields)

        assert set(response.context["form"].errors) == {field}
        assert PremiumApplication.objects.get().version == 1

    @pytest.mark.parametrize(
        "fields",
        [
            {"granted": 5},
            {"status": "asked", "decided_on": date(2018, 6, 1)},
            {"status": "granted", "asked_on": date(2018, 6, 2), "decided_on": date(2018, 6, 1)},
        ],
    )
    def test_nor_in_the_database(self, team, fields):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_application(team=team, **fields)

    def test_a_file_asks_a_premium_once(self, team):
        application = make_application(team=team)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_application(file=application.file, premium=application.premium)

    def test_it_goes_with_its_papers_and_comes_back(self, as_worker, team):
        application = make_paper(team=team).application

        as_worker.post(of("application_delete", application))
        gone = ApplicationPaper.objects.count()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert (gone, ApplicationPaper.objects.count()) == (0, 1)

    def test_a_worker_does_not_change_the_catalogue(self, as_worker, team):
        paper = make_paper(team=team)

        page = as_worker.get(paper.application.premium.get_absolute_url()).content.decode()

        assert of("premium_edit", paper.application.premium) not in page


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def grow(team, premium, file):
    """One more of everything that the pages show."""
    area = make_area(team=team, streets=[f"Straat {Premium.objects.count()}", f"Laan {Premium.objects.count()}"])
    make_premium(team=team, area=area, tenures=["owner"], papers=["Offerte"])
    make_premium(team=team, tenures=["owner", "emergency_buyer"])
    make_file(household=make_resident(household=home(team)).household)
    asked = make_premium(team=team, papers=["Offerte", "Foto"])
    make_application(premium=asked, file=file, papers=["Offerte", "Factuur"])
    make_application(premium=premium, file=make_file(household=home(team)), papers=["Offerte"])


def test_pages_ask_the_same_however_much_there_is(as_worker, team):
    premium = make_premium(team=team, tenures=["owner"], area=make_area(team=team, streets=["Marktstraat"]))
    file = make_file(household=make_resident(household=home(team)).household)
    grow(team, premium, file)
    pages = [LIST, premium.get_absolute_url(), file.get_absolute_url()]
    before = [queries(as_worker, page) for page in pages]

    for _ in range(4):
        grow(team, premium, file)

    assert [queries(as_worker, page) for page in pages] == before
    assert Household.objects.of(team).count() > 8
