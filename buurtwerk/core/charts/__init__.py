"""Charts as SVG: the very same string stands in a page (light and dark) and in a PDF.

Only presentation attributes, as the site's policy refuses inline styles; text takes the colour around it.
"""

from buurtwerk.core.charts.columns import bar, stacked_bar
from buurtwerk.core.charts.data import Chart, Data, Series, chart
from buurtwerk.core.charts.flow import flow
from buurtwerk.core.charts.lines import line
from buurtwerk.core.charts.marks import PALETTE
from buurtwerk.core.charts.rows import horizontal_bar
from buurtwerk.core.charts.tiles import Tile, tile_map

__all__ = [
    "PALETTE",
    "Chart",
    "Data",
    "Series",
    "Tile",
    "bar",
    "chart",
    "flow",
    "horizontal_bar",
    "line",
    "stacked_bar",
    "tile_map",
]
