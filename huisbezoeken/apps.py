from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.home import quick


class HuisbezoekenConfig(AppConfig):
    name = "huisbezoeken"
    verbose_name = _("Huisbezoeken")

    def ready(self):
        from buurtwerk.core import undo

        # These register themselves.
        from huisbezoeken import circle_today, decided_at, dossier, filters, monday, recent, registers, today  # noqa: F401
        from huisbezoeken.actions.bottlenecks import settle_decisions
        from huisbezoeken.models import AgendaItem

        undo.settle(AgendaItem, settle_decisions)

        quick.add(_("Huisbezoek"), "huisbezoeken:create", "door-open", Permission.VISIT_EDIT, order=10)
        quick.add(_("Opvolging"), "huisbezoeken:follow_up_create", "list-check", Permission.FOLLOW_UP_EDIT, order=20)
        quick.add(_("Signaal"), "huisbezoeken:signal_create", "megaphone", Permission.SIGNAL_EDIT, order=30)
        navigation.add(_("Huisbezoeken"), "huisbezoeken:list", "door-open", Permission.VISIT_VIEW, order=10)
        navigation.add(_("Opvolging"), "huisbezoeken:follow_up_list", "list-check", Permission.FOLLOW_UP_VIEW, order=12)
        navigation.add(_("Signalen"), "huisbezoeken:signal_list", "megaphone", Permission.SIGNAL_VIEW, order=25)
        navigation.add(_("Knelpunten"), "huisbezoeken:bottleneck_list", "flag", Permission.SIGNAL_VIEW, order=26)
        navigation.add(_("Overleg"), "huisbezoeken:meeting_list", "calendar-check", Permission.MEETING_VIEW, order=27)
