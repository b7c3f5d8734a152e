"""How visits, contacts, follow-ups, signals and meetings are called under «Onlangs geopend»."""

from buurtwerk.core.dates import dutch
from buurtwerk.home.recent import kind
from huisbezoeken.models import Bottleneck, Encounter, FollowUp, HomeVisit, Meeting, Signal

kind(HomeVisit, name=lambda visit: f"{visit.household}, {dutch(visit.date)}", related=["household"])
kind(Encounter, name=lambda encounter: f"{encounter.resident}, {dutch(encounter.date)}", related=["resident"])
kind(FollowUp)
kind(Bottleneck)
kind(Meeting, related=["group"])
kind(Signal, name=lambda signal: f"{signal.theme}, {dutch(signal.date)}", related=["theme"])
