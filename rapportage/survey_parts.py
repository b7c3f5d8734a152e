"""What came out of the surveys of a year, as a chapter shows it."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from buurtwerk.core.charts import Chart, Series, chart, horizontal_bar


@dataclass(frozen=True, slots=True)
class SurveyQuestionPart:
    """`chart` is None where the counts do not show."""

    text: str
    said: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class SurveyPart:
    """One round of a survey."""

    id: str
    title: str
    said: str
    questions: list[SurveyQuestionPart]


def survey_parts(rounds):
    """`rounds` as `rapportage.figures.for_report` or `publish` gives them."""
    return [survey_part(f"bevraging-{number}", round) for number, round in enumerate(rounds, 1) if round["responses"]]


def survey_part(id, round):
    number = round["responses"]
    said = ngettext("%s ingevuld formulier", "%s ingevulde formulieren", number) % number
    parts = [question_part(f"{id}-{at}", one) for at, one in enumerate(round["questions"], 1)]
    return SurveyPart(id, f"{round['survey']}: {round['round']}", said, parts)


def question_part(id, question):
    if not any(question["counts"]):
        return SurveyQuestionPart(question["text"], _("Te weinig antwoorden om te tonen."), None)
    number = question["answered"]
    said = ngettext("%s antwoord", "%s antwoorden", number) % number
    if question["mean"] is not None:
        said += _(", gemiddeld %s op 5") % number_format(question["mean"], 1)
    return SurveyQuestionPart(question["text"], said, drawn(id, question))


def drawn(id, question):
    most = max(zip(question["counts"], question["labels"], strict=True))
    return chart(
        horizontal_bar,
        caption=question["text"],
        id=id,
        title=question["text"],
        description=_("Het meest: %(label)s (%(number)s).") % {"label": most[1], "number": most[0]},
        labels=question["labels"],
        series=[Series(str(_("antwoorden")), question["counts"])],
    )
