"""How cards are called under «Onlangs geopend»."""

from buurtwerk.home.recent import kind
from kruidenier.models import Card

kind(Card)
