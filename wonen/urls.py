from django.urls import path

from wonen.views import files, standard_steps, steps

app_name = "wonen"
urlpatterns = [
    path("", files.file_list, name="file_list"),
    path("dossiers/nieuw/", files.file_create, name="file_create"),
    path("dossiers/<int:pk>/", files.file_detail, name="file_detail"),
    path("dossiers/<int:pk>/wijzigen/", files.file_edit, name="file_edit"),
    path("dossiers/<int:pk>/verwijderen/", files.file_delete, name="file_delete"),
    path("dossiers/<int:pk>/stappen/nieuw/", steps.step_create, name="step_create"),
    path("stappen/<int:pk>/wijzigen/", steps.step_edit, name="step_edit"),
    path("stappen/<int:pk>/gedaan/", steps.step_done, name="step_done"),
    path("stappen/<int:pk>/verwijderen/", steps.step_delete, name="step_delete"),
    path("standaardstappen/", standard_steps.standard_step_list, name="standard_step_list"),
    path("standaardstappen/gewone/", standard_steps.standard_step_take, name="standard_step_take"),
    path("standaardstappen/nieuw/", standard_steps.standard_step_create, name="standard_step_create"),
    path("standaardstappen/<int:pk>/wijzigen/", standard_steps.standard_step_edit, name="standard_step_edit"),
    path("standaardstappen/<int:pk>/verplaatsen/", standard_steps.standard_step_move, name="standard_step_move"),
    path("standaardstappen/<int:pk>/verwijderen/", standard_steps.standard_step_delete, name="standard_step_delete"),
]
