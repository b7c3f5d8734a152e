from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import RowsField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from huisbezoeken import actions
from huisbezoeken.models import Bottleneck, Signal, Theme
from huisbezoeken.similar import similar_to

OFFERED = 60


class BottleneckForm(RecordForm):
    """What keeps coming back, in the words in which it is read aloud, and the signals that say so."""

    signals = RowsField(queryset=Signal.objects.none(), required=False)

    class Meta:
        model = Bottleneck
        fields = ["title", "theme", "description", "concerns", "since", "tried", "wanted", "date"]
        widgets = {
            "theme": forms.RadioSelect,
            "description": rows(5),
            "concerns": rows(2),
            "tried": rows(3),
            "wanted": rows(3),
            "date": DateInput,
        }
        labels = {
            "title": _("Hoe noemen we het?"),
            "theme": _("Waarover gaat het?"),
            "description": _("Wat is het?"),
            "concerns": _("Wie raakt het?"),
            "since": _("Sinds wanneer?"),
            "tried": _("Wat is er al geprobeerd?"),
            "wanted": _("Wat is er nodig?"),
        }
        help_texts = {
            "title": _("Eén zin, zoals je het op een overleg zou zeggen."),
            "description": _("Schrijf zonder namen: het wordt voorgelezen op een overleg."),
            "since": _("Een jaar, een maand of «sinds het loket verhuisde»."),
        }

    def __init__(self, request, *, instance=None, signal=None):
        is_new = instance is None
        super().__init__(request, instance=instance, initial=start(signal) if is_new else None)
        self.instance.team = self.team
        self.signal = signal
        call_empty(self, theme=None)
        offer(self, theme=Theme.objects.all(), signals=Signal.objects.of(self.team))

    @cached_property
    def chosen(self):
        """Ids of the signals that are ticked."""
        if self.is_bound:
            return {number for text in self.data.getlist("signals") if (number := as_id(text))}
        if self.instance.pk:
            return set(self.instance.bottleneck_signals.values_list("signal", flat=True))
        return {self.signal.pk} if self.signal else set()

    @cached_property
    def offered(self):
        """(signal, ticked): the ticked ones, those that say nearly the same, and the latest that are not finished."""
        rows_of_team = Signal.objects.of(self.team).with_people()
        ticked = list(rows_of_team.filter(pk__in=self.chosen).newest_first())
        like = similar_to(self.team, self.words, theme=as_id(str(self["theme"].value() or "")))
        found = {signal.pk: signal for signal in [*ticked, *rows_of_team.filter(pk__in=[one.pk for one in like])]}
        for signal in rows_of_team.unfinished().newest_first()[:OFFERED]:
            found.setdefault(signal.pk, signal)
        return [(signal, pk in self.chosen) for pk, signal in found.items()]

    @property
    def words(self):
        return f"{self['title'].value() or ''} {self['description'].value() or ''}"[:2000]

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            contacts.refuse(contacts.unlikely_day(date))
        return date

    def lists_beside(self, theirs):
        mine = self.cleaned_data.get("signals") or []
        return {"signals": (codes(mine), codes(theirs.signals.all()))}

    def keep(self):
        """Store the bottleneck; returns it. Call inside `store`."""
        told = self.cleaned_data["signals"]
        return actions.save_bottleneck(bottleneck=self.instance, signals=told, by=self.user)


def codes(signals):
    return ", ".join(sorted(signal.code for signal in signals))


def start(signal):
    """A bottleneck from a signal begins with what it says."""
    told = {"description": signal.description, "theme": signal.theme_id} if signal else {}
    return told | {"date": today()}
