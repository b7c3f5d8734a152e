from django.urls import path

from buurtwerk.home import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("zoeken/", views.search, name="search"),
    path("concepten/bewaren/", views.draft_save, name="draft_save"),
    path("concepten/<int:draft>/weggooien/", views.draft_delete, name="draft_delete"),
    path("terugzetten/<int:pk>/", views.undo_restore, name="undo_restore"),
    path("healthz", views.health, name="health"),
    path("readyz", views.ready, name="ready"),
]
