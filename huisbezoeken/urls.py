from django.urls import path

from huisbezoeken.views import encounters, follow_up_acts, follow_ups, signal_board, signals, visits

app_name = "huisbezoeken"
urlpatterns = [
    path("", visits.visit_list, name="list"),
    path("nieuw/", visits.visit_create, name="create"),
    path("nieuw/aanwezigen/", visits.visit_people, name="visit_people"),
    path("<int:pk>/", visits.visit_detail, name="detail"),
    path("<int:pk>/wijzigen/", visits.visit_edit, name="edit"),
    path("<int:pk>/verwijderen/", visits.visit_delete, name="delete"),
    path("opvolging/", follow_ups.follow_up_list, name="follow_up_list"),
    path("opvolging/nieuw/", follow_ups.follow_up_create, name="follow_up_create"),
    path("opvolging/nieuw/bewoners/", follow_ups.follow_up_people, name="follow_up_people"),
    path("opvolging/overdragen/", follow_up_acts.follow_up_hand_over_all, name="follow_up_hand_over_all"),
    path("opvolging/<int:pk>/", follow_ups.follow_up_detail, name="follow_up_detail"),
    path("opvolging/<int:pk>/wijzigen/", follow_ups.follow_up_edit, name="follow_up_edit"),
    path("opvolging/<int:pk>/verwijderen/", follow_ups.follow_up_delete, name="follow_up_delete"),
    path("opvolging/<int:pk>/afronden/", follow_up_acts.follow_up_finish, name="follow_up_finish"),
    path("opvolging/<int:pk>/verplaatsen/", follow_up_acts.follow_up_move, name="follow_up_move"),
    path("opvolging/<int:pk>/doorgeven/", follow_up_acts.follow_up_hand_over, name="follow_up_hand_over"),
    path("opvolging/<int:pk>/heropenen/", follow_up_acts.follow_up_reopen, name="follow_up_reopen"),
    path("signalen/", signals.signal_list, name="signal_list"),
    path("signalen/bord/", signal_board.signal_board, name="signal_board"),
    path("signalen/zonder-namen.pdf", signal_board.signal_paper, name="signal_paper"),
    path("signalen/nieuw/", signals.signal_create, name="signal_create"),
    path("signalen/gelijkaardig/", signals.signal_similar, name="signal_similar"),
    path("signalen/<int:pk>/", signals.signal_detail, name="signal_detail"),
    path("signalen/<int:pk>/wijzigen/", signals.signal_edit, name="signal_edit"),
    path("signalen/<int:pk>/verwijderen/", signals.signal_delete, name="signal_delete"),
    path("signalen/<int:pk>/stand/", signals.signal_status, name="signal_status"),
    path("contacten/nieuw/<int:pk>/", encounters.encounter_create, name="encounter_create"),
    path("contacten/<int:pk>/wijzigen/", encounters.encounter_edit, name="encounter_edit"),
    path("contacten/<int:pk>/verwijderen/", encounters.encounter_delete, name="encounter_delete"),
]
