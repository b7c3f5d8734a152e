"""The newsletter by mail: to who agreed, once, whatever happens in between; and how one stops it."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as outbox
from django.core import signing
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activiteiten.actions import newsletters as actions
from activiteiten.models import Newsletter, NewsletterMail
from activiteiten.newsletters import mailing
from activiteiten.newsletters.issue import issue_of
from activiteiten.newsletters.unsubscribing import links_for, token_for
from activiteiten.tasks import mail_newsletter
from buurtwerk.accounts.models import Team
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core import jobs
from buurtwerk.core.dates import today
from buurtwerk.core.logs import hidden
from buurtwerk.core.models import Job
from contacts.models import Consent, Resident
from tests.accounts.factories import make_team
from tests.activiteiten.factories import (
    make_newsletter,
    make_newsletter_mail,
    make_newsletter_text,
    make_session,
)
from tests.contacts.factories import make_consent, make_resident

Status = NewsletterMail.Status
NAME = "Qarnaqsa"
SWAP = {"HX-Request": "true"}


@pytest.fixture
def by_hand(settings):
    """Tasks wait in their queue: the test runs them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def newsletter(team):
    newsletter = make_newsletter(team=team, intro="Dag buren")
    make_session(team=team)
    make_newsletter_text(newsletter=newsletter, body="Wie kookt er graag?")
    return newsletter


@pytest.fixture
def readers(team):
    return [reader(team, f"lezer{number}@voorbeeld.be") for number in range(3)]


def reader(team, email, **fields):
    return make_consent(resident=make_resident(team=team, email=email, first_name=NAME, **fields)).resident


def url(name, newsletter):
    return reverse(f"activiteiten:newsletter_{name}", args=[newsletter.pk])


def post_send(client, newsletter, **fields):
    newsletter.refresh_from_db()
    fields = {"merk": issue_of(newsletter).fingerprint} | fields
    return client.post(url("send", newsletter), fields, follow=True)


def post_resend(client, newsletter, who, **fields):
    fields = {"merk": issue_of(newsletter).fingerprint, "wie": who} | fields
    return client.post(url("resend", newsletter), fields, follow=True)


def send(newsletter, by):
    return actions.send(newsletter=newsletter, shown=issue_of(newsletter).fingerprint, by=by)


def addressees():
    return sorted(address for message in outbox.outbox for address in message.to)


def states(newsletter):
    return sorted(newsletter.mails.values_list("status", flat=True))


def run(job):
    mail_newsletter.func(job.pk)
    job.refresh_from_db()
    return job


class TestWhoGetsIt:
    def test_everybody_who_agreed_gets_one_of_their_own(self, as_worker, newsletter, readers):
        post_send(as_worker, newsletter)

        assert addressees() == [f"lezer{number}@voorbeeld.be" for number in range(3)]
        assert states(newsletter) == ["sent"] * 3
        assert all(len(message.to) == 1 and not message.cc and not message.bcc for message in outbox.outbox)

    def test_nobody_else(self, as_worker, newsletter, readers, team):
        make_resident(team=team, email="nooit@voorbeeld.be")
        make_consent(resident=make_resident(team=team, email="gestopt@voorbeeld.be"), withdrawn_on=today())
        reader(team, "weg@voorbeeld.be", contact_ended_on=today())
        reader(team, "")
        reader(team, "geen adres")
        reader(make_team(), "elders@voorbeeld.be")

        post_send(as_worker, newsletter)

        assert len(outbox.outbox) == 3

    def test_contact_that_ends_later_is_contact_still(self, as_worker, newsletter, team):
        reader(team, "nog@voorbeeld.be", contact_ended_on=today() + timedelta(1))

        post_send(as_worker, newsletter)

        assert addressees() == ["nog@voorbeeld.be"]

    def test_one_address_in_a_family_gets_one(self, as_worker, newsletter, team):
        for address in ("thuis@voorbeeld.be", "Thuis@Voorbeeld.be", "thuis@voorbeeld.be"):
            reader(team, address)

        post_send(as_worker, newsletter)
        post_send(as_worker, newsletter)

        assert addressees() == ["thuis@voorbeeld.be"]

    def test_who_agreed_since_gets_it_when_it_is_sent_once_more(self, as_worker, newsletter, readers, team):
        post_send(as_worker, newsletter)
        reader(team, "later@voorbeeld.be")

        post_send(as_worker, newsletter)

        assert len(outbox.outbox) == 4
        assert outbox.outbox[-1].to == ["later@voorbeeld.be"]

    @pytest.mark.usefixtures("by_hand")
    def test_who_stopped_it_while_it_waits_does_not_get_it(self, worker, newsletter, readers):
        job = send(newsletter, worker)
        Consent.objects.filter(resident=readers[0]).update(withdrawn_on=today())

        run(job)

        assert addressees() == ["lezer1@voorbeeld.be", "lezer2@voorbeeld.be"]
        assert states(newsletter) == ["sent"] * 2


