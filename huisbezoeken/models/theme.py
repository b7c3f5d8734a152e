from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """What a conversation is about (UI: «thema»); one list for all teams."""

    code = models.SlugField(_("code"), max_length=40, unique=True)  # the key in the yearly figures
    name = models.CharField(_("naam"), max_length=200, unique=True)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
