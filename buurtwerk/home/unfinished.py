"""On the start page: what one typed and did not store yet, and what one deleted within the hour."""

from django.utils.text import Truncator

from buurtwerk.accounts.navigation import label_of
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.drafts import data_of
from buurtwerk.core.models import Draft, Undo
from buurtwerk.home.parts import part

SHOWN, DRAFTS = 5, 3


@part(template="home/_unfinished.html", permission=Permission.OWN_ACCOUNT, order=10)
def unfinished(user, team):
    drafts = Draft.objects.filter(user=user).order_by("-saved_at")[:DRAFTS]
    return [
        {
            "pk": draft.pk,
            "url": draft.get_absolute_url(),
            "label": label_of(draft.path),
            "words": words_in(draft),
            "at": draft.saved_at,
        }
        for draft in drafts
    ]


def words_in(draft):
    """The beginning of the longest that was typed, to tell one draft from another."""
    typed = [value for values in dict(data_of(draft).lists()).values() for value in values if " " in value]
    return Truncator(max(typed, key=len, default="")).words(8)


@part(template="home/_deleted.html", permission=Permission.RESIDENT_EDIT, order=90, aside=True)
def deleted(user, team):
    return list(Undo.objects.still_possible().filter(user=user, team=team).order_by("-deleted_at")[:SHOWN])
