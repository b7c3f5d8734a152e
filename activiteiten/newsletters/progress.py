"""How far the mail of a newsletter is."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from activiteiten.models import Newsletter, NewsletterMail
from activiteiten.newsletters.mailing import job_of
from activiteiten.newsletters.recipients import Recipients

Status = NewsletterMail.Status


@dataclass
class Sending:
    """How far the mail of a newsletter is, for its page."""

    newsletter: Newsletter

    @cached_property
    def job(self):
        return job_of(self.newsletter)

    @cached_property
    def recipients(self):
        return Recipients(self.newsletter)

    @cached_property
    def count(self):
        return Counter(self.newsletter.mails.values_list("status", flat=True))

    @property
    def is_under_way(self):
        return bool(self.job and self.job.is_under_way)

    @property
    def has_begun(self):
        return bool(self.count)

    @property
    def sent(self):
        return self.count[Status.SENT]

    @property
    def total(self):
        return self.count.total()

    @property
    def to_send(self):
        """Who did not get it yet and would, if it were sent now."""
        return self.count[Status.WAITING] + len(self.recipients.new)

    @cached_property
    def failed(self):
        return self.with_status(Status.FAILED)

    @cached_property
    def uncertain(self):
        """Handed to the mail server, and then the work stopped. While it goes on, they are just on their way."""
        return [] if self.is_under_way else self.with_status(Status.SENDING)

    def with_status(self, status):
        return list(self.newsletter.mails.filter(status=status).select_related("resident").order_by("pk"))

    @property
    def people_shown(self):
        """Ids of the residents that the page names: nobody while the mail goes."""
        if self.is_under_way:
            return set()
        named = {mail.resident_id for mail in [*self.failed, *self.uncertain]}
        return named | {resident.pk for resident in self.recipients.unreachable}
