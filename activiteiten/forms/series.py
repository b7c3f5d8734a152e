from contextlib import suppress

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from activiteiten import actions, series
from activiteiten.forms.session import offer_places
from activiteiten.models import Session
from buurtwerk.core import drafts
from buurtwerk.core.dates import clock, today
from buurtwerk.core.errors import TooLong
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, TimeInput
from contacts import rules


class SeriesForm(RecordForm):
    """Sessions that come back: first it shows the dates, then it makes those that are ticked."""

    every = forms.ChoiceField(label=_("Hoe vaak?"), choices=list(series.EVERY.items()), widget=forms.RadioSelect)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen?"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één dag van de week.")},
    )
    first = forms.DateField(label=_("Van"), widget=DateInput)
    last = forms.DateField(label=_("Tot en met"), widget=DateInput)
    new_location = forms.CharField(label=_("Of een nieuwe plaats"), max_length=200, required=False)

    class Meta:
        model = Session
        fields = ["begins_at", "ends_at", "location"]
        widgets = {"begins_at": TimeInput, "ends_at": TimeInput}

    def __init__(self, request, *, activity):
        super().__init__(request, initial=start_of(activity))
        self.activity, self.dates, self.made = activity, [], []
        self.instance.team, self.instance.activity = self.team, activity
        offer_places(self, activity)

    def clean_first(self):
        rules.refuse(rules.far_day(self.cleaned_data["first"]))
        return self.cleaned_data["first"]

    def clean_last(self):
        first, last = self.cleaned_data.get("first"), self.cleaned_data["last"]
        rules.refuse(rules.far_day(last) or rules.ends_before_it_begins(first, last))
        if first and last - first > series.LONGEST:
            raise forms.ValidationError(_("Een reeks duurt hoogstens twee jaar. Kies een vroegere einddatum."))
        return last

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            told = (self.cleaned_data[name] for name in ("every", "weekdays", "first", "last"))
            self.dates = series.dates_of(*told)
            self._refuse_none_or_too_many()
            self._refuse_nothing_ticked()
        return cleaned

    def _refuse_none_or_too_many(self):
        number, most = len(self.dates), series.MOST_DATES
        if not number:
            self.add_error("last", _("Zo'n dag valt er niet in die tijd. Kies een latere einddatum of andere dagen."))
        elif number > most:
            text = _(
                "Dat zijn %(number)d datums. Hoogstens %(most)d in één keer: kies minder dagen of een kortere tijd."
            )
            self.add_error("last", text % {"number": number, "most": most})

    def _refuse_nothing_ticked(self):
        if not self.errors and self.is_seen and not self.ticked & {day.isoformat() for day in self.dates}:
            self.add_error(None, _("Er staat geen enkele datum aangevinkt. Vink aan wanneer het doorgaat."))

    @property
    def shown(self):
        """The dates that one could tick on the page that was sent."""
        return set(self.data.getlist("shown")) if self.is_bound else set()

    @property
    def ticked(self):
        return set(self.data.getlist("dates")) if self.is_bound else set()

    @property
    def hour(self):
        return clock(self.cleaned_data["begins_at"])

    @cached_property
    def offers(self):
        is_same_hour = self.data.get("shown_at") == self.hour
        told = {"shown": self.shown, "ticked": self.ticked} if is_same_hour else {}
        return series.offers(self.activity, self.dates, self.cleaned_data["begins_at"], **told)

    @cached_property
    def is_seen(self):
        """Whether it was sent to be made, and every date to make stood on that page.

        What was made since, by this very form or by a colleague, does not show it again.
        """
        free = {one.value for one in self.offers if not one.taken}
        return "make" in self.data and free <= self.shown and self.data.get("shown_at") == self.hour

    @property
    def is_changed(self):
        """Sent to be made, but what was filled in since gives other dates."""
        return "make" in self.data and not self.is_seen

    def keep_as_draft(self):
        """Between the two steps nothing is stored yet."""
        with suppress(TooLong):
            drafts.keep(self.token, self.request.POST)

    def make(self):
        """Make the sessions; returns their activity. Call inside `store`."""
        place = self.cleaned_data["location"]
        if name := self.cleaned_data["new_location"]:
            place = actions.place_called(team=self.team, name=name, by=self.user)
        hours = {name: self.cleaned_data[name] for name in ("begins_at", "ends_at")}
        chosen = [one.day for one in self.offers if one.is_ticked and not one.taken]
        self.made = actions.make_series(activity=self.activity, dates=chosen, by=self.user, location=place, **hours)
        return self.activity


def start_of(activity):
    """Like the activity's last session, from today on."""
    like = activity.sessions.latest_first().first()
    start = {"every": "1", "first": max(today(), activity.starts_on or today()), "last": activity.ends_on}
    if like:
        same = {name: getattr(like, name) for name in ("begins_at", "ends_at", "location")}
        start |= same | {"weekdays": [like.date.weekday()]}
    return start
