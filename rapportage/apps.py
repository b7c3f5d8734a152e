from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.home import quick


class RapportageConfig(AppConfig):
    name = "rapportage"
    verbose_name = _("Rapportage")

    def ready(self):
        from rapportage import meeting_papers, registers  # noqa: F401 these register themselves
        from rapportage.neighbourhood import demo  # noqa: F401

        quick.add(_("Cijfers"), "rapportage:year_list", "bar-chart", Permission.FIGURES_VIEW, order=60)
        navigation.add(_("Cijfers"), "rapportage:year_list", "bar-chart", Permission.REPORT_READ, order=60)
