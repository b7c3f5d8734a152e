"""Small forms on the page of a record: what was typed in them waits behind the sign-in too."""

from django import forms
from django.shortcuts import redirect

from buurtwerk.core import drafts
from buurtwerk.core.forms import draft_of, without_invisible
from buurtwerk.core.models import Draft

PART = "deel"  # the parameter that tells whose draft it is


class PartForm(forms.Form):
    """`page` is the address of the record, `part` tells this form from others on it.

    `is_waiting`: it shows what was typed before and not stored. The template
    sends `token.signed` along (components/_token.html).
    """

    def __init__(self, data, *, request, page, part, initial=None, prefix=None, **kwargs):
        draft = draft_of(request) if request.GET.get(PART) == part else None
        typed = typed_in(draft, prefix, self.base_fields) if draft else {}
        super().__init__(data, initial=(initial or {}) | typed, prefix=prefix, **kwargs)
        self.is_waiting = draft is not None
        self.request, self.token = request, self._token(request, page, part, draft)

    def _token(self, request, page, part, draft):
        sent = drafts.read_token(self.data.get("form_token")) if self.is_bound else None
        if sent and (sent.user_id, sent.path) == (request.user.pk, page[:200]):
            return sent
        mark = draft.token if draft else drafts.new_token(request).mark
        return drafts.FormToken(request.user.pk, request.team.pk, page[:200], f"{PART}={part}", mark)

    def clean(self):
        return self.cleaned_data | without_invisible(self.cleaned_data)

    def keep_waiting(self):
        """Keep what was sent as a draft; the answer that leads to the page where it shows again."""
        return redirect(drafts.keep(self.token, self.request.POST) or self.token.path)

    def settle(self):
        """It was done: nothing waits any more."""
        Draft.objects.filter(user=self.request.user, path=self.token.path, token=self.token.mark).delete()


def typed_in(draft, prefix, names):
    """Field -> what a draft says of it; several values as a list."""
    data = drafts.data_of(draft)
    typed = {name: data.getlist(f"{prefix}-{name}" if prefix else name) for name in names}
    return {name: one_or_all(values) for name, values in typed.items() if values and name not in drafts.NOT_CONTENT}


def one_or_all(values):
    return values[0] if len(values) == 1 else values
