"""What housing ties together in the network."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import edges
from wonen.models import HousingPartner


@edges(
    "household",
    "organisation",
    title=_("wonen"),
    kinds={"housing": _("woondossier")},
    line="dotted",
    permission=Permission.HOUSING_VIEW,
    order=45,
)
def files_with_partners(team):
    """Households and the partners that take part in their files, each pair once."""
    pairs = HousingPartner.objects.of(team).values_list("file__household", "organisation").distinct()
    return [("housing", *pair) for pair in pairs.order_by("file__household", "organisation")]
