from django.urls import path

from buurtwerk.home.views import drafts, health, search, today

app_name = "home"
urlpatterns = [
    path("", today.today, name="today"),
    path("zoeken/", search.search, name="search"),
    path("concepten/bewaren/", drafts.draft_save, name="draft_save"),
    path("concepten/<int:draft>/weggooien/", drafts.draft_delete, name="draft_delete"),
    path("terugzetten/<int:pk>/", drafts.undo_restore, name="undo_restore"),
    path("healthz", health.health, name="health"),
    path("readyz", health.ready, name="ready"),
]
