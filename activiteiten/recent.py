"""How activities and sessions are called under «Onlangs geopend»."""

from activiteiten.models import Activity, Newsletter, Session
from buurtwerk.home.recent import kind

kind(Activity)
kind(Newsletter)
kind(Session, related=["activity"])
