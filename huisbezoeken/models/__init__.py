from huisbezoeken.models.encounter import Encounter
from huisbezoeken.models.theme import Theme
from huisbezoeken.models.visit import HomeVisit, VisitResident, VisitTheme, VisitWorker

__all__ = ["Encounter", "HomeVisit", "Theme", "VisitResident", "VisitTheme", "VisitWorker"]
