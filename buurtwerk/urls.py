from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("buurtwerk.home.urls")),
    path("account/", include("buurtwerk.accounts.urls")),
    path("account/", include("buurtwerk.accounts.allauth_urls")),
    path("werkboek/", include("buurtwerk.registers.urls")),
    path("contacten/", include("contacts.urls")),
    path("huisbezoeken/", include("huisbezoeken.urls")),
    path("activiteiten/", include("activiteiten.urls")),
    path("kruidenier/", include("kruidenier.urls")),
    path("wonen/", include("wonen.urls")),
    path("rapportage/", include("rapportage.urls")),
    path("beheer/", admin.site.urls),
]

handler403 = "buurtwerk.home.views.health.forbidden"
