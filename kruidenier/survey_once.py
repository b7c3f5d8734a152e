"""A form of answers that is stored once, by a token that leads to nobody.

Tokens of other forms (core/drafts.py) name the user, and what is kept of them holds a hash of the content and the
moment. Here it is the mark alone, the round's address and the day.
"""

import secrets
from datetime import datetime, time

from django.core import signing
from django.db import transaction
from django.utils import timezone

from buurtwerk.core.dates import today
from buurtwerk.core.models import Submission

SALT = "survey-answers"
ONE_DAY = 24 * 60 * 60


class SentBefore(Exception):
    """These answers were stored already."""


def new_token(round):
    return signing.dumps([round.pk, secrets.token_urlsafe(16)], salt=SALT)


def mark_of(token, round):
    """The mark in a token of this round; None when we never gave it, or a day has passed."""
    try:
        pk, mark = signing.loads(token or "", salt=SALT, max_age=ONE_DAY)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return mark if pk == round.pk else None


def was_sent(mark):
    """Whether the answers with this mark are stored."""
    return bool(mark) and Submission.objects.filter(token=mark).exists()


def once(mark, round, action):
    """Run `action()` in one transaction, once for each mark. Raises SentBefore."""
    day = timezone.make_aware(datetime.combine(today(), time()))  # no moment: it would tell who was there just then
    kept = {"content_hash": "", "url": round.get_absolute_url(), "made_at": day}
    with transaction.atomic():
        if not Submission.objects.get_or_create(token=mark, defaults=kept)[1]:
            raise SentBefore
        return action()
