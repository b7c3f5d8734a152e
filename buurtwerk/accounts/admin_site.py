from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class BeheerSite(AdminSite):
    """`/beheer/`: for users marked «beheerder»; holds no resident and no visit."""

    site_header = site_title = _("Buurtwerk beheer")
    index_title = _("Gebruikers, teams en lijsten")
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_active and request.user.is_staff
