from rapportage.models.neighbourhood_figure import NeighbourhoodFigure, Reach, indicator_key

__all__ = ["NeighbourhoodFigure", "Reach", "indicator_key"]
