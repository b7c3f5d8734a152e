"""Surveys and their questions: the list, a survey's page, making and changing them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from kruidenier.actions import surveys as actions
from kruidenier.forms.survey import QuestionForm, SurveyForm
from kruidenier.lists.surveys import SURVEYS
from kruidenier.models import Survey, SurveyQuestion


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def survey_list(request):
    page = ListPage(request, SURVEYS, Survey.objects.of(request.team))
    return respond(request, page, template="kruidenier/survey_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.GROCERY_VIEW)
def survey_detail(request, pk):
    survey = get_survey_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=survey.team, thing=survey)
    context = {
        "survey": survey,
        "questions": list(survey.questions.with_options().in_order()),
        "rounds": list(survey.rounds.with_numbers().latest_first()),
    }
    return render(request, "kruidenier/survey_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def survey_create(request):
    return survey_form(request, SurveyForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def survey_edit(request, pk):
    survey = get_survey_or_404(request, pk)
    return survey_form(request, SurveyForm(request, instance=survey), survey)


@require_POST
@requires(Permission.GROCERY_EDIT)
def survey_delete(request, pk):
    return delete_with_undo(request, get_survey_or_404(request, pk), residents=[], then="kruidenier:survey_list")


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def question_create(request, pk):
    survey = get_survey_or_404(request, pk)
    return question_form(request, QuestionForm(request, survey=survey), survey)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def question_edit(request, pk):
    question = get_question_or_404(request, pk)
    form = QuestionForm(request, survey=question.survey, instance=question)
    return question_form(request, form, question.survey, question)


@require_POST
@requires(Permission.GROCERY_EDIT)
def question_delete(request, pk):
    question = get_question_or_404(request, pk)
    return delete_with_undo(request, question, residents=[], then=question.survey)


@require_POST
@requires(Permission.GROCERY_EDIT)
def question_move(request, pk):
    question = get_question_or_404(request, pk)
    direction = request.POST.get("richting")
    if direction not in {"op", "neer"}:
        messages.error(request, _("Kies of de vraag hoger of lager moet."))
    elif not actions.move_question(question=question, up=direction == "op", by=request.user):
        messages.info(request, _("De vraag stond daar al."))
    return redirect(question)


def survey_form(request, form, survey=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De bevraging is bewaard."))
        return redirect(saved)
    return render(request, "kruidenier/survey_form.html", {"form": form, "survey": survey})


def question_form(request, form, survey, question=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De vraag is bewaard."))
        return redirect(saved)
    context = {"form": form, "survey": survey, "question": question}
    return render(request, "kruidenier/question_form.html", context)


def get_survey_or_404(request, pk):
    return get_or_404(request, Survey.objects.select_related("team", "updated_by"), pk)


def get_question_or_404(request, pk):
    return get_or_404(request, SurveyQuestion.objects.with_options().select_related("team", "survey__team"), pk)
