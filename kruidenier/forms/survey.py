"""Making a survey: the survey itself, a question, a round."""

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import tidy
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.forms.days import likely
from kruidenier import survey_rules as rules
from kruidenier.actions import surveys as actions
from kruidenier.models import Survey, SurveyQuestion, SurveyRound
from kruidenier.survey_options import plan_for


class SurveyForm(RecordForm):
    class Meta:
        model = Survey
        fields = ["title", "intro"]
        widgets = {"intro": rows(4)}
        help_texts = {"intro": _("Een paar woorden boven de vragen. Iedereen die antwoordt, leest dit.")}

    def __init__(self, request, *, instance=None):
        super().__init__(request, instance=instance)
        if instance is None:
            self.instance.team = self.team
        self.helper.layout = Layout(Div("title", "intro", css_class="form-section"))

    def keep(self):
        """Store the survey; returns it. Call inside `store`."""
        return actions.save_survey(survey=self.instance, by=self.user)


class QuestionForm(RecordForm):
    """A question, with its options a line each. Once there are answers its kind stays."""

    options = forms.CharField(
        label=_("Keuzes, één per regel"),
        required=False,
        max_length=10_000,
        widget=rows(6),
        help_text=_("Herwoorden mag altijd: wat je herschrijft, houdt zijn antwoorden."),
    )

    class Meta:
        model = SurveyQuestion
        fields = ["text", "kind"]
        widgets = {"text": rows(2), "kind": forms.RadioSelect}
        labels = {"text": _("Wat vraag je?"), "kind": _("Hoe antwoord je?")}

    def __init__(self, request, *, survey, instance=None):
        super().__init__(request, instance=instance, initial=start(instance))
        if instance is None:
            self.instance.team, self.instance.survey = self.team, survey
        kind: forms.ChoiceField = self.fields["kind"]  # type: ignore[assignment]
        kind.choices = SurveyQuestion.Kind.choices
        self.is_answered = bool(instance) and instance.answers.exists()
        if self.is_answered:
            kind.disabled = True
            kind.help_text = _("Er zijn al antwoorden: de soort blijft zoals ze is.")

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())

    def clean(self):
        cleaned = super().clean()
        if "options" not in self.errors:
            self.plan = self.planned(cleaned.get("kind"), cleaned.get("options", ""))
        return cleaned

    def planned(self, kind, text):
        """What becomes of the options; those of another kind of question go."""
        lines = [tidy(line) for line in text.splitlines()] if kind in rules.WITH_OPTIONS else []
        texts = list(dict.fromkeys(filter(None, lines)))
        plan = plan_for(self.instance, texts)
        message = rules.wrong_options(kind, texts) or (would_lose(plan.lost) if plan.lost else None)
        if kind and message:
            self.add_error("options", message)
        return plan

    def lists_beside(self, theirs):
        return {"options": (self.cleaned_data["options"], start(theirs)["options"])}

    def keep(self):
        """Store the question; returns it. Call inside `store`."""
        return actions.save_question(question=self.instance, plan=self.plan, by=self.user)


def start(question):
    if question is None:
        return {"kind": SurveyQuestion.Kind.CHOICE}
    return {"options": "\n".join(option.text for option in question.options.all())}


def would_lose(options):
    names = ", ".join(f"«{option}»" for option in options)
    return _now("Iemand koos al %s. Je mag een keuze herwoorden, maar niet weglaten.") % names


class RoundForm(RecordForm):
    """One time that the survey is held. Once there are answers it stays as anonymous as it was promised to be."""

    class Meta:
        model = SurveyRound
        fields = ["name", "starts_on", "ends_on", "is_anonymous"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput}
        labels = {"is_anonymous": _("Anoniem: niets leidt van een antwoord naar iemand")}
        help_texts = {
            "name": _("Bijvoorbeeld: lente 2026."),
            "ends_on": _("Leeg: tot je een einde invult."),
        }

    def __init__(self, request, *, survey, instance=None):
        super().__init__(request, instance=instance, initial=None if instance else {"starts_on": today()})
        if instance is None:
            self.instance.team, self.instance.survey = self.team, survey
        elif instance.responses.exists():
            self.fields["is_anonymous"].disabled = True
            self.fields["is_anonymous"].help_text = _("Er zijn al antwoorden: dit blijft zoals het beloofd was.")
        dates = Div("starts_on", "ends_on", css_class="pair")
        self.helper.layout = Layout(Div("name", dates, "is_anonymous", css_class="form-section"))

    def clean_starts_on(self):
        return likely(self, "starts_on")

    def clean_ends_on(self):
        end = likely(self, "ends_on")
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), end))
        return end

    def keep(self):
        """Store the round; returns it. Call inside `store`."""
        return actions.save_round(round=self.instance, by=self.user)