class TestTheMail:
    @pytest.fixture
    def message(self, as_worker, newsletter, readers, settings):
        settings.BASE_URL, settings.DEFAULT_FROM_EMAIL = (
            "https://buurtwerk.example",
            "Buurtwerk <post@buurtwerk.example>",
        )
        post_send(as_worker, newsletter)
        return message_from_bytes(outbox.outbox[0].message().as_bytes(), policy=policy.default)

    def test_is_text_and_html_with_the_same_in_it(self, message):
        text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))

        for said in ("Dag buren", "Naaiatelier", "13:30–16:00", "Wie kookt er graag?", "/activiteiten/nieuwsbrief/"):
            assert said in text
            assert said in html

    def test_loads_nothing_and_follows_nobody(self, message):
        html = message.get_body(("html",)).get_content()

        assert not re.search(r"<img|<link|<script|@import|url\(|src=", html)

    def test_comes_from_the_team_and_answers_go_to_who_sent_it(self, message, worker, team):
        assert str(message["From"]) == f"{team} <post@buurtwerk.example>"
        assert message["Reply-To"] == worker.email

    def test_holds_no_name_and_no_address_but_in_its_to(self, message):
        whole = message.as_string().replace(f"To: {message['To']}", "")
        bodies = "".join(message.get_body((kind,)).get_content() for kind in ("plain", "html"))

        assert NAME not in whole + bodies
        assert message["To"] not in whole + bodies

    def test_says_how_to_stop_it_to_people_and_to_their_mail_program(self, message, readers):
        page, one_click = links_for(readers[0])

        assert message["List-Unsubscribe"].strip() == f"<{one_click}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert one_click.startswith("https://buurtwerk.example/")
        assert page in message.get_body(("plain",)).get_content()
        assert page in message.get_body(("html",)).get_content()

    def test_each_has_a_link_of_its_own(self, message):
        links = {mail.extra_headers["List-Unsubscribe"] for mail in outbox.outbox}

        assert len(links) == 3

    def test_a_title_with_a_line_in_it_makes_no_header(self, as_worker, newsletter, readers):
        Newsletter.objects.update(title="Nieuws\nBcc: elders@voorbeeld.be")

        post_send(as_worker, newsletter)

        assert outbox.outbox[0].subject == "Nieuws Bcc: elders@voorbeeld.be"
        assert states(newsletter) == ["sent"] * 3


