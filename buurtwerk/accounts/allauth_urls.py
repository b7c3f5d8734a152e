"""The pages of django-allauth that we use, guarded like our own; sign-up and e-mail pages stay away."""

from allauth.account import views
from django.urls import path, re_path

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission

public = requires(Permission.PUBLIC)
own = requires(Permission.OWN_ACCOUNT)

urlpatterns = [
    path("aanmelden/", public(views.login), name="account_login"),
    path("afmelden/", public(views.logout), name="account_logout"),
    path("niet-actief/", public(views.account_inactive), name="account_inactive"),
    path("opnieuw-aanmelden/", own(views.reauthenticate), name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", own(views.password_change), name="account_change_password"),
    path("wachtwoord/instellen/", own(views.password_set), name="account_set_password"),
    path("wachtwoord/vergeten/", public(views.password_reset), name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", public(views.password_reset_done), name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/klaar/",
        public(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("lid-worden/", public(views.signup), name="account_signup"),
]
