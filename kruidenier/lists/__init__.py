from kruidenier.lists.cards import CARDS, residents_in
from kruidenier.lists.visits import VISITS, residents_of_visit

__all__ = ["CARDS", "VISITS", "residents_in", "residents_of_visit"]