class TestSending:
    def test_the_page_before_says_to_how_many_and_shows_the_mail(self, as_worker, newsletter, readers, team):
        reader(team, readers[0].email)
        lost = reader(team, "geen adres")

        page = as_worker.get(url("mail", newsletter))

        text = page.content.decode()
        assert "Versturen naar 3 bewoners" in text
        assert "1 bewoner deelt een adres" in text
        assert "Wie kookt er graag?" in text
        assert lost.get_absolute_url() in text
        assert AuditEvent.objects.filter(object_id=newsletter.pk, action="show").last().residents == [lost.pk]
        assert not NewsletterMail.objects.exists()

    def test_with_nobody_to_send_it_to_there_is_no_button(self, as_worker, newsletter):
        page = as_worker.get(url("mail", newsletter)).content.decode()

        assert "Nog niemand wil de nieuwsbrief" in page
        assert "Versturen naar" not in page
        assert "niemand meer" in post_send(as_worker, newsletter).content.decode()

    def test_only_what_was_shown_is_sent(self, as_worker, newsletter, readers):
        shown = issue_of(newsletter).fingerprint
        make_newsletter_text(newsletter=newsletter, body="Nog iets")

        page = post_send(as_worker, newsletter, merk=shown)

        assert "intussen gewijzigd" in page.content.decode()
        assert outbox.outbox == []

    @pytest.mark.usefixtures("by_hand")
    def test_what_changes_before_its_turn_is_not_sent_either(self, as_worker, newsletter, readers):
        post_send(as_worker, newsletter)
        make_newsletter_text(newsletter=newsletter, body="Nog iets")

        job = run(Job.objects.get())

        assert (job.status, outbox.outbox, states(newsletter)) == ("failed", [], ["waiting"] * 3)
        assert "gewijzigd" in as_worker.get(url("mail", newsletter)).content.decode()

    def test_publishes_too_and_leaves_a_trace_of_whom_it_went_to(self, as_worker, worker, newsletter, readers):
        post_send(as_worker, newsletter)

        newsletter.refresh_from_db()
        event = AuditEvent.objects.get(action="export", object_id=newsletter.pk)
        assert newsletter.is_published
        assert (event.user, event.residents) == (worker, [reader.pk for reader in readers])

    @pytest.mark.usefixtures("by_hand")
    def test_its_page_follows_the_work_and_leads_from_the_job(self, as_worker, worker, newsletter, readers):
        job = send(newsletter, worker)

        waiting = as_worker.get(job.get_absolute_url(), headers=SWAP).content.decode()

        assert "Wacht op zijn beurt" in waiting
        assert 'hx-trigger="every 1s"' in waiting
        assert "<html" not in waiting

    @pytest.mark.usefixtures("by_hand")
    def test_when_the_work_is_done_the_page_loads_with_the_mail_as_it_is_by_then(
        self, as_worker, worker, newsletter, readers
    ):
        job = run(send(newsletter, worker))

        done = as_worker.get(job.get_absolute_url(), headers=SWAP)

        assert (done.headers["HX-Refresh"], done.content) == ("true", b"")
        assert "naar 3 adressen gegaan" in as_worker.get(job.get_absolute_url()).content.decode()

    @pytest.mark.usefixtures("by_hand")
    def test_while_it_goes_nobody_is_shown_nor_said_to_be(self, as_worker, newsletter, readers, team):
        reader(team, "geen adres")
        make_newsletter_mail(newsletter=newsletter, status=Status.FAILED)
        post_send(as_worker, newsletter)
        shown = AuditEvent.objects.filter(object_id=newsletter.pk, action="show")
        assert shown.get().residents == []

        as_worker.get(url("mail", newsletter), headers=SWAP)

        assert shown.count() == 1

    @pytest.mark.usefixtures("by_hand")
    def test_asked_twice_there_is_one_work(self, worker, newsletter, readers):
        first, second = (send(newsletter, worker) for _ in range(2))

        assert first == second
        assert Job.objects.count() == 1


class Wire(EmailBackend):
    """A mail server that does what `plan` says: for each mail an error to raise, or None."""

    plan: list = []
    is_down = False

    def open(self):
        if self.is_down:
            raise ConnectionRefusedError

    def send_messages(self, messages):
        error = self.plan.pop(0) if self.plan else None
        if isinstance(error, tuple):  # it was delivered before the line broke
            super().send_messages(messages)
            raise error[0]
        if error:
            raise error
        return super().send_messages(messages)


