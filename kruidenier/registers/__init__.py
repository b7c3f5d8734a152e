"""The sheets of the social grocery in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from kruidenier.registers.cards import CardSheet
from kruidenier.registers.visits import ShopVisitSheet

__all__ = ["CardSheet", "ShopVisitSheet"]
