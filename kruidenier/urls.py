from django.urls import path

from kruidenier import pathway_urls, survey_urls
from kruidenier.views import cards, counter, rules, visits, welcome

app_name = "kruidenier"
urlpatterns = [
    path("", cards.card_list, name="card_list"),
    path("kaarten/nieuw/", cards.card_create, name="card_create"),
    path("kaarten.pdf", cards.card_sheet, name="card_sheet"),
    path("kaarten/<int:pk>/", cards.card_detail, name="card_detail"),
    path("kaarten/<int:pk>/wijzigen/", cards.card_edit, name="card_edit"),
    path("kaarten/<int:pk>/verlengen/", cards.card_renew, name="card_renew"),
    path("kaarten/<int:pk>/stoppen/", cards.card_stop, name="card_stop"),
    path("kaarten/<int:pk>/verwijderen/", cards.card_delete, name="card_delete"),
    path("kaarten/<int:pk>/kaart.pdf", cards.card_print, name="card_print"),
    path("afspraken/", rules.rules_edit, name="rules_edit"),
    path("balie/", counter.counter, name="counter"),
    path("balie/zoeken/", counter.counter_find, name="counter_find"),
    path("balie/aanmelden/", counter.counter_check_in, name="counter_check_in"),
    path("balie/wie/", counter.counter_who, name="counter_who"),
    path("balie/vraag/", counter.counter_question, name="counter_question"),
    path("balie/terugnemen/", counter.counter_undo, name="counter_undo"),
    path("balie/kaart/", welcome.counter_card, name="counter_card"),
    path("balie/nieuw/", welcome.counter_welcome, name="counter_welcome"),
    path("dag/", visits.day, name="day"),
    path("maand/", visits.month, name="this_month"),
    path("maand/<int:year>/<int:month>/", visits.month, name="month"),
    path("winkelbezoeken/", visits.visit_list, name="visit_list"),
    path("winkelbezoeken/nieuw/", visits.visit_create, name="visit_create"),
    path("winkelbezoeken/<int:pk>/wijzigen/", visits.visit_edit, name="visit_edit"),
    path("winkelbezoeken/<int:pk>/verwijderen/", visits.visit_delete, name="visit_delete"),
    *pathway_urls.urlpatterns,
    *survey_urls.urlpatterns,
]
