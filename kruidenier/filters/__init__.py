from kruidenier.filters.cards import CardFilter
from kruidenier.filters.households import GroceryMonthFilter
from kruidenier.filters.people import StageFilter
from kruidenier.filters.visits import ShopVisitFilter

__all__ = ["CardFilter", "GroceryMonthFilter", "ShopVisitFilter", "StageFilter"]
