from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KruidenierConfig(AppConfig):
    name = "kruidenier"
    verbose_name = _("Sociale kruidenier")

    def ready(self):
        # These register themselves.
        from kruidenier import survey_dossier, survey_origins  # noqa: F401
        from kruidenier.registers import demo_surveys, survey_answers, surveys  # noqa: F401
