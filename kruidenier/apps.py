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
        from buurtwerk.core import undo
        from kruidenier import (  # noqa: F401
            dossier,
            filters,
            monday,
            origins,
            pathway_monday,
            pathway_sections,
            pathway_today,
            recent,
            registers,
            survey_dossier,
            survey_origins,
            today,
        )
        from kruidenier.actions import visits, volunteers
        from kruidenier.models import ShopVisit, Volunteer

        undo.guard(ShopVisit, visits.may_come_back)
        undo.guard(Volunteer, volunteers.may_come_back)

        quick.add(_("Balie"), "kruidenier:counter", "basket", Permission.COUNTER, order=17)
        navigation.add(_("Balie"), "kruidenier:counter", "qr-code-scan", Permission.COUNTER, order=14)
        navigation.add(_("Kruidenier"), "kruidenier:card_list", "basket", Permission.GROCERY_VIEW, order=17)
        navigation.land(Role.VOLUNTEER, "kruidenier:counter")
