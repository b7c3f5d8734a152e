from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.home import quick


class ActiviteitenConfig(AppConfig):
    name = "activiteiten"
    verbose_name = _("Activiteiten")

    def ready(self):
        # These register themselves.
        from activiteiten import (  # noqa: F401
            actions,
            dossier,
            filters,
            finding,
            idea_sections,
            models,
            monday,
            origins,
            recent,
            registers,
            tasks,
            today,
        )
        from buurtwerk.core import undo

        undo.guard(models.Enrolment, actions.may_come_back)
        undo.guard(models.Waiting, actions.may_wait_again)
        quick.add(_("Aanwezigheden"), "activiteiten:ticking", "calendar-check", Permission.ATTENDANCE_TICK, order=15)
        navigation.add(_("Aanwezigen"), "activiteiten:ticking", "card-checklist", Permission.ATTENDANCE_TICK, order=15)
        navigation.add(_("Activiteiten"), "activiteiten:list", "calendar-check", Permission.ACTIVITY_VIEW, order=16)
