"""The sheets of surveys, their questions and their rounds in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.rules import ends_before_it_begins
from kruidenier.models import Survey, SurveyAnswer, SurveyOption, SurveyQuestion, SurveyResponse, SurveyRound
from kruidenier.registers.survey_columns import FixedColumn, OptionList, OrderedListColumn
from kruidenier.survey_rules import wrong_options

LAST_PLACE = 32_767


def answered_questions(team):
    return set(SurveyAnswer.objects.of(team).order_by().values_list("question__code", flat=True).distinct())


def answered_rounds(team):
    return set(SurveyResponse.objects.of(team).order_by().values_list("round__code", flat=True).distinct())


@register
class SurveySheet(SheetResource):
    sheet = "Bevragingen"
    derived = ()

    code = Column("code", "bevraging", Text(), required=True)
    title = Column("title", "titel", Text(), required=True)
    intro = Column("intro", "inleiding", Text())

    class Meta:
        model = Survey


@register
class SurveyQuestionSheet(SheetResource):
    """Once somebody answered, what kind of question it is and whose stays."""

    sheet = "Bevragingsvragen"
    rules = (Rule("options", wrong_options, ("kind", "options")),)
    derived = ()

    code = Column("code", "vraag", Text(), required=True)
    survey = FixedColumn(
        "survey", "bevraging", Link("Bevragingen"), key="vraag", fixed=answered_questions, required=True
    )
    position = Column("position", "volgorde", Count(most=LAST_PLACE), required=True)
    kind = FixedColumn(
        "kind", "soort", Choice(SurveyQuestion.Kind.choices), key="vraag", fixed=answered_questions, required=True
    )
    text = Column("text", "tekst", Text(), required=True)
    options = OrderedListColumn(
        "options",
        "keuzes",
        OptionList(),
        child=SurveyOption,
        parent="question",
        entry="text",
        made=lambda text, look: {"text": text, "position": 0},
    )

    class Meta:
        model = SurveyQuestion


@register
class SurveyRoundSheet(SheetResource):
    """Anonymous unless told otherwise, and for ever once somebody answered. Its address is not told."""

    sheet = "Bevragingsrondes"
    rules = (Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),)
    derived = ()

    code = Column("code", "ronde", Text(), required=True)
    survey = FixedColumn("survey", "bevraging", Link("Bevragingen"), key="ronde", fixed=answered_rounds, required=True)
    name = Column("name", "naam", Text(), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    is_anonymous = FixedColumn(
        "is_anonymous",
        "anoniem",
        Choice([(True, "ja"), (False, "nee")], empty=True),
        key="ronde",
        fixed=answered_rounds,
    )

    class Meta:
        model = SurveyRound
