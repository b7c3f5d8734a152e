from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Contacten")

    def ready(self):
        from buurtwerk.core import undo
        from contacts import actions, registers, today  # noqa: F401 (they register themselves)

        undo.follow(actions.recount_last_contact)
        navigation.add(_("Bewoners"), "contacts:resident_list", "people", Permission.RESIDENT_VIEW, order=20)
        navigation.add(_("Gezinnen"), "contacts:household_list", "house", Permission.RESIDENT_VIEW, order=21)
        navigation.add(_("Partners"), "contacts:organisation_list", "building", Permission.ORGANISATION_VIEW, order=40)
