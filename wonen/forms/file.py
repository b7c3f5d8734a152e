from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import AmountField, RowsField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.forms.days import likely
from contacts.models import Household, Organisation
from wonen import actions, rules
from wonen.models import HousingFile

ENDING = ("closed_on", "outcome", "outcome_note", "refusal_reason")
MONEY = ("asked", "granted", "paid")
DWELLING = ("street", "number", "box", "postcode", "municipality")


class HousingFileForm(RecordForm):
    """Whose file it is, what about, which dwelling, what was asked and given; and once it is over, how it went."""

    asked = AmountField(label=_("Gevraagd"), required=False)
    granted = AmountField(
        label=_("Toegekend"),
        required=False,
        help_text=_("Dit telt in de jaarcijfers. Tel hier samen wat aan premies toegekend is."),
    )
    paid = AmountField(label=_("Uitbetaald"), required=False)
    partners = RowsField(
        label=_("Partners die meedoen"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = HousingFile
        fields = [
            "household",
            "kind",
            "question",
            "description",
            "opened_on",
            "worker",
            "tenure",
            *DWELLING,
            *MONEY,
            *ENDING,
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "question": forms.RadioSelect,
            "description": rows(3),
            "opened_on": DateInput,
            "closed_on": DateInput,
            "outcome": forms.RadioSelect,
            "outcome_note": rows(3),
            "refusal_reason": rows(2),
        }
        labels = {
            "kind": _("Soort"),
            "question": _("Waarover gaat het?"),
            "description": _("Wat is er aan de hand?"),
            "worker": _("Wie volgt op?"),
            "tenure": _("Huurder of eigenaar van die woning?"),
            "outcome": _("Hoe liep het af?"),
            "outcome_note": _("Wat is het geworden?"),
            "refusal_reason": _("Waarom werd het geweigerd?"),
        }
        help_texts = {
            "question": _("Enkel bij de soort «andere»."),
            "closed_on": _("Laat leeg zolang het dossier loopt."),
            "tenure": _("Kies «onbekend» als het is zoals bij het gezin staat."),
        }
        error_messages = {
            "household": {"required": _("Kies van welk gezin het dossier is.")},
            "kind": {"required": _("Kies de soort.")},
        }

    def __init__(self, request, *, instance=None, household=None):
        start = {} if instance else {"opened_on": today(), "worker": request.user, "household": household}
        start["partners"] = [row.organisation_id for row in instance.partners.all()] if instance else []
        super().__init__(request, instance=instance, initial=start)
        self.instance.team = self.team
        offer(
            self,
            household=Household.objects.of(self.team),
            kind=HousingFile.Kind.choices,
            question=[("", _("niet ingevuld")), *HousingFile.Question.choices],
            worker=User.objects.workers_of(self.team, and_also=[self.instance.worker_id]),
            outcome=HousingFile.Outcome.choices,
            partners=Organisation.objects.of(self.team).order_by("name", "pk"),
        )
        call_empty(self, worker=_("nog niemand"))

    @cached_property
    def chosen(self):
        """The household, as chosen; the picker shows it."""
        household = self["household"].value()
        number = as_id(str(getattr(household, "pk", household) or ""))
        return Household.objects.of(self.team).filter(pk=number).first() if number else None

    @property
    def tells_the_end(self):
        """Whether there is something to see under how it went."""
        return self._tells(ENDING)

    @property
    def tells_the_dwelling(self):
        return self._tells(DWELLING)

    @property
    def tells_the_money(self):
        return self._tells(MONEY)

    def _tells(self, names):
        return any(self[name].value() or self[name].errors for name in names)

    def clean_opened_on(self):
        return likely(self, "opened_on", contacts.unlikely_day)

    def clean_closed_on(self):
        closed_on = likely(self, "closed_on", contacts.unlikely_day)
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("opened_on"), closed_on))
        return closed_on

    def clean(self):
        cleaned = super().clean()
        self.judge("household", self._booked_for_another(cleaned.get("household")))
        self.judge("question", rules.question_of_another_kind(cleaned.get("kind"), cleaned.get("question")))
        if "closed_on" not in self.errors:
            self.judge("outcome", rules.outcome_without_end(cleaned.get("outcome"), cleaned.get("closed_on")))
        if "granted" not in self.errors:
            self.judge("paid", rules.paid_beyond_granted(cleaned.get("granted"), cleaned.get("paid")))
        return cleaned

    def _booked_for_another(self, household):
        booked = HousingFile.objects.filter(pk=self.instance.pk, fund_entries__isnull=False).first()
        return rules.booked_for_another(booked and booked.household, household)

    def lists_beside(self, theirs):
        return {"partners": (names(self.cleaned_data["partners"]), names(theirs.partners.all()))}

    def keep(self):
        """Store the file; returns it. Call inside `store`."""
        return actions.save_file(file=self.instance, partners=self.cleaned_data["partners"], by=self.user)


def names(partners):
    return ", ".join(sorted(str(partner) for partner in partners))
