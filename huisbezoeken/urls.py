from django.urls import path

from huisbezoeken.views import encounters, visits

app_name = "huisbezoeken"
urlpatterns = [
    path("", visits.visit_list, name="list"),
    path("nieuw/", visits.visit_create, name="create"),
    path("nieuw/aanwezigen/", visits.visit_people, name="visit_people"),
    path("<int:pk>/", visits.visit_detail, name="detail"),
    path("<int:pk>/wijzigen/", visits.visit_edit, name="edit"),
    path("<int:pk>/verwijderen/", visits.visit_delete, name="delete"),
    path("contacten/nieuw/<int:pk>/", encounters.encounter_create, name="encounter_create"),
    path("contacten/<int:pk>/wijzigen/", encounters.encounter_edit, name="encounter_edit"),
    path("contacten/<int:pk>/verwijderen/", encounters.encounter_delete, name="encounter_delete"),
]