@pytest.fixture
def wire(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Wire"
    monkeypatch.setattr(Wire, "plan", [])
    monkeypatch.setattr(Wire, "is_down", False)
    return Wire


class TestWhenItGoesWrong:
    def test_an_address_that_is_refused_is_told_and_may_be_tried_again(self, as_worker, newsletter, readers, wire):
        wire.plan = [SMTPRecipientsRefused({})]
        page = post_send(as_worker, newsletter).content.decode()
        assert states(newsletter) == ["failed", "sent", "sent"]
        assert "Niet gelukt" in page
        assert readers[0].get_absolute_url() in page

        post_resend(as_worker, newsletter, "mislukt")

        assert addressees() == [f"lezer{number}@voorbeeld.be" for number in range(3)]
        assert states(newsletter) == ["sent"] * 3

    def test_when_the_line_breaks_nobody_knows_and_it_is_not_sent_by_itself(self, as_worker, newsletter, readers, wire):
        wire.plan = [None, (SMTPServerDisconnected(),)]
        page = post_send(as_worker, newsletter).content.decode()
        assert states(newsletter) == ["sending", "sent", "sent"]
        assert "Onzeker" in page
        assert readers[1].get_absolute_url() in page

        page = post_send(as_worker, newsletter).content.decode()

        assert addressees() == [f"lezer{number}@voorbeeld.be" for number in range(3)]
        assert "Onzeker" in page

    def test_what_is_uncertain_goes_again_when_somebody_decides_so(self, as_worker, newsletter, readers, wire):
        wire.plan = [SMTPServerDisconnected()]
        post_send(as_worker, newsletter)

        post_resend(as_worker, newsletter, "onzeker")

        assert states(newsletter) == ["sent"] * 3
        assert addressees() == [f"lezer{number}@voorbeeld.be" for number in range(3)]

    def test_sent_again_it_has_the_same_mark_by_which_a_mailbox_knows_it(self, as_worker, newsletter, readers, wire):
        wire.plan = [(SMTPServerDisconnected(),)]
        post_send(as_worker, newsletter)
        post_resend(as_worker, newsletter, "onzeker")

        marks = [mail.extra_headers["Message-ID"] for mail in outbox.outbox if mail.to == [readers[0].email]]

        assert len(marks) == 2
        assert len(set(marks)) == 1

    def test_a_server_that_is_down_stops_the_work_and_nothing_is_uncertain(self, as_worker, newsletter, readers, wire):
        wire.is_down = True
        page = post_send(as_worker, newsletter).content.decode()
        assert "De mailserver antwoordt niet" in page
        assert states(newsletter) == ["waiting"] * 3
        wire.is_down = False

        page = post_send(as_worker, newsletter).content.decode()

        assert "naar 3 adressen gegaan" in page

    def test_what_goes_again_is_what_was_shown_too(self, as_worker, newsletter, readers, wire):
        wire.plan = [SMTPRecipientsRefused({})]
        post_send(as_worker, newsletter)
        shown = as_worker.get(url("mail", newsletter)).context["issue"].fingerprint
        make_newsletter_text(newsletter=newsletter, body="Nog iets")

        page = post_resend(as_worker, newsletter, "mislukt", merk=shown)

        assert "intussen gewijzigd" in page.content.decode()
        assert states(newsletter) == ["failed", "sent", "sent"]

    @pytest.mark.parametrize("who", ["", "iedereen", "mislukt", "onzeker"])
    def test_there_is_nothing_to_send_again(self, as_worker, newsletter, readers, who):
        post_send(as_worker, newsletter)

        page = post_resend(as_worker, newsletter, who).content.decode()

        assert "niets opnieuw te versturen" in page
        assert len(outbox.outbox) == 3

    def test_what_did_not_go_is_not_said_to_have_gone(self, as_worker, newsletter, readers, wire, monkeypatch):
        monkeypatch.setattr(wire, "send_messages", lambda self, messages: 0)

        post_send(as_worker, newsletter)

        assert states(newsletter) == ["failed"] * 3


class Killed(BaseException):
    """The worker is gone: no code of ours runs any more."""


@pytest.mark.usefixtures("by_hand")
class TestAfterACrash:
    @pytest.mark.parametrize(("moment", "sent"), [("before", 1), ("after", 2)])
    def test_killed_while_handing_over_the_second(
        self, as_worker, worker, newsletter, readers, monkeypatch, moment, sent
    ):
        job = send(newsletter, worker)
        kill_at_second_mail(monkeypatch, moment)
        with pytest.raises(Killed):
            run(job)
        monkeypatch.undo()
        assert (len(outbox.outbox), states(newsletter)) == (sent, ["sending", "sent", "waiting"])
        fell_silent(job)

        page = as_worker.get(url("mail", newsletter)).content.decode()
        assert "viel stil" in page
        assert "Onzeker" in page
        assert "Nog 1 bewoner kreeg de mail niet" in page
        again = send(newsletter, worker)
        run(again)

        assert states(newsletter) == ["sending", "sent", "sent"]
        assert len(addressees()) == len(set(addressees())) == sent + 1

    def test_the_queue_hands_the_same_work_out_again(self, worker, newsletter, readers):
        job = run(send(newsletter, worker))

        run(job)

        assert len(outbox.outbox) == 3

    def test_a_worker_that_was_taken_for_dead_sends_nothing_more(self, worker, newsletter, readers, monkeypatch):
        job = send(newsletter, worker)
        handed = mailing.hand_over

        def hand_over_and_fall_asleep(*args):
            handed(*args)
            Job.objects.update(status=Job.Status.FAILED, error="stil")

        monkeypatch.setattr(mailing, "hand_over", hand_over_and_fall_asleep)
        job = run(job)

        assert (job.status, job.error) == ("failed", "stil")
        assert states(newsletter) == ["sent", "waiting", "waiting"]

    def test_while_it_works_nothing_is_uncertain_nor_sent_again(self, as_worker, worker, newsletter, readers):
        job = send(newsletter, worker)
        NewsletterMail.objects.filter(resident=readers[0]).update(status=Status.SENDING)
        Job.objects.update(status=Job.Status.RUNNING)

        page = post_resend(as_worker, newsletter, "onzeker").content.decode()

        assert "Onzeker" not in page
        assert states(newsletter) == ["sending", "waiting", "waiting"]
        assert Job.objects.get() == job

    def test_who_joins_just_as_the_work_ends_does_not_wait_for_nothing(
        self, worker, team, newsletter, readers, monkeypatch
    ):
        job = send(newsletter, worker)
        hang_up, joined = mailing.Postman.hang_up, []

        def join_and_hang_up(postman):
            if not joined:
                joined.append(reader(team, "laat@voorbeeld.be"))
                send(newsletter, worker)
            hang_up(postman)

        monkeypatch.setattr(mailing.Postman, "hang_up", join_and_hang_up)
        run(job)

        assert states(newsletter) == ["sent"] * 3 + ["waiting"]
        assert mailing.work_under_way(newsletter)

    def test_who_joins_before_the_last_look_gets_it_in_the_same_work(
        self, worker, team, newsletter, readers, monkeypatch
    ):
        job = send(newsletter, worker)
        last_look, joined = mailing.last_look, []

        def join_and_look(*args):
            if not joined:
                joined.append(reader(team, "laat@voorbeeld.be"))
                send(newsletter, worker)
            return last_look(*args)

        monkeypatch.setattr(mailing, "last_look", join_and_look)
        job = run(job)

        assert (job.status, states(newsletter)) == ("done", ["sent"] * 4)
        assert Job.objects.count() == 1

    def test_two_works_beside_each_other_share_the_mails(self, worker, team, newsletter, readers, monkeypatch):
        """The second one starts in the middle of the first, as if that had been taken for dead too early."""
        first = send(newsletter, worker)
        told = {"purpose": newsletter.code, "summary": first.summary}
        second = Job.objects.create(team=team, user=worker, kind=mailing.MAIL, **told)
        claim = mailing.claim
        started = []

        def claim_late(mail):
            if not started:
                started.append(run(second))
            return claim(mail)

        monkeypatch.setattr(mailing, "claim", claim_late)
        run(first)

        assert addressees() == [f"lezer{number}@voorbeeld.be" for number in range(3)]


def kill_at_second_mail(monkeypatch, moment):
    real, mails = EmailBackend.send_messages, []

    def send(self, messages):
        mails.append(messages)
        if len(mails) == 2 and moment == "before":
            raise Killed
        sent = real(self, messages)
        if len(mails) == 2:
            raise Killed
        return sent

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def fell_silent(job):
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=2))


