from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission


class HuisbezoekenConfig(AppConfig):
    name = "huisbezoeken"
    verbose_name = _("Huisbezoeken")

    def ready(self):
        from huisbezoeken import dossier, filters, registers, today  # noqa: F401 (they register themselves)

        navigation.add(_("Huisbezoeken"), "huisbezoeken:list", "door-open", Permission.VISIT_VIEW, order=10)
