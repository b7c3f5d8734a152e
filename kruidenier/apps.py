from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KruidenierConfig(AppConfig):
    name = "kruidenier"
    verbose_name = _("Sociale kruidenier")
