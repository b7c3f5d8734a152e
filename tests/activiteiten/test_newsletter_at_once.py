"""Many at once for one newsletter. (SQLite in a test is one connection in memory: there they queue anyway.)"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.core import mail as outbox
from django.db import connection, connections

from activiteiten.actions import newsletters as actions
from activiteiten.models import NewsletterMail
from activiteiten.newsletters import mailing
from activiteiten.newsletters.issue import issue_of
from activiteiten.tasks import mail_newsletter
from buurtwerk.accounts.roles import Role
from buurtwerk.core import jobs
from buurtwerk.core.models import Job
from tests.accounts.factories import make_member
from tests.activiteiten.factories import make_newsletter, make_newsletter_text
from tests.contacts.factories import make_consent, make_resident

AT_ONCE, READERS = 6, 24
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory"),
]


@pytest.fixture
def newsletter(emptied_db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    newsletter = make_newsletter()
    for number in range(READERS):
        make_consent(resident=make_resident(team=newsletter.team, email=f"lezer{number}@voorbeeld.be"))
    return newsletter


def all_at_once(work, things):
    def one(thing):
        try:
            return work(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, things))


def send(newsletter, by):
    return actions.send(newsletter=newsletter, shown=issue_of(newsletter).fingerprint, by=by)


def test_of_six_who_click_at_once_one_starts_the_work(newsletter):
    by = make_member(newsletter.team, Role.COORDINATOR)

    begun = all_at_once(lambda _: send(newsletter, by), range(AT_ONCE))

    assert len(set(begun)) == Job.objects.count() == 1
    assert newsletter.mails.count() == READERS


def test_six_works_beside_each_other_send_each_mail_once(newsletter):
    by = make_member(newsletter.team, Role.COORDINATOR)
    first = send(newsletter, by)
    told = {
        "team": newsletter.team,
        "user": by,
        "kind": mailing.MAIL,
        "purpose": newsletter.code,
        "summary": first.summary,
    }
    works = [first, *(Job.objects.create(**told) for _ in range(AT_ONCE - 1))]

    all_at_once(lambda job: mail_newsletter.func(job.pk), works)

    times = Counter(message.to[0] for message in outbox.outbox)
    assert len(times) == READERS
    assert set(times.values()) == {1}
    assert set(newsletter.mails.values_list("status", flat=True)) == {NewsletterMail.Status.SENT}
    assert set(Job.objects.values_list("status", flat=True)) == {Job.Status.DONE}


def test_who_clicks_while_the_work_finishes_begins_a_new_one(newsletter, monkeypatch):
    by = make_member(newsletter.team, Role.COORDINATOR)
    job, finish = send(newsletter, by), jobs.finish
    with ThreadPoolExecutor(1) as pool:

        def finish_slowly(job):
            make_consent(resident=make_resident(team=newsletter.team, email="laat@voorbeeld.be"))
            wait([pool.submit(all_at_once, lambda _: send(newsletter, by), [1])], timeout=1)
            finish(job)

        monkeypatch.setattr(jobs, "finish", finish_slowly)
        mail_newsletter.func(job.pk)

    assert newsletter.mails.filter(status=NewsletterMail.Status.WAITING).count() == 1
    assert mailing.work_under_way(newsletter)


def test_texts_that_are_moved_at_once_keep_a_place_each(newsletter):
    by = make_member(newsletter.team)
    texts = [make_newsletter_text(newsletter=newsletter) for _ in range(AT_ONCE)]

    all_at_once(lambda text: actions.move_text(text=text, up=True, by=by), texts)

    assert [text.position for text in newsletter.texts.all()] == list(range(1, AT_ONCE + 1))
