"""Newsletters: made, filled with texts, published and sent by mail; each leaves its trace."""

import json

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from activiteiten import tasks
from activiteiten.models import Newsletter, NewsletterMail, NewsletterText
from activiteiten.newsletters import mailing, recipients
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models import Job, Undo
from buurtwerk.core.models.code import next_code

Status = NewsletterMail.Status
WRITTEN = ["updated_by", "updated_at"]


@transaction.atomic
def save_newsletter(*, newsletter, by):
    """Store what the form of a newsletter holds, and no more: it may be published meanwhile. Returns it."""
    is_new = newsletter.pk is None
    newsletter.updated_by = by
    if is_new:
        newsletter.code = next_code(Newsletter, newsletter.team, f"NB-{newsletter.starts_on.year}")
        newsletter.save()
    else:
        newsletter.save(update_fields=["title", "starts_on", "ends_on", "intro", *WRITTEN])
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=newsletter.team, thing=newsletter)
    return newsletter


@transaction.atomic
def save_text(*, text, by):
    """Store a text of a newsletter; a new one comes last. Returns it."""
    is_new = text.pk is None
    if is_new:
        text.position = next_place(locked(text.newsletter))
    text.updated_by = by
    text.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=text.team, thing=text)
    return text


def next_place(newsletter):
    """After its texts, and after those that «Ongedaan maken» may still bring back: each has its place kept."""
    last = newsletter.texts.aggregate(last=Max("position"))["last"] or 0
    return max([last, *places_kept(newsletter)]) + 1


def places_kept(newsletter):
    kind = NewsletterText._meta.label_lower
    ways_back = Undo.objects.filter(team=newsletter.team, payload__contains=kind)
    rows = [row for payload in ways_back.values_list("payload", flat=True) for row in json.loads(payload)]
    texts = [row["fields"] for row in rows if row["model"] == kind]
    return [text["position"] for text in texts if text["newsletter"] == newsletter.pk]


@transaction.atomic
def move_text(*, text, up, by):
    """Change places with the text before or after it; returns whether there was one."""
    texts = list(locked(text.newsletter).texts.all())
    place = texts.index(text)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(texts):
        return False
    neighbour = texts[other]
    swap(texts[place], neighbour)
    record(Action.EDIT, by=by, team=text.team, thing=text)
    return True


def swap(one, other):
    """No two texts may have the same place, not even for a moment: 0 is never taken."""
    for text, position in ((one, 0), (other, one.position), (one, other.position)):
        type(text).objects.filter(pk=text.pk).update(position=position)


@transaction.atomic
def publish(*, newsletter, by):
    """Open its web page to anybody who has the address; a page that was closed gets its old address back."""
    newsletter = locked(newsletter)
    if not newsletter.is_published:
        newsletter.publish()
        store_publication(newsletter, by)


@transaction.atomic
def unpublish(*, newsletter, by):
    """Close its web page; the address stays reserved."""
    newsletter = locked(newsletter)
    newsletter.published_at = None
    store_publication(newsletter, by)


def store_publication(newsletter, by):
    newsletter.updated_by = by
    newsletter.save(update_fields=["public_key", "published_at", *WRITTEN])
    record(Action.EDIT, by=by, team=newsletter.team, thing=newsletter)


@transaction.atomic
def send(*, newsletter, shown, by):
    """Have it mailed to all who want it and did not get it yet; returns the Job, or None when there is nobody.

    `shown` is the fingerprint of what one saw: the work sends that, or nothing. Sending publishes: the mail leads to
    the web page. Work that is under way goes on, none is begun beside it.
    """
    newsletter = locked(newsletter)
    recipients.make_rows(newsletter)
    waiting = list(newsletter.mails.filter(status=Status.WAITING).values_list("resident", flat=True))
    if not waiting:
        return None
    publish(newsletter=newsletter, by=by)
    record(
        Action.EXPORT,
        by=by,
        team=newsletter.team,
        thing=newsletter,
        residents=waiting,
        purpose=_("nieuwsbrief per mail"),
    )
    return mailing.work_under_way(newsletter) or begin(newsletter, shown, by)


@transaction.atomic
def send_again(*, newsletter, status, shown, by):
    """Have those mailed again that failed, or of which nobody knows whether they went; returns the Job or None.

    Not while mails are being sent: those that are on their way just then would look as if nobody knew.
    """
    newsletter = locked(newsletter)
    if mailing.work_under_way(newsletter):
        return None
    newsletter.mails.filter(status=status).update(status=Status.WAITING)
    return send(newsletter=newsletter, shown=shown, by=by)


def begin(newsletter, shown, by):
    told = {"purpose": newsletter.code, "summary": {"fingerprint": shown}}
    job = Job.objects.create(team=newsletter.team, user=by, kind=mailing.MAIL, **told)
    tasks.mail_newsletter.enqueue(job.pk)
    return job


def locked(newsletter):
    """The newsletter as it is stored, held until the transaction ends: two who click at once go one after the other."""
    return Newsletter.objects.select_for_update(of=("self",)).select_related("team").get(pk=newsletter.pk)
