from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission


class RegistersConfig(AppConfig):
    name = "buurtwerk.registers"
    label = "registers"
    verbose_name = _("Werkboek")

    def ready(self):
        navigation.add(_("Werkboek"), "registers:overview", "file-earmark-spreadsheet", Permission.REGISTER_IMPORT, 70)
