from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import RowsField, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, TimeInput, rows
from contacts import rules
from contacts.forms import QuickHouseholdForm, QuickResidentForm
from contacts.models import Household, Resident
from huisbezoeken import actions
from huisbezoeken.forms.riding import Along
from huisbezoeken.models import HomeVisit, Theme

NEW = "nieuw"
DAY = 24 * 60  # minutes


class VisitForm(RecordForm):
    """A home visit in a minute: who, when, how it went, and as much more as one wants to tell.

    Small forms ride along: `new_household` when nobody knew the household yet,
    `extra_person` for one who was there and is not on the list, and what comes
    `along` with the visit. `planned` is the follow-up that this visit finishes.
    """

    household = forms.ModelChoiceField(label=_("Gezin"), queryset=Household.objects.none(), required=False)
    residents = RowsField(label=_("Wie was erbij?"), queryset=Resident.objects.none(), required=False)
    themes = RowsField(
        label=_("Waarover ging het?"),
        queryset=Theme.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    workers = RowsField(
        label=_("Wie van ons?"), queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = HomeVisit
        fields = ["household", "date", "time", "result", "kind", "minutes", "report", "confidential_note"]
        widgets = {
            "date": DateInput,
            "time": TimeInput,
            "result": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "report": rows(6),
            "confidential_note": rows(3),
        }
        labels = {"result": _("Hoe ging het?"), "kind": _("Soort bezoek")}
        help_texts = {"confidential_note": _("Alleen jij en de coördinatoren lezen dit.")}

    def __init__(self, request, *, instance=None, household=None, present=(), planned=None):
        super().__init__(request, instance=instance, initial=self._start(request, instance, household, present))
        self.planned = planned
        if planned:
            self.initial["kind"] = HomeVisit.Kind.FOLLOW_UP
        if not self.instance.pk:
            self.instance.team = self.team
        self._scope()
        if self.is_bound:
            self._take_known_people()
        self.is_new_household = self.is_bound and self.data.get("household") == NEW
        self.at_home = household or getattr(instance, "household", None)
        if self.is_bound:
            self.at_home = self._chosen_household()
        posted = self.data if self.is_bound else None
        self.new_household = QuickHouseholdForm(
            posted if self.is_new_household else None, team=self.team, prefix="nieuw"
        )
        self.extra_person = QuickResidentForm(posted, team=self.team, prefix="erbij", empty_permitted=True)
        people = [resident for resident, _ticked in self.people]
        self.along = Along(posted, team=self.team, people=people, is_draft=bool(self.draft))

    def _start(self, request, instance, household, present):
        """A new visit is of now and of oneself."""
        if instance is None:
            now = timezone.localtime()
            return {
                "date": today(),
                "time": now.time(),
                "workers": [request.user],
                "household": household,
                "residents": present,
            }
        return {
            "residents": [row.resident_id for row in instance.visit_residents.all()],
            "themes": [row.theme_id for row in instance.visit_themes.all()],
            "workers": [row.user_id for row in instance.visit_workers.all()],
        }

    def _scope(self):
        """Choices of the own team only; somebody who left stays on the visits already made."""
        there = self.initial.get("workers", []) if self.instance.pk else []
        offer(
            self,
            household=Household.objects.of(self.team),
            residents=Resident.objects.of(self.team),
            workers=User.objects.workers_of(self.team, and_also=there),
            result=HomeVisit.Result.choices,
            kind=HomeVisit.Kind.choices,
        )
        if self.instance.pk and self.instance.confidential_note and not self.instance.note_readable_by(self.user):
            del self.fields["confidential_note"]

    def _take_known_people(self):
        """Whoever turned out to be known already was there, instead of a new person."""
        for prefix in ("nieuw", "erbij"):
            number = as_id(self.data.get(f"{prefix}-dubbel"))
            is_other = self.data.get(f"{prefix}-toch_nieuw")
            known = None if is_other or not number else Resident.objects.of(self.team).filter(pk=number).first()
            if known:
                self.data.appendlist("residents", str(known.pk))
                for name in [key for key in self.data if key.startswith(f"{prefix}-")]:
                    del self.data[name]
                if prefix == "nieuw":
                    self.data["household"] = str(known.household_id)

    def _chosen_household(self):
        number = as_id(self.data.get("household"))
        return Household.objects.of(self.team).filter(pk=number).first() if number else None

    @cached_property
    def people(self):
        """Those to tick: the household's members and whoever is on the visit already."""
        ticked = {str(pk) for pk in self["residents"].value() or []}
        known = Q(household=self.at_home) if self.at_home else Q(pk__in=[])
        numbers = [as_id(pk) for pk in ticked if as_id(pk)]
        found = Resident.objects.of(self.team).filter(known | Q(pk__in=numbers)).by_name()
        return [(resident, str(resident.pk) in ticked) for resident in found]

    @property
    def household_errors(self):
        return self.errors.get("household", [])

    @property
    def doubles(self):
        return [*self.new_household.doubles, *self.extra_person.doubles]

    def _clean_fields(self):
        """«Nieuw» is no household to look up."""
        if self.is_new_household:
            self.fields["household"] = forms.CharField(required=False)
        super()._clean_fields()  # type: ignore[misc] # a method of Django's that its stubs leave out

    def clean_household(self):
        if self.is_new_household:
            return None
        household = self.cleaned_data["household"]
        if household is None:
            raise forms.ValidationError(_("Kies een gezin, of maak een nieuw."))
        return household

    def riding_forms_are_valid(self):
        riding: list[QuickResidentForm] = [self.new_household] if self.is_new_household else []
        riding += [self.extra_person] if self.adds_somebody else []
        told = getattr(self, "cleaned_data", {})
        judged = [form.is_valid_on(told.get("date")) for form in riding]
        present, themes = told.get("residents") or (), told.get("themes") or ()
        return all([*judged, self.along.are_valid(present=present, new_people=len(riding), themes=themes)])

    def clean(self):
        cleaned = super().clean()
        self._refuse_second_note()
        if cleaned.get("result") != HomeVisit.Result.CONVERSATION and "result" in self.changed_data:
            # What the form hides by then was ticked before, and did not happen.
            cleaned |= {"residents": [], "themes": [], "kind": "", "minutes": None}
        return cleaned

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            rules.refuse(rules.unlikely_day(date))
        return date

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if "minutes" in self.changed_data and minutes and minutes > DAY:
            raise forms.ValidationError(_("Dat is langer dan een dag. Schrijf de duur in minuten."))
        return minutes

    def _refuse_second_note(self):
        """A colleague's note came first: the own one is given back, not lost."""
        mine = self.data.get("confidential_note", "").strip()
        if mine and "confidential_note" not in self.fields:
            text = _("Een collega schreef al een vertrouwelijke nota. Bewaar de jouwe op een andere plaats: %s")
            self.add_error(None, text % mine)

    @property
    def adds_somebody(self):
        """Whether one more person was there; nobody was when there was no conversation."""
        return self.extra_person.has_changed() and self.data.get("result") == HomeVisit.Result.CONVERSATION

    def lists_beside(self, theirs):
        """Who was there, what it was about and who of us, as sets of names."""
        return {
            name: (names(self.cleaned_data[name]), names(getattr(theirs, name).all()))
            for name in ("residents", "themes", "workers")
        }

    def keep(self):
        """Store the visit with all that came along; returns it. Call inside `store`."""
        visit = actions.save_visit(**self._arguments())
        self.along.keep(visit, self.user)
        if self.planned:
            actions.finish_planned(follow_up=self.planned, by=self.user, made_visit=visit)
        return visit

    def _arguments(self):
        """What `actions.save_visit` asks for."""
        new: list[QuickResidentForm] = [self.new_household] if self.is_new_household else []
        if self.is_new_household:
            self.instance.household = self.new_household.household()
        if self.adds_somebody:
            new.append(self.extra_person)
        return {
            "visit": self.instance,
            "residents": self.cleaned_data["residents"],
            "themes": self.cleaned_data["themes"],
            "workers": self.cleaned_data["workers"],
            "by": self.user,
            "new_people": [form.resident(self.instance.household, self.instance.date) for form in new],
        }


def names(things):
    return ", ".join(sorted(str(thing) for thing in things))
