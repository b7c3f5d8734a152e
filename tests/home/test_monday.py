"""The Monday list of a coordinator: on the start page, on a page of its own and by mail."""

from datetime import date, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today, week_span
from buurtwerk.home import monday
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_idea, make_session
from tests.contacts.factories import make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_follow_up, make_signal, make_visit

MONDAY = "/maandag/"
DAY = timedelta(days=1)


def lines(client):
    """What the page says: label -> (count, address)."""
    rows = client.get(MONDAY).context["rows"]
    return {str(row["label"]): (row["count"], row["url"]) for row in [*rows["to_do"], *rows["to_know"]]}


def make_work(team, worker):
    """One or more of everything that the list counts."""
    gone = make_member(team)
    Membership.objects.filter(user=gone).delete()
    resident = make_resident(team=team, contact_rhythm="6w", last_contact_on=date(2018, 1, 2), worker_in_charge=gone)
    make_resident(team=team, worker_in_charge=worker)
    make_follow_up(resident=resident, due_on=today() - DAY, worker=worker)
    make_follow_up(resident=resident, due_on=today() + 30 * DAY, worker=gone)
    make_follow_up(resident=resident, due_on=week_span(today())[1], worker=worker, kind="visit")
    make_follow_up(resident=resident, due_on=week_span(today())[1] + DAY, worker=worker, kind="visit")
    make_follow_up(resident=resident, due_on=today() - DAY, status="done", closed_on=today(), worker=gone)
    make_signal(resident=resident)
    make_signal(resident=resident, status="reopened")
    make_signal(resident=resident, status="to_steering_group", to_steering_group_on=today())
    make_referral(resident=resident, check_on=today())
    make_referral(resident=resident, check_on=today() + DAY)
    make_organisation(team=team, agreement_from=date(2018, 1, 1), agreement_until=today() + 59 * DAY)
    make_visit(household=resident.household, date=week_span(today())[0] - DAY)
    make_visit(household=resident.household, date=week_span(today())[0])
    make_session(team=team, date=week_span(today())[0])
    make_session(team=team, date=week_span(today())[1], anonymous_adults=3)
    make_session(team=team, date=today() - 100 * DAY)
    make_idea(team=team)


class TestTheList:
    def test_it_counts_what_waits(self, as_coordinator, team, worker):
        make_work(team, worker)

        counts = {label: count for label, (count, _url) in lines(as_coordinator).items()}

        assert counts == {
            "Opvolgingen te laat": 1,
            "Opvolgingen die niemand doet": 1,
            "Nieuwe signalen": 2,
            "Signalen voor de stuurgroep": 1,
            "Toeleidingen om na te vragen": 1,
            "Bewoners lang niet gezien": 1,
            "Bewoners van wie de verantwoordelijke weg is": 1,
            "Overeenkomsten die binnen 60 dagen eindigen": 1,
            "Geplande bezoeken deze week": 1,
            "Huisbezoeken van vorige week": 1,
            "Sessies zonder aanwezigen, laatste drie maanden": 1,
            "Sessies deze week": 2,
            "Ideeën die nog niemand oppakte": 1,
        }

    def test_each_line_leads_to_a_list_of_just_that_many(self, as_coordinator, team, worker):
        make_work(team, worker)

        for label, (count, url) in lines(as_coordinator).items():
            assert as_coordinator.get(url).context["list"].count == count, label

    def test_what_there_is_none_of_stays_away(self, as_coordinator):
        assert lines(as_coordinator).keys() == {
            "Geplande bezoeken deze week",
            "Huisbezoeken van vorige week",
            "Sessies deze week",
        }
        assert "Alles in orde" in as_coordinator.get(MONDAY).content.decode()

    def test_it_counts_nothing_of_another_team(self, as_coordinator):
        other = make_team()
        make_work(other, make_member(other))

        assert {count for count, _url in lines(as_coordinator).values()} == {0}

    def test_it_stands_on_the_start_page_of_coordinators_only(self, as_coordinator, team, worker):
        make_work(team, worker)
        assert "Opvolgingen te laat" in as_coordinator.get("/").content.decode()

        as_coordinator.force_login(worker)

        assert "Maandaglijst" not in as_coordinator.get("/").content.decode()

    def test_an_app_adds_a_line_without_a_change_here(self, as_coordinator, monkeypatch):
        monkeypatch.setattr(monday, "_lines", [])
        monday.line("Verzonnen", "home:today", {"a": "b c"}, order=1)(lambda team: 7)

        assert lines(as_coordinator) == {"Verzonnen": (7, "/?a=b+c")}

    def test_the_number_of_queries_does_not_grow(self, as_coordinator, team, worker):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_coordinator.get(MONDAY)
            return len(counted)

        make_work(team, worker)
        count()
        few = count()
        for _ in range(3):
            make_work(team, worker)

        assert count() == few


