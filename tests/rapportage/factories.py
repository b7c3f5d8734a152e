"""Figures of the neighbourhood, valid by default."""

from decimal import Decimal

from rapportage.models import NeighbourhoodFigure
from tests.accounts.factories import make_team
from tests.contacts.factories import make_area


def make_neighbourhood_figures(team):
    """Of two years, of an area, below zero, and one that nothing stands beside; returns the first."""
    figure = make_figure(team=team)
    make_figure(team=team, year=2017, value=Decimal("-11"), source="")
    make_figure(team=team, area=make_area(team=team), value=Decimal("14.2"))
    make_figure(team=team, indicator="60+", year=2017)
    make_figure(team=team, indicator="60+", year=2016)
    make_figure(team=team, indicator="inwoners", value=Decimal("5230"), unit="personen")
    return figure


def make_figure(**fields):
    team = fields.pop("team", None) or make_team()
    default = {"indicator": "aandeel eenoudergezinnen", "year": 2018, "value": Decimal("11.4")}
    return NeighbourhoodFigure.objects.create(**{"team": team, "unit": "%", "source": "stad"} | default | fields)
