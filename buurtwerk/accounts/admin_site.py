from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _


class BeheerSite(AdminSite):
    """`/beheer/`: for users marked «beheerder»; holds no resident and no visit."""

    site_header = site_title = _("Buurtwerk beheer")
    index_title = _("Gebruikers, teams en lijsten")
    enable_nav_sidebar = False

    def login(self, request, extra_context=None):
        """Our own sign-in; whoever is signed in and no admin gets our own page that says so."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())

    def has_permission(self, request):
        return request.user.is_active and request.user.is_staff
