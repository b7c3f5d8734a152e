"""Small forms on the page of a record: what was typed in them waits behind the sign-in too, and is stored once."""

from dataclasses import replace

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from buurtwerk.core import drafts
from buurtwerk.core.errors import AlreadySubmitted
from buurtwerk.core.forms import draft_of, without_invisible
from buurtwerk.core.models import Draft

PART = "deel"  # the parameter that tells whose draft it is


class Part:
    """One form of several on a page: `page` is the address it stands on, `name` tells it from the others.

    `draft`: what was typed in it before and not stored, when the page was asked to show that.
    """

    def __init__(self, request, *, page, name):
        self.request = request
        self.draft = draft_of(request) if request.GET.get(PART) == name else None
        sent = drafts.read_token(request.POST.get("form_token")) if request.method == "POST" else None
        mark = self.draft.token if self.draft else drafts.new_token(request).mark
        fresh = drafts.FormToken(request.user.pk, request.team.pk, page[:200], f"{PART}={name}", mark)
        self.token: drafts.FormToken = sent if sent and replace(sent, mark=mark) == fresh else fresh

    def typed(self, names, prefix=None):
        """Field -> what the draft says of it; several values as a list."""
        data = drafts.data_of(self.draft) if self.draft else None
        found = {name: data.getlist(f"{prefix}-{name}" if prefix else name) for name in names} if data else {}
        return {name: one_or_all(values) for name, values in found.items() if values and name != "version"}

    def store(self, action):
        """Run `action()` once for this form; returns what it made. Raises AlreadySubmitted."""
        return drafts.once(self.token, self.request.POST, action)

    def keep_waiting(self):
        """Keep what was sent as a draft; the answer that leads to the page where it shows again."""
        return redirect(drafts.keep(self.token, self.request.POST) or self.token.path)

    def settle(self):
        """It was done: nothing waits any more."""
        Draft.objects.filter(user=self.request.user, path=self.token.path, token=self.token.mark).delete()


class InPart:
    """A form with its `part`. `is_waiting`: it shows what was typed before and not stored.

    The template sends `token.signed` along (components/_token.html).
    """

    part: Part

    @property
    def token(self):
        return self.part.token

    @property
    def is_waiting(self):
        return self.part.draft is not None


class PartForm(InPart, forms.Form):
    """A plain form of a part."""

    def __init__(self, data, *, request, page, part, initial=None, prefix=None, **kwargs):
        self.part = Part(request, page=page, name=part)
        typed = self.part.typed(self.base_fields, prefix)
        super().__init__(data, initial=(initial or {}) | typed, prefix=prefix, **kwargs)

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)

    def store(self, action):
        """Run `action()` once; returns what it made, or None where this form made something else before.

        A form that was stored before, just so, gives an AlreadySubmitted: the middleware of the view redirects there.
        """
        try:
            return self.part.store(action)
        except AlreadySubmitted as sent:
            if sent.is_same:
                raise
        self.part.token = replace(self.token, mark=drafts.new_token(self.part.request).mark)
        self.add_error(None, _("Dit werd al eens bewaard, met andere inhoud. Bewaar opnieuw als dit er nog een is."))
        return None

    def keep_waiting(self):
        return self.part.keep_waiting()

    def settle(self):
        self.part.settle()


def one_or_all(values):
    return values[0] if len(values) == 1 else values
