"""The sheets of filled in forms and their answers: written once, never changed; without a moment or a colleague."""

from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import entries_of, plain, text_of
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource, Stored
from buurtwerk.registers.widgets import Choice, Text, outside
from huisbezoeken.registers.visits import BATCH
from kruidenier.models import SurveyAnswer, SurveyQuestion, SurveyResponse
from kruidenier.models.survey import SCALE
from kruidenier.registers.survey_columns import FixedColumn
from kruidenier.registers.surveys import SurveyQuestionSheet, SurveyRoundSheet
from kruidenier.survey_rules import named_in_anonymous_round

FORMS, QUESTIONS, ROUNDS = "Bevragingsformulieren", SurveyQuestionSheet.sheet, SurveyRoundSheet.sheet
Kind = SurveyQuestion.Kind
YES, NO = "ja", "nee"


def forms(team):
    return set(SurveyResponse.objects.of(team).values_list("code", flat=True))


def forms_of_residents(team):
    """(round, resident) -> the form, by their codes. What is read in a workbook joins it."""
    rows = SurveyResponse.objects.of(team).exclude(resident=None)
    return {(round, who): form for form, round, who in rows.values_list("code", "round__code", "resident__code")}


class WhoAnswered(Link):
    """A resident, once a round; nobody in an anonymous one."""

    def clean(self, value, row=None, look=None, **kwargs):
        resident = super().clean(value, row=row, look=look, **kwargs)
        if resident is None:
            return None
        form, round = text_of(row["formulier"]), text_of(row.get("ronde"))
        told = look.told(ROUNDS).get(round)
        if told and (message := named_in_anonymous_round(resident, told["is_anonymous"])):
            raise ValueError(message)
        if look.once(forms_of_residents).setdefault((round, resident), form) != form:
            raise ValueError(_("Deze bewoner vulde deze ronde al in. Elke bewoner één formulier."))
        return resident


class QuestionOfForm(Link):
    """A question of the survey that the form is of."""

    def clean(self, value, row=None, look=None, **kwargs):
        code = super().clean(value, row=row, look=look, **kwargs)
        form = look.told(FORMS).get(text_of(row["formulier"])) if row else None
        question, round = look.told(QUESTIONS).get(code), form and look.told(ROUNDS).get(form["round"])
        if question and round and question["survey"] != round["survey"]:
            raise ValueError(_("Deze vraag hoort bij een andere bevraging dan dit formulier."))
        return code


class AnswerCell(Text):
    """What was answered, as one reads it: the choice, several with semicolons, 1 to 5, ja or nee, or words."""

    def clean(self, value, row=None, stored=None, look=None, **kwargs):
        text = super().clean(value, stored=stored)
        question = look.told(QUESTIONS).get(text_of(row["vraag"])) if text and row else None
        answer = spelt(question, text) if question else text
        if stored and answer != stored:
            raise ValueError(_("Wat iemand antwoordde, verandert niet meer. Laat staan wat er stond."))
        return answer


def spelt(question, text):
    """Raises ValueError for what is no answer to this question."""
    kind, options = question["kind"], question["options"]
    if kind == Kind.OPEN:
        return text
    offered = {Kind.SCALE: [str(number) for number in SCALE], Kind.YES_NO: [YES, NO]}.get(kind, options)
    given = {plain(entry): entry for entry in (entries_of(text) if kind == Kind.CHOICES else [text])}
    known = {plain(option) for option in offered}
    if unknown := [entry for key, entry in given.items() if key not in known]:
        raise ValueError(outside(unknown[0], offered))
    return together(option for option in offered if plain(option) in given)


@register
class SurveyFormSheet(SheetResource):
    """Rows without a version: they are new, or stay as they are."""

    sheet = FORMS
    derived = ()

    code = Column("code", "formulier", Text(), required=True)
    round = FixedColumn("round", "ronde", Link(ROUNDS), key="formulier", fixed=forms, required=True)
    channel = FixedColumn(
        "channel", "ingevuld", Choice(SurveyResponse.Channel.choices), key="formulier", fixed=forms, required=True
    )
    resident = FixedColumn("resident", "bewoner", WhoAnswered("Bewoners"), key="formulier", fixed=forms)

    class Meta:
        model = SurveyResponse

    def stored(self, team):
        rows = SurveyResponse.objects.of(team).order_by("code")  # ids are drawn at random
        for pk, *values in rows.values_list("pk", *(column.lookup for column in self.slots)):
            yield Stored(pk, 1, tuple(values))

    def build(self, values, look, updated_by=None, **fields):
        form = SurveyResponse(team=look.team)
        for column, value in zip(self.slots, values, strict=True):
            column.put(form, value, look)
        return form

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows})


@register
class SurveyAnswerSheet(SheetResource):
    """One row a question of a form, new or as it is. Several choices are one row here and several in the register."""

    sheet = "Bevragingsantwoorden"
    derived = ()
    key = ("question", "response")

    response = Column("response", "formulier", Link(FORMS), required=True)
    question = Column("question", "vraag", QuestionOfForm(QUESTIONS), required=True)
    answer = Column("text", "antwoord", AnswerCell(), required=True)

    class Meta:
        model = SurveyAnswer

    def stored(self, team):
        answers = SurveyAnswer.objects.of(team).exclude(option=None, number=None, text="")
        order = ("response__code", "question__code", "option__text")
        fields = ("pk", "response__code", "question__code", "question__kind", "option__text", "number", "text")
        for (form, question), found in groupby(answers.order_by(*order).values_list(*fields), key=itemgetter(1, 2)):
            rows = list(found)
            yield Stored(rows[0][0], 1, (form, question, together(shown(*row[3:]) for row in rows)))

    def build(self, values, look, updated_by=None, **fields):
        """The first choice where there are several; `after_rows` adds the others."""
        return made(look, *values)[0]

    def after_rows(self, plan, look, by):
        rest = [answer for values in plan.new for answer in made(look, *values)[1:]]
        SurveyAnswer.objects.bulk_create(rest, batch_size=BATCH)


def together(choices):
    """In order of the alphabet: options may change places."""
    return "; ".join(sorted(choices))


def shown(kind, option, number, text):
    if kind == Kind.YES_NO:
        return YES if number else NO
    return option or text or str(number)


def made(look, form, question, answer):
    """SurveyAnswers, not stored."""
    pk, kind, options = look.once(questions_by_code)[question]
    told = {"team": look.team, "response_id": look.id_of(FORMS, form), "question_id": pk}
    if options:
        entries = entries_of(answer) if kind == Kind.CHOICES else [answer]
        return [SurveyAnswer(option_id=options[entry], **told) for entry in entries]
    if kind == Kind.OPEN:
        return [SurveyAnswer(text=answer, **told)]
    return [SurveyAnswer(number={YES: 1, NO: 0}.get(answer) if kind == Kind.YES_NO else int(answer), **told)]


def questions_by_code(team):
    """Code -> (id, kind, text of an option -> its id)."""
    rows = SurveyQuestion.objects.of(team).with_options()
    return {row.code: (row.pk, row.kind, {option.text: option.pk for option in row.options.all()}) for row in rows}
