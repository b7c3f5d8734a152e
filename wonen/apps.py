from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission


class WonenConfig(AppConfig):
    name = "wonen"
    verbose_name = _("Wonen")

    def ready(self):
        # These register themselves.
        from wonen import dossier, monday, network, recent, registers, today  # noqa: F401

        navigation.add(_("Wonen"), "wonen:file_list", "house-door", Permission.HOUSING_VIEW, order=18)
