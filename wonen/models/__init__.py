from wonen.models.file import HousingFile, HousingPartner
from wonen.models.fund import FundEntry
from wonen.models.step import Actor, HousingStep, StandardStep

__all__ = ["Actor", "FundEntry", "HousingFile", "HousingPartner", "HousingStep", "StandardStep"]
