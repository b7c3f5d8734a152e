"""Signals: raised, moved on, found again, and shown outside without a name."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft
from contacts.models import Referral
from huisbezoeken.models import HomeVisit, Signal
from huisbezoeken.outside import without_names
from huisbezoeken.similar import similar_to
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_organisation, make_resident
from tests.huisbezoeken.factories import make_signal, make_visit
from tests.papers import pages_of, read, text_of

NEW = "/huisbezoeken/signalen/nieuw/"
BOARD = "/huisbezoeken/signalen/bord/"
LIST = "/huisbezoeken/signalen/"
SERVICES, HOUSING = 1, 6  # the themes' ids


def sent(client, url=NEW, **fields):
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    told = {"theme": SERVICES, "description": "Het loket is ver", "date": "2018-05-04"}
    return client.post(url, token | told | fields)


def moved(client, signal, status, **fields):
    url = reverse("huisbezoeken:signal_status", args=[signal.pk])
    return client.post(url, {"version": signal.version, "status": status} | fields)


class TestRaising:
    def test_on_its_own(self, as_worker, worker, team):
        sent(as_worker, severity="serious", people_concerned="40")

        signal = Signal.objects.get()
        assert (signal.code, signal.status, signal.severity) == ("SI-2018-0001", "new", "serious")
        change = signal.changes.get()
        assert (change.status, change.by) == ("new", worker)

    def test_from_a_visit_in_two_taps(self, as_worker, team):
        resident = make_resident(team=team)
        visit = make_visit(residents=[resident], household=resident.household, themes=["housing"], report="Vocht.")
        url = f"{NEW}?bezoek={visit.pk}"

        form = as_worker.get(url).context["form"]
        start = {name: form[name].value() for name in ("theme", "description", "resident", "date")}
        as_worker.post(url, start | {"form_token": form.token.signed()})

        signal = Signal.objects.get()
        assert (signal.visit, signal.resident, signal.description) == (visit, resident, "Vocht.")
        assert signal.theme.code == "housing"

    def test_from_within_the_form_of_a_visit(self, as_worker, team):
        home = make_household(team=team)
        token = as_worker.get("/huisbezoeken/nieuw/").context["form"].token.signed()
        visit = {"form_token": token, "household": home.pk, "date": "2018-06-04", "result": "conversation"}

        as_worker.post("/huisbezoeken/nieuw/", visit | {"signaal-theme": HOUSING, "signaal-description": "Vocht"})

        assert Signal.objects.get().visit == HomeVisit.objects.get()

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"theme": ""}, "theme"),
            ({"theme": "9" * 30}, "theme"),
            ({"description": " \n"}, "description"),
            ({"description": "x" * 10_001}, "description"),
            ({"people_concerned": "0"}, "people_concerned"),
            ({"people_concerned": "99999999999999999999"}, "people_concerned"),
            ({"date": "9999-12-31"}, "date"),
            ({"severity": "erg"}, "severity"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = sent(as_worker, **fields)

        assert response.context["form"].errors[field]
        assert not Signal.objects.exists()

    def test_another_teams_resident_is_refused(self, as_worker, team):
        response = sent(as_worker, resident=make_resident(team=make_team()).pk)

        assert response.context["form"].errors["resident"]

    def test_a_later_day_before_the_signal_is_refused(self, as_worker, team):
        signal = make_signal(team=team, status="resolved", resolved_on=date(2018, 8, 1))
        url = reverse("huisbezoeken:signal_edit", args=[signal.pk])

        for day in ("2018-05-03", "9999-01-01", ""):
            response = sent(as_worker, url, resolved_on=day)
            assert response.context["form"].errors["resolved_on"], day

    def test_strange_ids_give_a_message(self, as_worker, team):
        for value in ("²", "9" * 30, "\x00", "-1"):
            assert sent(as_worker, resident=value, theme=value).status_code == 200


class TestMovingOn:
    def test_the_day_it_goes_to_the_steering_group_is_kept_for_the_figures(self, as_worker, worker, team):
        signal = make_signal(team=team)

        moved(as_worker, signal, "to_steering_group", note="Op de agenda")

        signal.refresh_from_db()
        assert (signal.status, signal.to_steering_group_on) == ("to_steering_group", today())
        change = signal.changes.get()
        assert (change.by, change.note) == (worker, "Op de agenda")

    def test_what_is_opened_again_is_not_resolved(self, as_worker, team):
        signal = make_signal(team=team, status="resolved", resolved_on=date(2018, 8, 1))

        moved(as_worker, signal, "reopened")

        signal.refresh_from_db()
        assert (signal.status, signal.resolved_on) == ("reopened", None)

    def test_closing_keeps_the_day_it_was_resolved(self, as_worker, team):
        signal = make_signal(team=team, status="resolved", resolved_on=date(2018, 8, 1))

        moved(as_worker, signal, "closed")

        signal.refresh_from_db()
        assert signal.resolved_on == date(2018, 8, 1)

    @pytest.mark.parametrize("status", ["new", "reopened", "iets", ""])
    def test_where_it_cannot_go_it_does_not(self, as_worker, team, status):
        signal = make_signal(team=team, status="in_follow_up")

        assert moved(as_worker, signal, status).status_code == 200
        assert not signal.changes.exists()

    def test_the_same_move_twice_is_one(self, as_worker, team):
        signal = make_signal(team=team)

        moved(as_worker, signal, "closed")
        moved(as_worker, signal, "closed")

        assert signal.changes.count() == 1

    def test_over_what_a_colleague_changed_nothing_moves(self, as_worker, team):
        signal = make_signal(team=team)
        Signal.objects.update(version=2)

        response = as_worker.post(
            reverse("huisbezoeken:signal_status", args=[signal.pk]), {"version": 1, "status": "closed"}, follow=True
        )

        assert "Een collega wijzigde dit signaal net" in response.content.decode()
        assert Signal.objects.get().status == "new"


class TestBoardAndList:
    def test_each_column_counts_what_it_holds(self, as_worker, team):
        for status in ("new", "reopened", "in_follow_up"):
            make_signal(team=team, status=status)
        make_signal(team=team, status="resolved", resolved_on=today())
        make_signal(team=team, status="resolved", resolved_on=today() - timedelta(days=100))
        make_signal(team=make_team())

        columns = as_worker.get(BOARD).context["columns"]

        assert [column["number"] for column in columns] == [2, 1, 0, 1]

    def test_what_was_closed_today_is_on_it_however_old(self, as_worker, team):
        signal = make_signal(team=team, status="resolved", resolved_on=today() - timedelta(days=200))
        moved(as_worker, signal, "closed")

        assert as_worker.get(BOARD).context["columns"][-1]["cards"] == [signal]

    @pytest.mark.parametrize("place", ["form", "board", "list", "visit"])
    def test_whoever_was_there_is_named_in_the_trace(self, as_worker, team, place):
        people = [make_resident(team=team), make_resident(team=team)]
        visit = make_visit(team=team, residents=people)
        make_signal(team=team, visit=visit)
        urls = {"form": f"{NEW}?bezoek={visit.pk}", "board": BOARD, "list": LIST, "visit": visit.get_absolute_url()}

        as_worker.get(urls[place])

        assert set(AuditEvent.objects.last().residents) == {person.pk for person in people}

    def test_moving_from_the_board_returns_to_it(self, as_worker, team):
        assert moved(as_worker, make_signal(team=team), "in_follow_up", terug="bord").url == BOARD

    @pytest.mark.parametrize(
        ("params", "expected"),
        [
            ({"stand": "nieuw"}, {"a"}),
            ({"stand": "open"}, {"a", "b"}),
            ({"jaar": "2018"}, {"a", "b"}),
            ({"thema": "housing"}, {"c"}),
            ({"naar": "2019"}, {"b"}),
            ({"opgelost": "2020"}, {"c"}),
        ],
    )
    def test_the_filters_are_those_of_the_yearly_figures(self, as_worker, team, params, expected):
        make_signal(team=team, description="a")
        make_signal(team=team, description="b", status="to_steering_group", to_steering_group_on=date(2019, 1, 1))
        later = {"date": date(2019, 2, 2), "status": "resolved", "resolved_on": date(2020, 1, 1)}
        make_signal(team=team, description="c", theme="housing", **later)

        rows = as_worker.get(LIST, params).context["list"].rows

        assert {row["cells"][0]["text"] for row in rows} == expected

    @pytest.mark.parametrize("url", [LIST, BOARD])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, url):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(url)
            return len(counted)

        make_signal(team=team)
        count()
        few = count()
        for _ in range(20):
            make_signal(team=team, resident=make_resident(team=team))

        assert count() == few <= 16


class TestSimilar:
    def test_one_that_shares_its_telling_words_is_suggested(self, team):
        same = make_signal(team=team, description="Geen vlot bereikbaar loket voor papieren.")
        make_signal(team=team, description="De bus komt te laat.")
        make_signal(team=make_team(), description="Geen bereikbaar loket.")

        assert similar_to(team, "Het loket is niet bereikbaar na het werk") == [same]

    def test_one_word_is_enough_within_the_theme(self, team):
        same = make_signal(team=team, description="Vocht in de woningen", theme="housing")

        assert similar_to(team, "Overal vocht", theme=HOUSING) == [same]
        assert similar_to(team, "Overal vocht", theme=SERVICES) == []

    def test_the_page_asks_while_one_types_and_leaves_a_trace(self, as_worker, team):
        resident = make_resident(team=team)
        make_signal(team=team, description="Geen bereikbaar loket", resident=resident)

        page = as_worker.post(reverse("huisbezoeken:signal_similar"), {"description": "loket onbereikbaar, bereikbaar"})

        assert "Geen bereikbaar loket" in page.content.decode()
        assert AuditEvent.objects.last().residents == [resident.pk]

    @pytest.mark.parametrize("text", ["", "\x00", "🦊" * 5000, "de het een", "%_\\"])
    def test_strange_words_find_nothing(self, as_worker, team, text):
        make_signal(team=team)

        page = as_worker.post(reverse("huisbezoeken:signal_similar"), {"description": text, "theme": "²"})

        assert page.status_code == 200
        assert page.context["similar"] == []


class TestOutside:
    @pytest.fixture
    def cigdem(self, team):
        return make_resident(team=team, first_name="Çiğdem", last_name="El-Amrani", phone="0470 11 33 44")

    @pytest.mark.parametrize(
        "text",
        [
            "Çiğdem zegt dat het loket ver is",
            "cigdem zegt dat",
            "volgens mevrouw EL AMRANI",
            "Elamrani vertelt",
            "Bel 0470/11.33.44 of cigdem@voorbeeld.be",
            "Çiğdem's dochter en cigdems fiets",
            "C\u0327ig\u0306dem, met losse tekens",
            "mevrouw El Amrani",
            "bel 70 12 34 na de middag",
        ],
    )
    def test_the_name_of_who_told_it_goes_however_it_is_written(self, team, cigdem, text):
        signal = make_signal(description=text, resident=cigdem)

        shown = without_names([signal], team)[signal.pk].lower()

        assert not [part for part in ("igdem", "iğdem", "amrani", "el [naam]", "0470", "@", "70 12") if part in shown]

    def test_who_was_at_home_goes_too(self, team, cigdem):
        visit = make_visit(household=cigdem.household)
        signal = make_signal(description="De buurvrouw van çiğdem klaagt over vocht", visit=visit)

        assert without_names([signal], team)[signal.pk] == "De buurvrouw van [naam] klaagt over vocht"

    def test_who_was_there_and_lives_elsewhere_goes_too(self, team, cigdem):
        visitor = make_resident(team=team, first_name="Lies", last_name="Quaghebeur")
        visit = make_visit(household=make_household(team=team), residents=[visitor])
        signal = make_signal(description="quaghebeur zegt het, en zwaenepoel ook", visit=visit, resident=cigdem)
        make_resident(household=visit.household, first_name="Jan", last_name="Zwaenepoel")

        assert without_names([signal], team)[signal.pk] == "[naam] zegt het, en [naam] ook"

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("An zegt dat", "[naam] zegt dat"),
            ("Zwaenepoels huis en An's fiets", "[naam] huis en [naam] fiets"),
            ("Van der Zwaenepoel klaagt", "[naam] klaagt"),
            ("De heer Zwaenepoel", "De heer [naam]"),
            ("an zwaenepoel en ann van der zwaenepoels zus", "[naam] en ann van der zwaenepoels zus"),
            ("zwaenepoel, an", "[naam], [naam]"),
            ("de an van der zwaenepoel", "de [naam]"),
        ],
    )
    def test_short_names_and_names_with_an_s_go(self, team, text, shown):
        make_resident(team=team, first_name="An", last_name="Van der Zwaenepoel")
        signal = make_signal(team=team, description=text)

        assert without_names([signal], team)[signal.pk] == shown

    def test_codes_of_anybody_and_numbers_of_the_state_go(self, team):
        make_resident(household=make_household(team=team, code="G001"), code="B0001")
        signal = make_signal(team=team, description="Zie B0001 en G001 (89.11.27-123.45), niet A12 of de B3.")

        assert without_names([signal], team)[signal.pk] == "Zie [naam] en [naam] ([nummer]), niet A12 of de B3."

    def test_the_code_of_who_told_it_goes(self, team):
        signal = make_signal(description="zie fiche B-0002.", resident=make_resident(team=team, code="B-0002"))

        assert without_names([signal], team)[signal.pk] == "zie fiche [naam]."

    def test_dates_and_years_stay(self, team):
        signal = make_signal(team=team, description="Sinds 12/06/2018, zoals in 2017-2018.")

        assert without_names([signal], team)[signal.pk] == signal.description

    def test_a_text_of_very_many_words_is_read_too(self, as_worker, team):
        signal = make_signal(
            team=team, description=" ".join(f"Woord{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(650))
        )

        assert as_worker.get(signal.get_absolute_url()).status_code == 200

    def test_any_other_resident_goes_when_written_as_a_name(self, team):
        make_resident(team=team, first_name="Mark", last_name="Bakker")
        signal = make_signal(team=team, description="Mark Bakker zegt dat de bakker sluit")

        assert without_names([signal], team)[signal.pk] == "[naam] zegt dat de bakker sluit"

    def test_words_that_are_no_name_stay(self, team, cigdem):
        signal = make_signal(description="Het loket van Kortrijk is ver: 2 bussen, 45 minuten.", resident=cigdem)

        assert without_names([signal], team)[signal.pk] == signal.description

    def test_the_paper_holds_the_signal_and_no_name(self, as_worker, team, cigdem):
        make_signal(description="Çiğdem El-Amrani vindt geen loket", resident=cigdem)
        make_signal(team=team, description="Al opgelost", status="resolved", resolved_on=date(2018, 8, 1))
        make_signal(team=make_team(), description="Van een andere buurt")

        response = as_worker.get(reverse("huisbezoeken:signal_paper"))

        pdf = read(response.content)
        text = text_of(pdf)
        assert "vindt geen loket" in text
        assert not [word for word in ("igdem", "Amrani", "opgelost", "andere buurt") if word in text]
        assert AuditEvent.objects.last().action == "export"

    def test_the_paper_tells_no_number_of_few_people(self, as_worker, team):
        make_signal(team=team, people_concerned=3)
        make_signal(team=team, people_concerned=30)

        response = as_worker.get(reverse("huisbezoeken:signal_paper"))

        text = pages_of(read(response.content))[0]
        assert "ongeveer 30 mensen" in text
        assert "ongeveer 3 mensen" not in text


class TestReferralAlong:
    @pytest.fixture
    def home(self, team):
        return make_household(team=team)

    @pytest.fixture
    def send(self, as_worker, home):
        def send(people, **fields):
            token = as_worker.get(f"/huisbezoeken/nieuw/?gezin={home.pk}").context["form"].token.signed()
            data = {"form_token": token, "household": home.pk, "date": "2018-06-04", "result": "conversation"}
            present = {"residents": [person.pk for person in people]}
            return as_worker.post("/huisbezoeken/nieuw/", data | present | fields)

        return send

    def test_the_only_one_who_was_there_is_led_to_the_partner(self, send, home, worker):
        person, partner = make_resident(household=home), make_organisation(team=home.team)

        send([person], **{"toeleiding-organisation": partner.pk, "toeleiding-method": "together"})

        referral = Referral.objects.get()
        assert (referral.resident, referral.organisation, referral.method) == (person, partner, "together")
        assert referral.check_on == referral.date + timedelta(weeks=4)
        assert referral.worker == worker

    def test_it_shows_with_the_visit_where_it_was_made_and_with_no_other(self, send, home, as_worker):
        person, partner = make_resident(household=home), make_organisation(team=home.team)
        send([person], **{"toeleiding-organisation": partner.pk})
        send([person])

        first, second = HomeVisit.objects.order_by("pk")

        assert as_worker.get(first.get_absolute_url()).context["referrals"] == [Referral.objects.get()]
        assert as_worker.get(second.get_absolute_url()).context["referrals"] == []

    def test_of_several_one_is_chosen(self, send, home):
        people = [make_resident(household=home), make_resident(household=home)]
        partner = make_organisation(team=home.team)

        asked = send(people, **{"toeleiding-organisation": partner.pk})
        assert asked.context["form"].along.referral.errors["resident"]
        send(people, **{"toeleiding-organisation": partner.pk, "toeleiding-resident": people[1].pk})

        assert Referral.objects.get().resident == people[1]

    def test_somebody_new_is_led_on_at_once(self, send, home):
        partner = make_organisation(team=home.team)
        new = {"erbij-first_name": "Noor", "erbij-last_name": "Peeters", "erbij-birth_year": "1990"}

        send([], **new, **{"toeleiding-organisation": partner.pk})

        assert Referral.objects.get().resident.first_name == "Noor"

    def test_another_teams_partner_is_refused(self, send, home):
        foreign = make_organisation(team=make_team())

        response = send([make_resident(household=home)], **{"toeleiding-organisation": foreign.pk})

        assert response.context["form"].along.referral.errors["organisation"]
        assert not HomeVisit.objects.exists()


def test_a_note_sent_without_a_session_waits_on_the_page_of_the_signal(as_worker, worker, team):
    signal = make_signal(team=team)
    page = signal.get_absolute_url()
    form = as_worker.get(page).context["status_form"]
    told = {"form_token": form.token.signed(), "version": signal.version, "status": "resolved", "note": "Er kwam licht"}
    as_worker.logout()

    response = as_worker.post(reverse("huisbezoeken:signal_status", args=[signal.pk]), told)
    as_worker.force_login(worker)
    waiting = as_worker.get(unquote(response.url.split("next=")[1]))

    form = waiting.context["status_form"]
    assert (form["note"].value(), form["status"].value()) == ("Er kwam licht", "resolved")
    as_worker.post(reverse("huisbezoeken:signal_status", args=[signal.pk]), told | {"form_token": form.token.signed()})
    assert not Draft.objects.exists()
