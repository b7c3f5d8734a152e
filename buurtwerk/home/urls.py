from django.urls import path

from buurtwerk.home.views import drafts, health, monday, saved_filters, search, today

app_name = "home"
urlpatterns = [
    path("", today.today, name="today"),
    path("maandag/", monday.monday, name="monday"),
    path("maandag/<int:pk>/", monday.monday_of, name="monday_of"),
    path("zoeken/", search.search, name="search"),
    path("zoeken/suggesties/", search.search_suggest, name="search_suggest"),
    path("filters/", saved_filters.saved_filter_list, name="saved_filter_list"),
    path("filters/bewaren/", saved_filters.saved_filter_create, name="saved_filter_create"),
    path("filters/<int:saved>/naam/", saved_filters.saved_filter_rename, name="saved_filter_rename"),
    path("filters/<int:saved>/vandaag/", saved_filters.saved_filter_pin, name="saved_filter_pin"),
    path("filters/<int:saved>/delen/", saved_filters.saved_filter_share, name="saved_filter_share"),
    path("filters/<int:saved>/verwijderen/", saved_filters.saved_filter_delete, name="saved_filter_delete"),
    path("concepten/bewaren/", drafts.draft_save, name="draft_save"),
    path("concepten/<int:draft>/weggooien/", drafts.draft_delete, name="draft_delete"),
    path("terugzetten/<int:pk>/", drafts.undo_restore, name="undo_restore"),
    path("healthz", health.health, name="health"),
    path("readyz", health.ready, name="ready"),
]
