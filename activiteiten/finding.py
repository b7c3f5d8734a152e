"""What the search finds of activities."""

from django.utils.translation import gettext_lazy as _

from activiteiten.models import Activity
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.searching import Hit, addresses, best_first, looking_in, source

ROWS = looking_in(Activity.objects.order_by().values("id", "name", "kind", "location__name", "search_key"))


@source(
    title=_("Activiteiten"),
    icon="calendar-check",
    permission=Permission.ACTIVITY_VIEW,
    order=40,
    all_url_name="activiteiten:list",
    all_label=_("Alle activiteiten die passen"),
)
def activities(team, query, limit):
    page = addresses("activiteiten:detail")
    found = best_first(ROWS, team, query, ("name",), limit)
    return [Hit(row["name"], page(row["id"]), details(row)) for row in found]


def details(row):
    return str(Activity.Kind(row["kind"]).label), row["location__name"] or ""
