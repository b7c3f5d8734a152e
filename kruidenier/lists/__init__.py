from kruidenier.lists.cards import CARDS, residents_in
from kruidenier.lists.visits import VISITS

__all__ = ["CARDS", "VISITS", "residents_in"]
