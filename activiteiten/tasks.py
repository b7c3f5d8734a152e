"""Work on activities in the background."""

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from activiteiten.newsletters import mailing
from activiteiten.newsletters.postman import MailServerSilent
from buurtwerk.core import jobs
from buurtwerk.core.job_kinds import job_kind

job_kind(
    mailing.MAIL,
    page=mailing.page_of,
    died=_("De achtergronddienst viel stil. Wat verzonden is, blijft verzonden; verstuur hieronder de rest."),
    crashed=_("Er liep iets mis. Wat verzonden is, blijft verzonden; verstuur hieronder de rest."),
)


@task()
def mail_newsletter(job_id):
    jobs.run(job_id, mailing.MAIL, mailing.deliver, told=(MailServerSilent, mailing.NewsletterChanged))
