from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission


class HomeConfig(AppConfig):
    name = "buurtwerk.home"
    label = "home"

    def ready(self):
        from buurtwerk.home import monday, recent, saved_filters, unfinished  # noqa: F401 (their parts of the start page)

        navigation.add(_("Vandaag"), "home:today", "sun", Permission.OWN_ACCOUNT, order=0)