class TestTheLinkOfAMail:
    def test_it_leads_to_the_list_of_that_team(self, as_coordinator, coordinator, team):
        other = make_team()
        Membership.objects.create(user=coordinator, team=other, role=Role.COORDINATOR)

        page = as_coordinator.get(reverse("home:monday_of", args=[other.pk]), follow=True)

        assert page.redirect_chain == [(MONDAY, 302)]
        assert page.context["request"].team == other

    def test_it_leads_nowhere_for_a_stranger(self, as_coordinator):
        assert as_coordinator.get(reverse("home:monday_of", args=[make_team().pk])).status_code == 404


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("monday_mail", *args, stdout=out, stderr=err)
    return out.getvalue()


class RefusingOne(EmailBackend):
    """A mail server that knows one address not to exist."""

    def send_messages(self, messages):
        if messages[0].to == ["weg@voorbeeld.be"]:
            raise SMTPRecipientsRefused({"weg@voorbeeld.be": (550, b"unknown")})
        return super().send_messages(messages)


class TestTheMail:
    def test_dry_it_only_counts(self, coordinator, mailoutbox):
        told = run()

        assert told.startswith("Te versturen: 1,")
        assert mailoutbox == []
        assert Membership.objects.get(user=coordinator).monday_mail_on is None

    def test_it_holds_counts_and_links_and_no_name(self, coordinator, team, worker, mailoutbox, settings):
        settings.BASE_URL = "https://buurtwerk.example"
        make_work(team, worker)
        make_follow_up(
            resident=make_resident(team=team, first_name="Aylin", last_name="Demir"), text="Bel mevrouw Demir"
        )

        run("--write")

        mail = mailoutbox[0]
        assert mail.to == [coordinator.email]
        assert "Nieuwe signalen: 2" in mail.body
        assert f"https://buurtwerk.example/maandag/{team.pk}/" in mail.body
        assert not any(word in mail.body + mail.subject for word in ("Samira", "Haddad", "Aylin", "Demir", "mevrouw"))

    def test_with_nothing_to_do_it_says_so(self, coordinator, mailoutbox):
        run("--write")

        assert "Alles in orde" in mailoutbox[0].body

    def test_it_goes_once_a_week(self, coordinator, mailoutbox):
        run("--write")
        run("--write")
        assert len(mailoutbox) == 1

        Membership.objects.update(monday_mail_on=week_span(today())[0] - 7 * DAY)
        run("--write")

        assert len(mailoutbox) == 2

    def test_only_coordinators_who_want_it_get_it(self, team, coordinator, worker, mailoutbox):
        unwilling = make_member(team, Role.COORDINATOR)
        Membership.objects.filter(user=unwilling).update(wants_monday_mail=False)
        make_member(team, Role.COORDINATOR, is_active=False)
        make_member(make_team(is_active=False), Role.COORDINATOR)

        run("--write")

        assert [mail.to for mail in mailoutbox] == [[coordinator.email]]

    def test_who_has_two_teams_gets_a_mail_of_each_with_its_own_counts(self, coordinator, team, worker, mailoutbox):
        other = make_team()
        Membership.objects.create(user=coordinator, team=other, role=Role.COORDINATOR)
        make_work(team, worker)

        run("--write")

        bodies = {mail.subject: mail.body for mail in mailoutbox}
        assert "Opvolgingen te laat: 1" in bodies[f"Maandaglijst van {team}"]
        assert "Alles in orde" in bodies[f"Maandaglijst van {other}"]

    def test_one_address_that_fails_does_not_stop_the_rest(self, team, monkeypatch, mailoutbox):
        failing = make_member(team, Role.COORDINATOR, email="weg@voorbeeld.be")
        reached = make_member(team, Role.COORDINATOR)
        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend", RefusingOne)

        with pytest.raises(CommandError) as error:
            run("--write")

        assert error.value.returncode == 1
        assert [mail.to for mail in mailoutbox] == [[reached.email]]
        sent = dict(Membership.objects.values_list("user", "monday_mail_on"))
        assert (sent[failing.pk], sent[reached.pk]) == (None, week_span(today())[0])

    def test_stopped_in_the_middle_it_goes_on_where_it_was(self, team, monkeypatch, mailoutbox):
        first, second = make_member(team, Role.COORDINATOR), make_member(team, Role.COORDINATOR)
        real = EmailBackend.send_messages

        def pulled(backend, messages):
            if messages[0].to == [second.email]:
                raise KeyboardInterrupt
            return real(backend, messages)

        with monkeypatch.context() as plug, pytest.raises(KeyboardInterrupt):
            plug.setattr(EmailBackend, "send_messages", pulled)
            run("--write")
        run("--write")

        assert [mail.to for mail in mailoutbox] == [[first.email], [second.email]]
