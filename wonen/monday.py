"""What housing puts on the Monday list; each count is that of the list it leads to."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.home.monday import line
from wonen.filters.files import LATE, LONG, NOBODY, NOTHING, OPEN
from wonen.models import HousingFile

LIST = "wonen:file_list"


@line(_("Woondossiers met een stap te laat"), LIST, {"wacht": LATE}, order=60)
def files_late(team):
    return HousingFile.objects.of(team).with_step_late(today()).count()


@line(_("Woondossiers die langer wachten dan gewoonlijk"), LIST, {"wacht": LONG}, order=61)
def files_waiting_long(team):
    return HousingFile.objects.of(team).waiting_long(today()).count()


@line(_("Open woondossiers zonder stap"), LIST, {"wacht": NOTHING}, order=62)
def files_without_step(team):
    return HousingFile.objects.of(team).without_step(today()).count()


@line(_("Open woondossiers die niemand opvolgt"), LIST, {"stand": OPEN, "wie": NOBODY}, order=63)
def files_of_nobody(team):
    return HousingFile.objects.of(team).open_on(today()).without_worker().count()
