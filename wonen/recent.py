"""How housing files are called under «Onlangs geopend»."""

from buurtwerk.home.recent import kind
from wonen.models import HousingFile

kind(HousingFile, name=lambda file: f"{file.about} · {file.household}", related=["household"])
