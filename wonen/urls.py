from django.urls import path

from wonen.views import defects, files, photos, premium_applications, premiums, standard_steps, steps

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
    path("dossiers/<int:pk>/gebreken/nieuw/", defects.defect_create, name="defect_create"),
    path("gebreken/<int:pk>/wijzigen/", defects.defect_edit, name="defect_edit"),
    path("gebreken/<int:pk>/opgelost/", defects.defect_solved, name="defect_solved"),
    path("gebreken/<int:pk>/verwijderen/", defects.defect_delete, name="defect_delete"),
    path("dossiers/<int:pk>/fotos/nieuw/", photos.photo_create, name="photo_create"),
    path("fotos/<int:pk>/", photos.photo_detail, name="photo_detail"),
    path("fotos/<int:pk>/groot/", photos.photo_show, name="photo_show"),
    path("fotos/<int:pk>/klein/", photos.photo_small, name="photo_small"),
    path("fotos/<int:pk>/verwijderen/", photos.photo_delete, name="photo_delete"),
    path("premies/", premiums.premium_list, name="premium_list"),
    path("premies/nieuw/", premiums.premium_create, name="premium_create"),
    path("premies/<int:pk>/", premiums.premium_detail, name="premium_detail"),
    path("premies/<int:pk>/wijzigen/", premiums.premium_edit, name="premium_edit"),
    path("premies/<int:pk>/verwijderen/", premiums.premium_delete, name="premium_delete"),
    path(
        "dossiers/<int:pk>/premies/<int:premium>/", premium_applications.application_create, name="application_create"
    ),
    path("premieaanvragen/<int:pk>/wijzigen/", premium_applications.application_edit, name="application_edit"),
    path("premieaanvragen/<int:pk>/papieren/", premium_applications.application_papers, name="application_papers"),
    path("premieaanvragen/<int:pk>/verwijderen/", premium_applications.application_delete, name="application_delete"),
    path("premiepapieren/<int:pk>/", premium_applications.paper_mark, name="paper_mark"),
]
