"""Figures of the neighbourhood, valid by default."""

from decimal import Decimal

from rapportage.models import NeighbourhoodFigure
from tests.accounts.factories import make_team


def make_figure(**fields):
    team = fields.pop("team", None) or make_team()
    default = {"indicator": "aandeel eenoudergezinnen", "year": 2018, "value": Decimal("11.4")}
    return NeighbourhoodFigure.objects.create(**{"team": team, "unit": "%", "source": "stad"} | default | fields)
