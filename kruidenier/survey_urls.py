"""The addresses of surveys, for urls.py."""

from django.urls import path

from kruidenier.views import survey_answers, survey_public, survey_results, survey_rounds, surveys

urlpatterns = [
    path("bevragingen/", surveys.survey_list, name="survey_list"),
    path("bevragingen/nieuw/", surveys.survey_create, name="survey_create"),
    path("bevragingen/<int:pk>/", surveys.survey_detail, name="survey_detail"),
    path("bevragingen/<int:pk>/wijzigen/", surveys.survey_edit, name="survey_edit"),
    path("bevragingen/<int:pk>/verwijderen/", surveys.survey_delete, name="survey_delete"),
    path("bevragingen/<int:pk>/vragen/nieuw/", surveys.question_create, name="question_create"),
    path("bevragingen/vragen/<int:pk>/wijzigen/", surveys.question_edit, name="question_edit"),
    path("bevragingen/vragen/<int:pk>/verwijderen/", surveys.question_delete, name="question_delete"),
    path("bevragingen/vragen/<int:pk>/verplaatsen/", surveys.question_move, name="question_move"),
    path("bevragingen/<int:pk>/rondes/nieuw/", survey_rounds.round_create, name="round_create"),
    path("bevragingen/rondes/<int:pk>/", survey_rounds.round_detail, name="round_detail"),
    path("bevragingen/rondes/<int:pk>/wijzigen/", survey_rounds.round_edit, name="round_edit"),
    path("bevragingen/rondes/<int:pk>/verwijderen/", survey_rounds.round_delete, name="round_delete"),
    path("bevragingen/rondes/<int:pk>/papier/", survey_rounds.round_paper, name="round_paper"),
    path("bevragingen/rondes/<int:pk>/intikken/", survey_answers.answer_paper, name="answer_paper"),
    path("bevragingen/rondes/<int:pk>/resultaten/", survey_results.results, name="results"),
    path("bevragingen/antwoorden/<uuid:pk>/signaal/", survey_results.answer_signal, name="answer_signal"),
    path("balie/bevraging/<int:pk>/", survey_answers.answer_tablet, name="answer_tablet"),
    path("bevraging/<slug:key>/", survey_public.answer_public, name="answer_public"),
    path("bevraging/<slug:key>/<str:code>/", survey_public.answer_public_code, name="answer_public_code"),
]
