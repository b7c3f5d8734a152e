from django.urls import path

from buurtwerk.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("team/wisselen/", views.team_switch, name="switch_team"),
    path("team/", views.member_list, name="member_list"),
    path("team/<int:member>/rol/", views.member_edit, name="member_edit"),
    path("team/<int:member>/beeindigen/", views.member_end, name="member_end"),
    path("team/uitnodiging/<int:invitation>/intrekken/", views.invitation_withdraw, name="invitation_withdraw"),
    path("uitnodiging/<str:token>/", views.invitation, name="invitation"),
]
