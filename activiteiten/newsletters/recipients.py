"""Who gets a newsletter by mail: whoever agreed and is still in contact, one copy for each address."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from activiteiten.models import NewsletterMail
from buurtwerk.core.dates import today
from contacts.models import Consent, Resident


def wanting(team):
    """Who agreed to get it and is still in contact; some may have no address that works."""
    agreed = Consent.objects.of(team).in_force().filter(purpose=Consent.Purpose.NEWSLETTER)
    still = Q(contact_ended_on=None) | Q(contact_ended_on__gt=today())
    return Resident.objects.of(team).filter(still, pk__in=agreed.values("resident")).order_by("pk")


def address_of(resident):
    """The address as one compares it; empty for what is none."""
    try:
        validate_email(resident.email)
    except ValidationError:
        return ""
    return resident.email.casefold()


class Recipients:
    """Who is to get a newsletter, and did not get a row yet: one for each address."""

    def __init__(self, newsletter):
        rows = newsletter.mails.select_related("resident")
        had = {address_of(mail.resident) for mail in rows if mail.resident.email}
        people = {mail.resident_id for mail in rows}
        self.unreachable, self.shared, self.new = [], 0, []
        for resident in wanting(newsletter.team):
            address = address_of(resident)
            if not address:
                self.unreachable.append(resident)
            elif resident.pk not in people:
                self.take(resident, address, had)

    def take(self, resident, address, had):
        if address in had:
            self.shared += 1
        else:
            had.add(address)
            self.new.append(resident)


def make_rows(newsletter):
    """A waiting row for each new recipient; those who wait and stopped wanting it lose theirs. Call with it locked."""
    newsletter.mails.filter(status=NewsletterMail.Status.WAITING).exclude(
        resident__in=wanting(newsletter.team)
    ).delete()
    rows = [
        NewsletterMail(team=newsletter.team, newsletter=newsletter, resident=resident)
        for resident in Recipients(newsletter).new
    ]
    NewsletterMail.objects.bulk_create(rows, ignore_conflicts=True)
