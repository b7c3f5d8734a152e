"""Housing files: opened, changed, closed, found again, and seen where they matter."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_organisation, make_resident
from tests.wonen.factories import make_file, make_housing_step, make_standard_step
from wonen.models import HousingFile, HousingPartner, HousingStep

LIST, NEW = "/wonen/", "/wonen/dossiers/nieuw/"
YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))


def sent(client, url=NEW, **fields):
    """Send the form at `url` as it stands, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    keyed = {name: getattr(value, "pk", value) for name, value in values.items()}
    filled = {name: value for name, value in keyed.items() if value is not None and value is not False}
    return client.post(url, filled | {"form_token": form.token.signed()} | fields)


def edit(file):
    return reverse("wonen:file_edit", args=[file.pk])


def shown(client, **params):
    rows = client.get(LIST, params).context["list"].rows
    return {row["url"] for row in rows}


def urls(*files):
    return {file.get_absolute_url() for file in files}


class TestWriting:
    def test_from_the_page_of_a_household_the_kind_is_enough(self, as_worker, worker, team):
        resident = make_resident(team=team)

        sent(as_worker, f"{NEW}?gezin={resident.household_id}", kind="renben")

        file = HousingFile.objects.get()
        assert (file.household, file.kind, file.opened_on, file.worker) == (
            resident.household,
            "renben",
            today(),
            worker,
        )
        assert file.code == f"WD-{today().year}-0001"
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    def test_it_begins_with_the_first_standard_step_of_its_kind(self, as_worker, worker, team):
        for kind, position, text in (("premium", 2, "Later"), ("premium", 1, "Eerst"), ("other", 1, "Anders")):
            make_standard_step(team=team, kind=kind, position=position, text=text, days=10, actor="team")

        sent(as_worker, f"{NEW}?gezin={make_household(team=team).pk}", kind="premium", opened_on="2026-01-02")

        step = HousingStep.objects.get()
        assert (step.text, step.starts_on, step.due_on, step.worker) == (
            "Eerst",
            date(2026, 1, 2),
            date(2026, 1, 12),
            worker,
        )

    def test_one_that_is_closed_already_begins_with_no_step(self, as_worker, team):
        make_standard_step(team=team)

        sent(
            as_worker,
            f"{NEW}?gezin={make_household(team=team).pk}",
            kind="premium",
            opened_on="2018-01-02",
            closed_on="2018-02-02",
        )

        assert not HousingStep.objects.exists()

    def test_amounts_and_partners_are_kept(self, as_worker, team):
        file = make_file(team=team, partners=[make_organisation(team=team)])
        partner = make_organisation(team=team)

        sent(as_worker, edit(file), asked="3.00,5", granted="x", partners=[partner.pk])
        sent(as_worker, edit(file), asked="€ 3.000,5", granted="2500 euro", paid="2.500,00", partners=[partner.pk])

        file.refresh_from_db()
        assert (file.asked, file.granted, file.paid) == (Decimal("3000.50"), Decimal(2500), Decimal(2500))
        assert [row.organisation for row in file.partners.all()] == [partner]

    def test_it_closes_with_how_it_went(self, as_worker, team):
        file = make_file(team=team)

        sent(as_worker, edit(file), closed_on="2018-09-01", outcome="refused", refusal_reason="Te hoog inkomen.")

        page = as_worker.get(file.get_absolute_url()).content.decode()
        assert "geweigerd" in page
        assert "Te hoog inkomen." in page
        assert "blijven de gegevens" not in page

    def test_while_it_is_open_it_says_that_it_outlives_the_usual_retention(self, as_worker, team):
        page = as_worker.get(make_file(team=team).get_absolute_url()).content.decode()

        assert "ook na de gewone bewaartijd" in page

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"household": ""}, "household"),
            ({"household": "9" * 30}, "household"),
            ({"kind": ""}, "kind"),
            ({"kind": "lening"}, "kind"),
            ({"question": "rent"}, "question"),
            ({"description": "x" * 10_001}, "description"),
            ({"opened_on": "31/2/2018"}, "opened_on"),
            ({"opened_on": "9999-12-31"}, "opened_on"),
            ({"closed_on": "2018-02-28"}, "closed_on"),
            ({"closed_on": TOMORROW.isoformat()}, "closed_on"),
            ({"opened_on": TOMORROW.isoformat()}, "opened_on"),
            ({"outcome": "reached"}, "outcome"),
            ({"worker": "9" * 30}, "worker"),
            ({"street": "x" * 201}, "street"),
            ({"tenure": "kasteel"}, "tenure"),
            ({"asked": "-1"}, "asked"),
            ({"granted": "12,345"}, "granted"),
            ({"granted": "1000000"}, "granted"),
            ({"paid": "5"}, "paid"),
            ({"granted": "4,99", "paid": "5"}, "paid"),
            ({"partners": ["9" * 30]}, "partners"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        start = {"household": make_household(team=team).pk, "kind": "premium", "opened_on": "2018-03-01"}

        response = sent(as_worker, **start | fields)

        assert set(response.context["form"].errors) == {field}
        assert not HousingFile.objects.exists()

    def test_nobody_of_another_team_is_taken(self, as_worker, team):
        stranger, worker = make_household(team=make_team()), make_member(make_team())

        response = sent(
            as_worker, household=stranger.pk, worker=worker.pk, kind="premium", partners=[make_organisation().pk]
        )

        assert {"household", "worker", "partners"} == set(response.context["form"].errors)
        assert str(stranger) not in response.content.decode()

    def test_sent_twice_it_is_one_file(self, as_worker, team):
        url = f"{NEW}?gezin={make_household(team=team).pk}"
        form = as_worker.get(url).context["form"]
        data = {"household": form.chosen.pk, "kind": "premium", "opened_on": "2018-03-01", "tenure": "unknown"}
        data["form_token"] = form.token.signed()

        first, again = as_worker.post(url, data), as_worker.post(url, data)

        assert first.url == again.url == HousingFile.objects.get().get_absolute_url()

    def test_a_worker_who_left_stays_where_they_were(self, as_worker, team):
        gone = make_member(team)
        file = make_file(team=team, worker=gone)
        Membership.objects.filter(user=gone).delete()

        sent(as_worker, edit(file), description="Het dak lekt.")

        file.refresh_from_db()
        assert (file.worker, file.description) == (gone, "Het dak lekt.")

    def test_of_the_wrong_household_it_goes_to_the_right_one_and_both_are_named(self, as_worker, team):
        wrong, right = make_resident(team=team), make_resident(team=team)
        file = make_file(household=wrong.household)

        sent(as_worker, edit(file), household=right.household_id)

        file.refresh_from_db()
        assert file.household == right.household
        assert set(AuditEvent.objects.get(action="edit").residents) == {wrong.pk, right.pk}

    def test_over_what_a_colleague_saved_both_are_shown(self, as_worker, team):
        ours, theirs = make_organisation(team=team, name="Onze"), make_organisation(team=team, name="Hun")
        file = make_file(team=team, description="oud")
        form = as_worker.get(edit(file)).context["form"]
        HousingFile.objects.update(version=2, description="van een collega")
        HousingPartner.objects.create(team=team, file=file, organisation=theirs)

        data = {"form_token": form.token.signed(), "version": 1, "household": file.household_id, "kind": "premium"}
        data |= {"opened_on": "2018-03-01", "description": "van mij", "tenure": "unknown", "partners": [ours.pk]}
        page = as_worker.post(edit(file), data)

        stale = [told for _label, *told in page.context["form"].stale]
        assert ["van mij", "van een collega"] in stale
        assert ["Onze", "Hun"] in stale


class TestClosed:
    def test_what_was_left_is_told_and_nothing_new_is_begun(self, as_worker, team):
        step = make_housing_step(file=make_file(team=team, closed_on=date(2018, 9, 1)))

        page = as_worker.get(step.get_absolute_url()).content.decode()

        assert "Wat bleef liggen" in page
        assert "Stap bewaren" not in page


class TestDeleting:
    def test_it_comes_back_whole(self, as_worker, team):
        step = make_housing_step(file=make_file(team=team, partners=[make_organisation(team=team)]))

        as_worker.post(reverse("wonen:file_delete", args=[step.file_id]))
        gone = HousingFile.objects.exists() or HousingStep.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert not gone
        assert HousingStep.objects.get().file.partners.count() == 1

    def test_a_household_with_a_file_cannot_go(self, as_worker, team):
        file = make_file(team=team)

        response = as_worker.post(reverse("contacts:household_delete", args=[file.household_id]), follow=True)

        assert "er hangen nog woondossiers aan" in response.content.decode()


class TestList:
    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({}, "abc"),
            ({"stand": "open"}, "ac"),
            ({"stand": "gesloten"}, "b"),
            ({"soort": "renben"}, "b"),
            ({"vraag": "rent"}, "c"),
            ({"stap": "Papieren"}, "a"),
            ({"wacht": "laat"}, "a"),
            ({"wacht": "week"}, "ac"),
            ({"wacht": "lang"}, "c"),
            ({"wacht": "niets"}, ""),
            ({"wie": "niemand"}, "ab"),
            ({"afloop": "reached"}, "b"),
            ({"bewoning": "owner"}, "a"),
            ({"bewoning": "social_rent"}, "c"),
            ({"geopend": "2018"}, "ab"),
            ({"gesloten": "2018"}, "b"),
            ({"lopend": "2017"}, ""),
            ({"lopend": "2018"}, "a"),
            ({"lopend": "2019"}, "ac"),
        ],
    )
    def test_it_is_filtered(self, as_worker, worker, team, params, expected):
        files = {
            "a": make_file(team=team, tenure="owner"),
            "b": make_file(team=team, kind="renben", closed_on=date(2018, 9, 1), outcome="reached"),
            "c": make_file(
                household=make_household(team=team, tenure="social_rent"),
                kind="other",
                question="rent",
                opened_on=date(2019, 1, 1),
                worker=worker,
            ),
        }
        make_housing_step(file=files["a"], text="Papieren", due_on=YESTERDAY)
        make_housing_step(file=files["b"], due_on=date(2018, 4, 1), wait_ends_on=date(2018, 4, 1))
        make_housing_step(file=files["c"], text="Bellen", due_on=TOMORROW, wait_ends_on=YESTERDAY)
        make_file(team=make_team())

        assert shown(as_worker, **params) == urls(*(files[name] for name in expected))

    def test_an_open_file_without_a_step_to_do_stands_out(self, as_worker, team):
        bare = make_file(team=team)
        make_housing_step(file=bare, done_on=date(2018, 4, 1))
        make_housing_step(team=team)
        make_file(team=team, closed_on=date(2018, 9, 1))

        assert shown(as_worker, wacht="niets") == urls(bare)

    def test_it_is_filtered_by_partner_and_by_worker(self, as_worker, team):
        partner, left = make_organisation(team=team, code="HUUR"), make_member(make_team())
        file, other = make_file(team=team, partners=[partner]), make_file(team=team, worker=left)

        assert shown(as_worker, partner="HUUR") == urls(file)
        assert shown(as_worker, wie=left.pk) == urls(other)

    @pytest.mark.parametrize("query", ["lekt", "DEMIRCI dak", "ciğdem", "veld 12"])
    def test_it_is_found_by_its_words_its_address_and_its_people(self, as_worker, team, query):
        resident = make_resident(team=team, first_name="Çiğdem", last_name="Demirci")
        found = make_file(household=resident.household, description="Het dak lekt", street="Veldstraat", number="12")
        make_file(team=team, description="Iets anders")

        page = as_worker.post(LIST, {"q": query}, follow=True)

        assert {row["url"] for row in page.context["list"].rows} == urls(found)

    def test_what_is_to_be_done_first_stands_first(self, as_worker, team):
        later, none, first = (make_file(team=team) for _ in range(3))
        make_housing_step(file=later, due_on=TOMORROW, text="Later")
        make_housing_step(file=first, due_on=YESTERDAY, text="Eerst")
        make_housing_step(file=first, text="Daarna")

        rows = as_worker.get(LIST).context["list"].rows

        assert [row["url"] for row in rows] == [file.get_absolute_url() for file in (first, later, none)]
        assert rows[0]["cells"][3]["text"] == "Eerst"

    def test_showing_and_taking_it_along_name_everybody(self, as_coordinator, team):
        residents = [make_resident(team=team) for _ in range(2)]
        people = {make_file(household=resident.household) and resident.pk for resident in residents}

        as_coordinator.get(LIST)
        as_coordinator.post(LIST, {"purpose": "overleg", "format": "csv"})

        events = [(event.action, set(event.residents)) for event in AuditEvent.objects.all()]
        assert events == [("list", people), ("export", people)]

    @pytest.mark.parametrize(("where", "most"), [("list", 10), ("detail", 16), ("resident", 21), ("household", 26)])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, where, most):
        file = make_file(household=make_resident(team=team).household)
        addresses = {
            "list": LIST,
            "detail": file.get_absolute_url(),
            "resident": reverse("contacts:resident_more", args=[file.household.residents.get().pk]),
            "household": file.household.get_absolute_url(),
        }
        make_housing_step(file=file)
        as_worker.get(addresses[where])

        def queries():
            with CaptureQueriesContext(connection) as asked:
                assert as_worker.get(addresses[where]).status_code == 200
            return len(asked)

        few = queries()
        partner, worker = make_organisation(team=team), make_member(team)
        for number in range(12):
            more = make_file(household=file.household, partners=[partner], worker=worker)
            make_housing_step(file=more, due_on=TOMORROW)
            make_housing_step(file=file, organisation=partner, actor="partner", text=f"Stap {number}")
            make_file(household=make_resident(team=team).household)

        assert queries() <= few <= most


