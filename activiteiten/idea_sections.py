"""Ideas on the pages of residents, on the Monday list and under «Onlangs geopend»."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Idea, IdeaHelper
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.monday import line
from buurtwerk.home.recent import kind
from contacts.dossier import section

kind(Idea)


@section(_("Ideeën en helpen"), template="activiteiten/_ideas.html", permission=Permission.ACTIVITY_VIEW)
def ideas_of(resident, user):
    """What a resident proposed, and what they want to help with; one query."""
    helps = IdeaHelper.objects.filter(idea=OuterRef("pk"), resident=resident)
    rows = Idea.objects.of(resident.team).filter(Q(resident=resident) | Exists(helps)).select_related("activity")
    return {
        "ideas": [(idea, idea.resident_id == resident.pk) for idea in rows.newest_first()],
        "new_url": f"{reverse('activiteiten:idea_create')}?bewoner={resident.pk}",
    }


@line(_("Ideeën die nog niemand oppakte"), "activiteiten:idea_list", {"stand": Idea.Status.NEW.value}, order=36)
def new_ideas(team):
    return Idea.objects.of(team).filter(status=Idea.Status.NEW).count()
