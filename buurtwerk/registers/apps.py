from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.job_kinds import job_kind


class RegistersConfig(AppConfig):
    name = "buurtwerk.registers"
    label = "registers"
    verbose_name = _("Werkboek")

    def ready(self):
        from buurtwerk.registers import tasks

        for name in (tasks.CHECK, tasks.WRITE, tasks.EXPORT):
            job_kind(name, page=lambda job: reverse("registers:job", args=[job.pk]))
        navigation.add(_("Werkboek"), "registers:overview", "file-earmark-spreadsheet", Permission.REGISTER_IMPORT, 70)
