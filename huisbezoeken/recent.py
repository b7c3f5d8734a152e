"""How visits, contacts, follow-ups and signals are called under «Onlangs geopend»."""

from buurtwerk.core.dates import dutch
from buurtwerk.home.recent import kind
from huisbezoeken.models import Encounter, FollowUp, HomeVisit, Signal

kind(HomeVisit, name=lambda visit: f"{visit.household}, {dutch(visit.date)}", related=["household"])
kind(Encounter, name=lambda encounter: f"{encounter.resident}, {dutch(encounter.date)}", related=["resident"])
kind(FollowUp)
kind(Signal, name=lambda signal: f"{signal.theme}, {dutch(signal.date)}", related=["theme"])
