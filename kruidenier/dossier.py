"""The grocery on the pages of residents and households, and shop visits as contact moments."""

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import as_moments, moments, section
from kruidenier.models import Card, ShopVisit


@moments(
    "shop",
    title=_("Kruidenier"),
    icon="basket",
    url_name="kruidenier:visit_edit",
    permission=Permission.GROCERY_VIEW,
    counts_for_reach=True,
)
def shop_moments(team):
    """A shop visit reaches the household of the card, and the resident who came where that is known."""
    visits = ShopVisit.objects.of(team)
    who = Case(When(resident=None, then=Value("")), default=F("resident__first_name"))
    alike = {"kind": "shop", "on": "date", "pk": "pk"}
    return [
        as_moments(visits, household="card__household_id", label=who, **alike),
        as_moments(visits.exclude(resident=None), resident="resident_id", label=Value(""), **alike),
    ]


@section(_("Kruidenier"), template="kruidenier/_dossier.html", permission=Permission.GROCERY_VIEW, of="household")
def cards_of(household, user):
    """The cards of a household, the one that counts first, each with when somebody came last; one query."""
    rows = Card.objects.filter(team=household.team_id, household=household)
    cards = list(rows.with_last_visit().latest_first())
    return {"cards": cards, "household": household, "has_one": any(card.is_running for card in cards)}


@section(_("Kruidenier"), template="kruidenier/_dossier.html", permission=Permission.GROCERY_VIEW, later=True)
def cards_of_resident(resident, user):
    return cards_of(resident.household, user)
