"""The questions of a round as a form to fill in: through the link, on the tablet, or typed in from paper."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import offer
from buurtwerk.core.forms import without_invisible
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import rows
from contacts.models import Resident
from kruidenier import survey_codes
from kruidenier.models import SurveyAnswer, SurveyQuestion
from kruidenier.models.survey import SCALE
from kruidenier.survey_once import mark_of, new_token

Kind = SurveyQuestion.Kind
NUMBERS = [(str(number), str(number)) for number in SCALE]
YES_NO = [("1", _("ja")), ("0", _("nee"))]
NO_BROWSER_MEMORY = {"autocomplete": "off"}  # on a tablet the next person would be offered what the last one wrote


class AnswerForm(forms.Form):
    """The questions in order, none of them required. What is typed is kept nowhere before it is sent."""

    def __init__(self, data, *, round, questions):
        super().__init__(data, use_required_attribute=False)
        self.round, self.questions = round, list(questions)
        for question in self.questions:
            self.fields[name_of(question)] = field_for(question)

    @property
    def asked(self):
        """(question, field) in order, for the template."""
        return [(question, self[name_of(question)]) for question in self.questions]

    def clean(self):
        cleaned = super().clean() or {}
        cleaned |= without_invisible(cleaned)
        if not self.errors and not any(cleaned.get(name_of(question)) for question in self.questions):
            raise ValidationError(_("Er is nog niets ingevuld. Antwoord op minstens één vraag."))
        return cleaned

    def answers(self):
        """A SurveyAnswer for each answer, more for a question with several choices; not stored."""
        given = [(question, self.cleaned_data.get(name_of(question))) for question in self.questions]
        return [answer for question, value in given if value for answer in as_answers(question, value)]


class OnceForm(AnswerForm):
    """One that needs no code: its token has it stored once (survey_once.py)."""

    @cached_property
    def mark(self):
        return mark_of(self.data.get("token"), self.round)

    @cached_property
    def token(self):
        """The one that was sent, as long as it holds; else a new one."""
        return self.data["token"] if self.mark else new_token(self.round)

    def clean(self):
        cleaned = super().clean()
        if self.mark is None:
            raise ValidationError(_("Deze pagina stond te lang open. Verstuur ze nog een keer."))
        return cleaned


class PaperForm(OnceForm):
    """A paper form that a worker types in: with its code, if any, and its resident where the round names them."""

    code = forms.CharField(
        label=_("Code op het formulier"),
        max_length=40,
        required=False,
        help_text=_("Staat er geen code op, bijvoorbeeld op een kopie? Laat dit dan leeg."),
        widget=forms.TextInput(attrs=NO_BROWSER_MEMORY),
    )
    resident = forms.ModelChoiceField(label=_("Bewoner"), queryset=Resident.objects.none(), required=False)

    def __init__(self, data, *, round, questions):
        super().__init__(data, round=round, questions=questions)
        if round.is_anonymous:
            del self.fields["resident"]
        else:
            offer(self, resident=Resident.objects.of(round.team))

    @cached_property
    def chosen(self):
        """Who is chosen; a picker shows the name."""
        number = as_id(str(self.data.get("resident", ""))) if "resident" in self.fields else None
        return Resident.objects.of(self.round.team).filter(pk=number).first() if number else None

    def clean_code(self):
        code = self.cleaned_data["code"]
        if code:
            refuse_code(self.round, code, used=USED_BEFORE)
        return survey_codes.as_code(code)

    def clean_resident(self):
        resident = self.cleaned_data["resident"]
        if resident and self.round.responses.filter(resident=resident).exists():
            raise ValidationError(ANSWERED)
        return resident


class CodeForm(forms.Form):
    """The code on the paper form, with which one answers through the link."""

    code = forms.CharField(label=_("Je code"), max_length=40, widget=forms.TextInput(attrs=NO_BROWSER_MEMORY))

    def __init__(self, data, *, round):
        super().__init__(data, use_required_attribute=False)
        self.round = round

    def clean_code(self):
        code = self.cleaned_data["code"]
        refuse_code(self.round, code)
        return survey_codes.as_code(code)


UNKNOWN = _("Deze code kennen we niet. Kijk ze na: ze telt acht letters en cijfers.")
USED_BEFORE = _("Met deze code is al geantwoord, en dat telt al mee. Kijk de code na.")
ANSWERED = _("Deze bewoner vulde deze ronde al in.")
USED = _("Met deze code is al geantwoord. Was jij dat? Dan is alles goed bewaard.")


def refuse_code(round, code, used=USED):
    """Raises ValidationError for a code with which nobody can answer; `used`: what it says of one that is used up."""
    try:
        survey_codes.look_at(round, code)
    except survey_codes.CodeUnknown:
        raise ValidationError(UNKNOWN) from None
    except survey_codes.CodeUsed:
        raise ValidationError(used) from None


def name_of(question):
    return f"vraag_{question.pk}"


def field_for(question):
    if question.kind == Kind.OPEN:
        area = rows(4)
        area.attrs |= NO_BROWSER_MEMORY
        return forms.CharField(label=question.text, max_length=10_000, required=False, widget=area)
    options = [(str(option.pk), option.text) for option in question.options.all()]
    choices = {Kind.SCALE: NUMBERS, Kind.YES_NO: YES_NO}.get(question.kind, options)
    told = {"label": question.text, "choices": choices, "required": False}
    if question.kind == Kind.CHOICES:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(attrs=NO_BROWSER_MEMORY), **told)
    return forms.ChoiceField(widget=forms.RadioSelect(attrs=NO_BROWSER_MEMORY), **told)


def as_answers(question, value):
    if question.kind == Kind.OPEN:
        return [SurveyAnswer(question=question, text=value)]
    if question.has_options:
        chosen = dict.fromkeys(value if isinstance(value, list) else [value])
        return [SurveyAnswer(question=question, option_id=int(pk)) for pk in chosen]
    return [SurveyAnswer(question=question, number=int(value))]
