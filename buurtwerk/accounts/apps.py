from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "buurtwerk.accounts"
    label = "accounts"
    verbose_name = _("gebruikers en teams")
    default = True

    def ready(self):
        from buurtwerk.accounts import navigation
        from buurtwerk.accounts.roles import Permission

        navigation.add(_("Team"), "accounts:member_list", "person-check", Permission.MEMBERS_MANAGE, order=80)


class AdminSiteConfig(admin_apps.AdminConfig):
    default_site = "buurtwerk.accounts.admin_site.BeheerSite"
    default = False
