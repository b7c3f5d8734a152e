"""What the list of surveys shows."""

from django.db.models import Count, Max
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import search_key, search_words
from kruidenier.filters.surveys import SurveyFilter
from kruidenier.models import SurveyQuestion, SurveyResponse, SurveyRound


def add_counts(rows):
    """How many questions, rounds and filled in forms each survey of one page has: a query each."""
    here = [row["id"] for row in rows]
    questions = per_survey(SurveyQuestion.objects.filter(survey__in=here), "survey", Count("pk"))
    rounds = per_survey(SurveyRound.objects.filter(survey__in=here), "survey", Count("pk"), Max("starts_on"))
    forms = per_survey(SurveyResponse.objects.filter(round__survey__in=here), "round__survey", Count("pk"))
    for row in rows:
        (row["questions"],) = questions.get(row["id"], [0])
        row["rounds"], row["last"] = rounds.get(row["id"], [0, None])
        (row["forms"],) = forms.get(row["id"], [0])


def per_survey(rows, survey, *numbers):
    """Id of the survey -> the numbers."""
    return {pk: found for pk, *found in rows.order_by().values_list(survey).annotate(*numbers)}


def matching(rows, query):
    """Without regard to case and accents; a team has few surveys."""
    words = search_words(query)
    titles = rows.values_list("pk", "title")
    return rows.filter(pk__in=[pk for pk, title in titles if all(word in search_key(title) for word in words)])


SURVEYS = ListSpec(
    name=_("bevragingen"),
    singular=_("bevraging"),
    columns=(
        Column("titel", _("Titel"), lambda row: row["title"], ("title",)),
        Column("vragen", _("Vragen"), lambda row: row["questions"], numeric=True),
        Column("rondes", _("Rondes"), lambda row: row["rounds"], numeric=True),
        Column("laatste", _("Laatste ronde"), lambda row: row["last"]),
        Column("formulieren", _("Ingevuld"), lambda row: row["forms"], numeric=True),
    ),
    fields=("id", "title"),
    url=lambda row: reverse("kruidenier:survey_detail", args=[row["id"]]),
    order=(Lower("title"), "pk"),
    filterset=SurveyFilter,
    empty_template="kruidenier/_surveys_empty.html",
    search=matching,
    complete=add_counts,
)