class TestBeat:
    def test_shows_progress_only_while_the_work_is_ours(self, team, worker):
        job = Job.objects.create(team=team, user=worker, kind=mailing.MAIL, status=Job.Status.RUNNING)
        assert jobs.beat(job, 1, 2)
        job.refresh_from_db()
        assert job.progress == 50

        Job.objects.update(status=Job.Status.FAILED)

        assert not jobs.beat(job, 2, 2)


class TestStopping:
    @pytest.fixture
    def resident(self, team):
        return reader(team, "noor@voorbeeld.be")

    def page(self, resident):
        return reverse("activiteiten:newsletter_unsubscribe", args=[token_for(resident)])

    def one_click(self, resident):
        return reverse("activiteiten:newsletter_one_click", args=[token_for(resident)])

    def test_opening_the_link_changes_nothing(self, client, resident):
        for address in (self.page(resident), self.one_click(resident)):
            page = client.get(address, follow=True)

            assert "Ja, schrijf me uit" in page.content.decode()
        assert Consent.objects.in_force().exists()

    def test_the_button_stops_it_today_and_leaves_a_trace(self, client, resident):
        page = client.post(self.page(resident), follow=True)

        assert "Je bent uitgeschreven" in page.content.decode()
        assert Consent.objects.get().withdrawn_on == today()
        event = AuditEvent.objects.get(object_type="contacts.consent")
        assert (event.user, event.residents) == (None, [resident.pk])

    def test_a_second_time_says_it_is_done_already(self, client, resident):
        client.post(self.page(resident))

        page = client.post(self.page(resident), follow=True)

        assert "Je bent uitgeschreven" in page.content.decode()
        assert AuditEvent.objects.filter(object_type="contacts.consent").count() == 1

    def test_the_page_names_nobody(self, client, resident):
        pages = (
            client.get(self.page(resident)).content.decode()
            + client.post(self.page(resident), follow=True).content.decode()
        )

        assert NAME not in pages
        assert "noor@" not in pages + self.page(resident)

    def test_no_log_holds_the_link(self, resident):
        assert hidden(f"404 {self.one_click(resident)}") == "404 /activiteiten/nieuwsbrief/uitschrijven/…/een-klik/"

    def test_a_mail_program_posts_without_cookies_or_token(self, resident):
        bare = Client(enforce_csrf_checks=True)

        answer = bare.post(self.one_click(resident), {"List-Unsubscribe": "One-Click"})

        assert (answer.status_code, answer.content.decode()) == (200, "Je bent uitgeschreven.")
        assert not Consent.objects.in_force().exists()

    def test_only_there(self, resident):
        bare = Client(enforce_csrf_checks=True)

        assert bare.post(self.page(resident)).status_code == 403
        assert Consent.objects.in_force().exists()

    def test_it_works_too_when_the_team_is_switched_off(self, client, resident):
        Team.objects.update(is_active=False)

        client.post(self.page(resident))

        assert not Consent.objects.in_force().exists()

    def test_who_shares_the_address_is_told_so_and_left_alone_too(self, client, resident, team):
        other = reader(team, "noor@voorbeeld.be")
        Consent.objects.filter(resident=resident).update(withdrawn_on=today())
        assert "Ja, schrijf me uit" in client.get(self.page(resident)).content.decode()

        client.post(self.page(resident))

        assert not Consent.objects.in_force().filter(resident=other).exists()

    def test_the_link_in_an_old_mail_works_after_one_signed_up_again(self, client, resident):
        Consent.objects.update(withdrawn_on=today() - timedelta(1))
        make_consent(resident=resident, given_on=today())

        client.post(self.page(resident))

        assert not Consent.objects.in_force().exists()

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("name", ["newsletter_unsubscribe", "newsletter_one_click"])
    @pytest.mark.parametrize(
        "token",
        ["x", "Mg:1xWXWv:LmtBrYpZ", "%00", "%F0%9F%99%82", "x" * 900, signing.Signer(salt="form-token").sign(1)],
    )
    def test_a_token_that_we_never_made_opens_nothing(self, client, resident, method, name, token):
        suffix = "een-klik/" if name.endswith("click") else ""

        answer = getattr(client, method)(f"/activiteiten/nieuwsbrief/uitschrijven/{token}/{suffix}")

        assert answer.status_code == 404
        assert Consent.objects.in_force().exists()

    def test_nor_does_one_of_somebody_who_is_gone_or_never_wanted_it(self, client, resident, team):
        page, never = self.page(resident), self.page(make_resident(team=team))
        Resident.objects.filter(pk=resident.pk).delete()

        assert {client.get(page).status_code, client.get(never).status_code} == {404}


def test_the_detail_page_counts_what_was_sent(as_worker, newsletter, team):
    make_newsletter_mail(newsletter=newsletter, status=Status.SENT)

    assert "naar 1 adres gemaild" in as_worker.get(newsletter.get_absolute_url()).content.decode()
