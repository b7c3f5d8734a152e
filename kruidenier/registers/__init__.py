"""The sheets of the social grocery in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from kruidenier.registers.cards import CardSheet
from kruidenier.registers.visits import ShopVisitSheet
from kruidenier.registers.pathways import PathwaySheet, PathwayStepSheet, VolunteerSheet
from kruidenier.registers.demo import demo_grocery
from kruidenier.registers.demo_pathways import demo_pathways, demo_volunteers

__all__ = [
    "CardSheet",
    "PathwaySheet",
    "PathwayStepSheet",
    "ShopVisitSheet",
    "VolunteerSheet",
    "demo_grocery",
    "demo_pathways",
    "demo_volunteers",
]
