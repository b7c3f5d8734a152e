from django.urls import path

from kruidenier.views import pathways, steps, volunteers

urlpatterns = [
    path("trajecten/", pathways.pathway_list, name="pathway_list"),
    path("trajecten/nieuw/", pathways.pathway_create, name="pathway_create"),
    path("trajecten/weg/", pathways.pathway_road, name="pathway_road"),
    path("trajecten/<int:pk>/", pathways.pathway_detail, name="pathway_detail"),
    path("trajecten/<int:pk>/wijzigen/", pathways.pathway_edit, name="pathway_edit"),
    path("trajecten/<int:pk>/verwijderen/", pathways.pathway_delete, name="pathway_delete"),
    path("trajecten/<int:pk>/stappen/nieuw/", steps.step_create, name="step_create"),
    path("trajecten/stappen/<int:pk>/wijzigen/", steps.step_edit, name="step_edit"),
    path("trajecten/stappen/<int:pk>/gedaan/", steps.step_done, name="step_done"),
    path("trajecten/stappen/<int:pk>/verwijderen/", steps.step_delete, name="step_delete"),
    path("vrijwilligers/", volunteers.volunteer_list, name="volunteer_list"),
    path("vrijwilligers/nieuw/", volunteers.volunteer_create, name="volunteer_create"),
    path("vrijwilligers/bellijst/", volunteers.volunteer_phone_list, name="volunteer_phone_list"),
    path("vrijwilligers/<int:pk>/wijzigen/", volunteers.volunteer_edit, name="volunteer_edit"),
    path("vrijwilligers/<int:pk>/verwijderen/", volunteers.volunteer_delete, name="volunteer_delete"),
]
