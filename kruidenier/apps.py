from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KruidenierConfig(AppConfig):
    name = "kruidenier"
    verbose_name = _("Sociale kruidenier")

    def ready(self):
        # These register themselves.
        from buurtwerk.core import undo
        from kruidenier import pathway_monday, pathway_sections, pathway_today  # noqa: F401
        from kruidenier.actions import volunteers
        from kruidenier.models import Volunteer
        from kruidenier.registers import demo_pathways, pathways  # noqa: F401

        undo.guard(Volunteer, volunteers.may_come_back)
