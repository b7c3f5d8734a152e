"""Sending a newsletter by mail, never twice to the same resident (docs/decisions/0010)."""

from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from activiteiten.models import Newsletter, NewsletterMail
from activiteiten.newsletters.issue import issue_of
from activiteiten.newsletters.letters import Letter
from activiteiten.newsletters.postman import Postman
from activiteiten.newsletters.recipients import wanting
from buurtwerk.core import jobs
from buurtwerk.core.models import Job

MAIL = "newsletter_mail"
Status = NewsletterMail.Status
# What says for sure that nothing was delivered. After any other fault nobody knows.
REFUSED = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError, ValueError)


class NewsletterChanged(Exception):
    """It is not what was shown to who sent it."""

    def __init__(self):
        what = _("De nieuwsbrief is nog gewijzigd na de klik op Versturen, en daarom ging er niets meer weg.")
        super().__init__(f"{what} {_('Kijk hieronder of hij goed is, en verstuur dan.')}")


def job_of(newsletter):
    """The last work on it, told to have failed when its worker fell silent; None when there was none."""
    found = Job.objects.of(newsletter.team).filter(kind=MAIL, purpose=newsletter.code).order_by("-pk").first()
    return jobs.looked_after(found) if found else None


def work_under_way(newsletter):
    job = job_of(newsletter)
    return job if job and job.is_under_way else None


def newsletter_of(job):
    return Newsletter.objects.of(job.team).select_related("team").get(code=job.purpose)


def page_of(job):
    return reverse("activiteiten:newsletter_mail", args=[newsletter_of(job).pk])


def deliver(job):
    """Mail what waits, one after the other, in the words that were shown; raises NewsletterChanged.

    Each row is claimed and the job's heart beats between reaching the mail
    server and handing the mail over. So a worker that was taken for dead stops
    before it sends anything more, and whatever is waiting was never sent.
    """
    newsletter = newsletter_of(job)
    letter = Letter(issue_shown(newsletter, job), replies_to=job.user)
    waiting = (
        newsletter.mails.filter(status=Status.WAITING).select_related("resident", "newsletter__team").order_by("pk")
    )
    done, total = 0, waiting.count()
    with Postman() as postman:
        while mail := waiting.first() or last_look(newsletter, waiting, job):
            postman.get_ready()
            if not jobs.beat(job, done, max(total, done)):
                return
            if claim(mail):
                hand_over(mail, letter, postman)
            done += 1


def issue_shown(newsletter, job):
    issue = issue_of(newsletter)
    if issue.fingerprint != job.summary.get("fingerprint"):
        raise NewsletterChanged
    return issue


@transaction.atomic
def last_look(newsletter, waiting, job):
    """Finish when nobody waits; else returns who does.

    Locked, as `send` is: whoever joins does so before this look, or finds no work under way and begins it.
    """
    Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    mail = waiting.first()
    if mail is None:
        jobs.finish(job)
    return mail


def claim(mail):
    """Take it, whoever else tries; returns whether it is ours to send. Who stopped wanting it gets nothing."""
    if not move(mail, Status.WAITING, Status.SENDING):
        return False
    if wanting(mail.team_id).filter(pk=mail.resident_id).exists():
        return True
    mail.delete()
    return False


def hand_over(mail, letter, postman):
    """Send it and write down how that went; it stays on its way when the line broke and nobody knows."""
    try:
        is_sent = postman.send(letter.to(mail))
    except REFUSED:
        is_sent = False
    except OSError:
        return
    if is_sent:
        move(mail, Status.SENDING, Status.SENT, sent_at=timezone.now())
    else:
        move(mail, Status.SENDING, Status.FAILED)


def move(mail, status, to, **fields):
    """Returns whether it had that status still."""
    return bool(NewsletterMail.objects.filter(pk=mail.pk, status=status).update(status=to, **fields))
