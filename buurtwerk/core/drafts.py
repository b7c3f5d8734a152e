"""Nothing typed is lost: a form's token, its draft, and storing it exactly once.

The token in every form is signed and names the user, the team, the page and one
random mark. It proves that we served that form to that user, so that what was typed
can be kept even when the session ended in between.
"""

import hashlib
import secrets
from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from buurtwerk.core.errors import AlreadySubmitted, TooLong
from buurtwerk.core.models import Draft, Submission
from buurtwerk.core.text import as_id

SALT = "form-token"
NOT_CONTENT = {"csrfmiddlewaretoken", "form_token", "version"}
MAX_LENGTH = 400_000  # signs; forms are a fraction of it


@dataclass(frozen=True, slots=True)
class FormToken:
    user_id: int
    team_id: int
    path: str
    query: str
    mark: str

    def signed(self):
        return signing.dumps([self.user_id, self.team_id, self.path, self.query, self.mark], salt=SALT)


def new_token(request):
    query = request.GET.copy()
    query.pop("concept", None)
    mark = secrets.token_urlsafe(16)
    return FormToken(request.user.pk, request.team.pk, request.path[:200], query.urlencode()[:200], mark)


def read_token(text):
    """The token behind its signed text; None when we never signed it or a day has passed."""
    try:
        return FormToken(*signing.loads(text or "", salt=SALT, max_age=24 * 60 * 60))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def content_of(post):
    """The fields of a sent form without its technical ones, urlencoded."""
    content = post.copy()
    for name in NOT_CONTENT & set(content):
        del content[name]
    return content.urlencode()


def digest(post):
    return hashlib.sha256(content_of(post).encode()).hexdigest()


def keep(token, post):
    """Store what was typed so far; returns the draft, or None when just this was stored as a record already."""
    data = content_of(post)
    if len(data) > MAX_LENGTH:
        raise TooLong
    data += f"&version={as_id(post.get('version')) or ''}"
    if Submission.objects.filter(token=token.mark, content_hash=digest(post)).exists():
        return None
    draft, _ = Draft.objects.update_or_create(
        user_id=token.user_id,
        path=token.path,
        token=token.mark,
        defaults={
            "team_id": token.team_id,
            "query": token.query,
            "data": data.replace("%00", ""),
            "saved_at": timezone.now(),
        },
    )
    return draft


def rescue(request):
    """Keep a form that was sent without a session; returns its draft, or None where there is none."""
    token = read_token(request.POST.get("form_token")) if request.method == "POST" else None
    try:
        return keep(token, request.POST) if token else None
    except TooLong:
        return None


def team_of(request):
    """Id of the team for which the form was opened that was sent, or the draft that is gone on with; else None.

    `opened_in`: the token of a page whose buttons are no forms to keep a draft of, such as the counter.
    """
    if request.method == "POST":
        token = read_token(request.POST.get("form_token") or request.POST.get("opened_in"))
        return token.team_id if token and token.user_id == request.user.pk else None
    number = as_id(request.GET.get("concept"))
    found = Draft.objects.filter(user=request.user, pk=number, path=request.path) if number else Draft.objects.none()
    return found.values_list("team_id", flat=True).first()


def data_of(draft):
    """The form as it would have been sent."""
    return QueryDict(draft.data)


def once(token, post, action):
    """Run `action()` in one transaction, once for each form; returns the object it made.

    Raises AlreadySubmitted when this very form was stored before.
    """
    with transaction.atomic():
        submission, is_new = Submission.objects.get_or_create(token=token.mark, defaults={"content_hash": digest(post)})
        if not is_new:
            raise AlreadySubmitted(submission.url, is_same=submission.content_hash == digest(post))
        made = action()
        Submission.objects.filter(pk=submission.pk).update(url=made.get_absolute_url())
        Draft.objects.filter(user_id=token.user_id, path=token.path, token=token.mark).delete()
    return made
