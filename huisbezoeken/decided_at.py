"""Back from a follow-up to the meeting where it was decided."""

from django.utils.translation import gettext as _

from buurtwerk.accounts.roles import Permission
from huisbezoeken.models import AgendaItem, FollowUp
from huisbezoeken.origins import origin


@origin(permission=Permission.MEETING_VIEW)
def decision_behind(thing):
    if not isinstance(thing, FollowUp):
        return []
    items = AgendaItem.objects.filter(follow_up=thing).select_related("meeting__group")
    return [(_("Beslist: %s") % item.meeting, item.meeting.get_absolute_url()) for item in items]
