"""Pathways and volunteering on the pages of residents and households, and pathways under «Onlangs geopend»."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from buurtwerk.home.recent import kind
from contacts.dossier import section
from kruidenier import road
from kruidenier.models import Pathway, Volunteer

kind(Pathway, name=lambda pathway: str(pathway.resident), related=["resident"])


@section(_("Trajecten"), template="kruidenier/_pathways.html", permission=Permission.GROCERY_VIEW, later=True)
def pathways_of(resident, user):
    """A resident's pathways, the newest first, and the road they went; three queries, one where there are none."""
    pathways = list(Pathway.objects.of(resident.team).filter(resident=resident).select_related("guide").newest_first())
    return {
        "pathways": pathways,
        "stops": road.stops_of(resident) if pathways else [],
        "new_url": f"{reverse('kruidenier:pathway_create')}?bewoner={resident.pk}",
    }


@section(_("Trajecten"), template="kruidenier/_pathways_home.html", permission=Permission.GROCERY_VIEW, of="household")
def pathways_at(household, user):
    """Of whoever lives there, the newest first; one query."""
    pathways = Pathway.objects.of(household.team).filter(resident__household=household)
    return list(pathways.select_related("resident", "guide").newest_first())


@section(
    _("Vrijwilligerswerk"), template="kruidenier/_volunteering.html", permission=Permission.GROCERY_VIEW, later=True
)
def volunteering_of(resident, user):
    rows = Volunteer.objects.of(resident.team).filter(resident=resident).prefetch_related("days")
    return {
        "volunteering": list(rows.order_by("-starts_on", "-pk")),
        "new_url": f"{reverse('kruidenier:volunteer_create')}?bewoner={resident.pk}",
    }
