"""An invented map of sectors for the demo team: the borders follow nothing that is there."""

from pathlib import Path

from buurtwerk.registers.registry import demo_extra
from contacts.actions.areas import write_map
from contacts.areas.plan import plan_of
from contacts.areas.reading import read_map
from contacts.models import Area

MAP = Path(__file__).parent / "demo_areas.geojson"


@demo_extra
def demo_areas(team):
    """Nine sectors with most of the streets where households live; one street lies in none."""
    drawn, _faults = read_map(MAP.read_bytes())
    write_map(plan_of(team, drawn), team=team, thing=Area, by=None)
