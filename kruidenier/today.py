"""What the grocery puts on the start page."""

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from kruidenier.finding import homes_of, residents_in
from kruidenier.models import Card

SHOWN = 5


@part(template="kruidenier/_today_cards.html", permission=Permission.GROCERY_EDIT, order=45)
def cards_running_out(user, team):
    """Cards that run out within thirty days, the first of them first; three queries."""
    rows = Card.objects.of(team).running_out(today()).order_by("ends_on", "code")
    shown = list(rows[: SHOWN + 1])
    homes = {home.id: home for home in homes_of(team, [card.household_id for card in shown[:SHOWN]])}
    if homes:
        record(Action.LIST, by=user, team=team, thing=Card, residents=residents_in(homes.values()))
    cards = [(card, homes[card.household_id]) for card in shown[:SHOWN]]
    return {"cards": cards, "are_more": len(shown) > SHOWN}
