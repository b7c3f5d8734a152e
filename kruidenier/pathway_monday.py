"""What pathways put on the Monday list; each count is that of the list it leads to."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.home.monday import line
from kruidenier.filters.pathways import LATE, NOBODY, RUNNING
from kruidenier.models import Pathway

LIST = "kruidenier:pathway_list"


@line(_("Trajecten zonder begeleider"), LIST, {"stand": RUNNING, "begeleider": NOBODY}, order=37)
def pathways_without_guide(team):
    """Also those of a colleague who left."""
    members = User.objects.workers_of(team).order_by().values("pk")
    return Pathway.objects.of(team).running_on(today()).without_guide(members).count()


@line(_("Trajecten met een stap te laat"), LIST, {"stap": LATE}, order=38)
def pathways_with_step_late(team):
    return Pathway.objects.of(team).with_step_late(today()).count()
