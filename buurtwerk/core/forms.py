"""The form that every record uses: kept while typing, stored once, never over somebody else's text."""

from contextlib import suppress
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core import drafts
from buurtwerk.core.errors import AlreadySubmitted, StaleVersion, TooLong
from buurtwerk.core.lists import as_text
from buurtwerk.core.models import Draft
from buurtwerk.core.text import INVISIBLE, as_id


class RecordForm(forms.ModelForm):
    """A ModelForm made from the request: bound to what was posted, or to a draft, or to nothing.

    Subclasses set `helper.layout` in `__init__`.
    """

    data: Any  # a QueryDict of our own, so that the token and the version in it may be renewed
    form_token = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, request, *, instance=None, initial=None):
        self.request, self.team, self.user = request, request.team, request.user
        self.stale, self.draft = [], draft_of(request)
        posted = request.POST if request.method == "POST" else None
        data = posted if posted is not None else (drafts.data_of(self.draft) if self.draft else None)
        super().__init__(data, instance=instance, initial=initial)
        self.token = self._token(posted)
        self.initial["form_token"] = self.token.signed()
        self.initial["version"] = getattr(self.instance, "version", None)
        self._show_token()
        if self.draft:
            self._errors = forms.utils.ErrorDict()  # a draft is shown as it is, not judged
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.render_hidden_fields = True
        self.helper.form_show_errors = True

    def _token(self, posted):
        """The token that came back with the form or the draft, else a new one."""
        sent = drafts.read_token(posted.get("form_token")) if posted is not None else None
        if sent and sent.user_id == self.user.pk and sent.path == self.request.path[:200]:
            return sent
        if self.draft:
            return drafts.FormToken(self.user.pk, self.team.pk, self.draft.path, self.draft.query, self.draft.token)
        return drafts.new_token(self.request)

    def _show_token(self):
        if self.is_bound:
            self.data = self.data.copy()
            self.data["form_token"] = self.token.signed()

    @property
    def waiting_drafts(self):
        """What was typed on this page before and not stored; offered above the form.

        A page that was opened about somebody offers what was typed about them.
        """
        if self.request.method == "POST" or self.draft:
            return Draft.objects.none()
        found = Draft.objects.waiting(self.user, self.team, self.request.path)
        return (found.filter(query=self.token.query) if self.token.query else found)[:3]

    def is_valid(self):
        """A draft is only shown: it is stored when it is sent. What is refused is kept as a draft."""
        if self.draft is not None:
            return False
        valid = all([super().is_valid(), self.riding_forms_are_valid()])  # both are judged: every mistake shows at once
        if not valid and self.request.method == "POST":
            self._keep_draft()
        return valid

    def _keep_draft(self):
        with suppress(TooLong):
            drafts.keep(self.token, self.request.POST)

    def riding_forms_are_valid(self):
        """Whether all is well with small forms on the same page; forms that carry such forms judge them here."""
        return True

    def clean(self):
        cleaned = super().clean()
        return (cleaned or {}) | without_invisible(cleaned or {})

    def judge(self, name, wrong):
        """Put what is wrong, if anything is, with a field that has nothing against it yet."""
        if wrong and name not in self.errors:
            self.add_error(name, wrong)

    def store(self, action):
        """Run `action()` once and only over the version that was shown.

        Returns what it made, or None with the reason in the form's errors. A
        form that was stored before gives an AlreadySubmitted: the middleware of
        the view redirects there.
        """
        try:
            return drafts.once(self.token, self.request.POST, lambda: self._claim_and(action))
        except StaleVersion:
            self._keep_draft()
            self._tell_stale()
        except AlreadySubmitted as sent:
            if sent.is_same:
                raise
            self._tell_sent_before()
            self._keep_draft()
        return None

    def _claim_and(self, action):
        if self.instance.pk and hasattr(self.instance, "claim"):
            self.instance.claim(self.cleaned_data.get("version") or 0, self.user)
        return action()

    def _tell_sent_before(self):
        self.token = drafts.new_token(self.request)
        self._show_token()
        self.add_error(
            None,
            _("Dit formulier werd al eens bewaard, met andere inhoud. Bewaar opnieuw als dit er nog een is."),
        )

    def _tell_stale(self):
        """Put what is stored now beside what was typed, field by field."""
        theirs = type(self.instance)._base_manager.get(pk=self.instance.pk)
        told = {name: (shown(self.instance, name), shown(theirs, name)) for name in self._meta.fields or ()}
        told |= self.lists_beside(theirs)
        self.stale = [
            (self.fields[name].label, mine, stored)
            for name, (mine, stored) in told.items()
            if name in self.fields and mine != stored
        ]
        self.data["version"] = theirs.version
        self.add_error(
            None,
            _("Iemand anders bewaarde dit ondertussen. Vergelijk hieronder; bewaar opnieuw om jouw tekst te houden."),
        )

    def lists_beside(self, theirs):
        """Field -> (mine, stored) of what a record holds in rows of its own; forms with such fields tell it here."""
        return {}


def without_invisible(cleaned):
    """The texts among what was filled in, without signs that nobody sees."""
    return {name: INVISIBLE.sub("", value) for name, value in cleaned.items() if isinstance(value, str)}


def draft_of(request):
    """The draft that the page was asked to go on with, when it is the user's own."""
    number = as_id(request.GET.get("concept"))
    if request.method != "GET" or number is None:
        return None
    return Draft.objects.waiting(request.user, request.team, request.path).filter(pk=number).first()


def shown(record, name):
    """A field as the user reads it, for putting two versions side by side."""
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    return "" if value is None else as_text(value)