class TestElsewhere:
    def test_household_and_resident_show_it_what_is_open_first(self, as_worker, team):
        resident = make_resident(team=team)
        closed = make_file(household=resident.household, opened_on=date(2019, 1, 1), closed_on=date(2019, 2, 1))
        file = make_file(household=resident.household, kind="other", question="eviction")
        make_housing_step(file=file, text="Naar de huurdersbond")

        for url in (file.household.get_absolute_url(), reverse("contacts:resident_more", args=[resident.pk])):
            page = as_worker.get(url).content.decode()
            assert "Naar de huurdersbond" in page
            assert page.index(file.get_absolute_url()) < page.index(closed.get_absolute_url())

    def test_a_partner_shows_how_many_by_year(self, as_worker, team):
        partner = make_organisation(team=team, code="HUUR")
        for year in (2018, 2018, 2019):
            make_file(team=team, opened_on=date(year, 5, 1), partners=[partner])

        exchange = next(
            part["rows"]
            for part in as_worker.get(partner.get_absolute_url()).context["exchanges"]
            if part["title"] == "Woondossiers"
        )

        numbers = {year: cells[0] for year, cells in exchange.years}
        assert {year: number for year, (number, _url) in numbers.items()} == {2019: 1, 2018: 2}
        assert as_worker.get(numbers[2018][1]).context["list"].count == 2

    def test_household_and_partner_are_tied_in_the_network(self, as_worker, team):
        partner = make_organisation(team=team, name="Huurdersbond")
        resident = make_resident(team=team)
        make_file(household=resident.household, partners=[partner])
        make_file(household=resident.household, partners=[partner])

        page = as_worker.get(reverse("contacts:network")).content.decode()

        assert "woondossier" in page

    @pytest.mark.parametrize(
        "label",
        [
            "Woondossiers met een stap te laat",
            "Woondossiers die langer wachten dan gewoonlijk",
            "Open woondossiers zonder stap",
            "Open woondossiers die niemand opvolgt",
        ],
    )
    def test_the_monday_list_counts_what_its_list_shows(self, as_coordinator, team, label):
        late = make_file(team=team, worker=make_member(team))
        make_housing_step(file=late, due_on=YESTERDAY, wait_ends_on=YESTERDAY)
        make_file(team=team)
        make_file(team=team, closed_on=date(2018, 4, 1))
        make_file(team=make_team())

        rows = as_coordinator.get("/maandag/").context["rows"]["to_do"]
        line = next(row for row in rows if row["label"] == label)

        assert line["count"] == as_coordinator.get(line["url"]).context["list"].count == 1

    def test_one_that_was_opened_is_found_back_on_the_start_page(self, as_worker, team):
        file = make_file(team=team)

        as_worker.get(file.get_absolute_url())

        assert file.get_absolute_url() in as_worker.get("/").content.decode()


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_who_may_see_no_housing_sees_none(client, team, role):
    client.force_login(make_member(team, role))
    step = make_housing_step(team=team, text="Geheim plan", due_on=YESTERDAY)

    assert client.get(step.get_absolute_url()).status_code == 403
    assert client.get(LIST).status_code == 403
    assert "Geheim plan" not in client.get("/").content.decode()
