"""Lists as somebody filtered and ordered them, kept under a name; those pinned stand on the start page.

Search words are never part of it: they name people.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from buurtwerk.accounts.navigation import label_of
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.models import PinnedFilter, SavedFilter
from buurtwerk.core.text import tidy
from buurtwerk.home.parts import part

LONGEST_SENT, LONGEST_KEPT = 2000, 500
CHIPS = 20
TOO_LONG = _("Dit zijn te veel filters om samen te bewaren.")


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=60,
        error_messages={
            "required": _("Geef de filter een naam."),
            "max_length": _("Een naam telt hoogstens 60 tekens."),
        },
    )

    def clean_name(self):
        name = tidy(self.cleaned_data["name"]).replace("\n", " ")
        if not name:
            raise ValidationError(self.fields["name"].error_messages["required"])
        return name

    @property
    def first_error(self):
        return next(error for errors in self.errors.values() for error in errors)


class SaveForm(NameForm):
    query = forms.CharField(required=False, max_length=LONGEST_SENT, error_messages={"max_length": TOO_LONG})
    share = forms.BooleanField(required=False)
    pin = forms.BooleanField(required=False)

    def clean_query(self):
        query = self.cleaned_data["query"]
        query = without(query, not_of_a_list(query))
        if not query:
            raise ValidationError(_("Er is niets gefilterd of gesorteerd om te bewaren."))
        if len(query) > LONGEST_KEPT:
            raise ValidationError(TOO_LONG)
        return query


def without(query, names=()):
    """The query as we would write it, without these parameters and without empty ones."""
    given = QueryDict(query[:LONGEST_SENT], mutable=True)
    for name in names:
        given.pop(name, None)
    for name, values in list(given.lists()):
        given.setlist(name, [value for value in values if value])
    return given.urlencode()


def not_of_a_list(query):
    """Parameters that no list filters or orders by: whatever somebody put there, it is not kept."""
    known = {name for one in FilterSet.__subclasses__() for name in one.base_filters} | {"sorteer"}
    return set(QueryDict(query[:LONGEST_SENT])) - known


def may_open(user, team, path):
    """Whether this is the address of a list that the user may see."""
    try:
        found = resolve(path)
    except Resolver404:
        return False
    is_list = (found.url_name or "").endswith("list") and not found.kwargs
    return is_list and can(user, getattr(found.func, "permission", ""), team)


@transaction.atomic
def save(*, user, team, path, name, query, share, pin):
    """Keep it, over one's own of the same name on the same list; returns (the filter, whether it is new).

    A box that is not ticked changes nothing of what was shared or pinned before.
    """
    changes = {"query": query} | ({"is_shared": True} if share else {})
    kept, is_new = SavedFilter.objects.update_or_create(user=user, team=team, path=path, name=name, defaults=changes)
    if pin:
        set_pinned(kept, user, True)
    return kept, is_new


def set_pinned(kept, user, is_pinned):
    if is_pinned:
        PinnedFilter.objects.get_or_create(saved_filter=kept, user=user, defaults={"team": kept.team})
    else:
        PinnedFilter.objects.filter(saved_filter=kept, user=user).delete()


@transaction.atomic
def set_shared(kept, is_shared):
    """What is no longer shared leaves the start page of the others."""
    kept.is_shared = is_shared
    kept.save(update_fields=["is_shared"])
    if not is_shared:
        kept.pins.exclude(user=kept.user).delete()


def usable_by(user, team):
    """One's own and the shared ones, of lists that this user may open; each with `is_pinned` and `list_label`."""
    pins = PinnedFilter.objects.filter(saved_filter=OuterRef("pk"), user=user)
    rows = SavedFilter.objects.usable_by(user, team).annotate(is_pinned=Exists(pins)).select_related("user")
    found = [kept for kept in rows if may_open(user, team, kept.path)]
    for kept in found:
        kept.list_label = label_of(kept.path)
    return found


def of_list(request):
    """The chips above a list."""
    rows = SavedFilter.objects.usable_by(request.user, request.team).filter(path=request.path)
    return list(rows.only("name", "path", "query")[:CHIPS])


@part(template="home/_pinned.html", permission=Permission.RESIDENT_VIEW, order=60, aside=True)
def pinned(user, team):
    rows = SavedFilter.objects.usable_by(user, team).filter(pins__user=user)
    return [
        {"name": kept.name, "url": kept.get_absolute_url(), "list": label_of(kept.path)}
        for kept in rows
        if may_open(user, team, kept.path)
    ]
