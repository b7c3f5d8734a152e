"""Back from a question that came up at the counter to the day on which it did."""

from django.urls import reverse
from django.utils.translation import gettext as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import dutch
from huisbezoeken.models import FollowUp
from huisbezoeken.origins import origin
from kruidenier.models import ShopVisit


@origin(permission=Permission.GROCERY_VIEW)
def visits_behind(thing):
    if not isinstance(thing, FollowUp):
        return []
    days = ShopVisit.objects.of(thing.team).filter(question=thing).values_list("date", flat=True)
    return [(_("Kruidenier, %s") % dutch(day), f"{reverse('kruidenier:day')}?datum={day.isoformat()}") for day in days]
