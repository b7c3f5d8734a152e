from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.job_kinds import job_kind
from buurtwerk.home import quick


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Contacten")

    def ready(self):
        from buurtwerk.core import undo

        # These register themselves.
        from contacts import (  # noqa: F401
            actions,
            finding,
            monday,
            own_network,
            own_sections,
            recent,
            registers,
            today,
        )
        from contacts.partner_admin import KIND, page_of

        job_kind(KIND, page=page_of)
        job_kind(actions.areas.MAP, page=lambda job: reverse("contacts:area_map", args=[job.pk]))
        undo.follow(actions.recount_last_contact)
        quick.add(_("Bewoner"), "contacts:resident_create", "person-plus", Permission.RESIDENT_EDIT, order=40)
        navigation.add(_("Bewoners"), "contacts:resident_list", "people", Permission.RESIDENT_VIEW, order=20)
        navigation.add(_("Gezinnen"), "contacts:household_list", "house", Permission.RESIDENT_VIEW, order=21)
        navigation.add(_("Netwerk"), "contacts:network", "diagram-3", Permission.RESIDENT_VIEW, order=22)
        navigation.add(
            _("Toeleidingen"), "contacts:referral_list", "signpost-split", Permission.REFERRAL_VIEW, order=30
        )
        navigation.add(_("Partners"), "contacts:organisation_list", "building", Permission.ORGANISATION_VIEW, order=40)
        navigation.add(_("Gebieden"), "contacts:area_list", "map", Permission.AREA_EDIT, order=45)
