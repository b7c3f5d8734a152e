from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission, Role
from buurtwerk.home import quick


class KruidenierConfig(AppConfig):
    name = "kruidenier"
    verbose_name = _("Sociale kruidenier")

    def ready(self):
        # These register themselves.
        from kruidenier import dossier, filters, monday, origins, recent, registers, today  # noqa: F401

        quick.add(_("Balie"), "kruidenier:counter", "basket", Permission.COUNTER, order=17)
        navigation.add(_("Balie"), "kruidenier:counter", "qr-code-scan", Permission.COUNTER, order=14)
        navigation.add(_("Kruidenier"), "kruidenier:card_list", "basket", Permission.GROCERY_VIEW, order=17)
        navigation.land(Role.VOLUNTEER, "kruidenier:counter")
