"""What «De wijk in cijfers» shows, on screen and on paper; need.py puts it together."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from buurtwerk.core.charts import Series, chart, horizontal_bar, line
from rapportage.models import NeighbourhoodFigure
from rapportage.parts import as_text
from rapportage.withholding import Withheld

MOST_ROWS = 12  # of one chart: as many as fit a page


@dataclass(frozen=True, slots=True)
class Reached:
    """The share of whom the team reached, with both its parts; `percent` None: too few, or not shown."""

    part: Any
    whole: Any
    unknown: Any
    percent: Any
    of: str

    @property
    def parts_text(self):
        return _("%(part)s van %(whole)s") % {"part": as_text(self.part), "whole": as_text(self.whole)}

    @property
    def text(self):
        return "" if self.percent is None else f"{number_format(self.percent)}\N{NO-BREAK SPACE}%"

    @property
    def unknown_text(self):
        return "" if self.unknown is None else as_text(self.unknown)

    @property
    def leaves_out(self):
        return any(isinstance(value, Withheld) for value in (self.part, self.whole, self.unknown))

    @property
    def is_small(self):
        """Whether there are too few to speak of a share, though all of them show."""
        return self.percent is None and not self.leaves_out


@dataclass(frozen=True, slots=True)
class Need:
    """What is known last of an indicator, in one area or in all of the neighbourhood."""

    figure: NeighbourhoodFigure
    earlier: list[NeighbourhoodFigure]
    reached: Reached | None = None
    here: tuple[Any, ...] = ()  # residents and households reached in the area

    @property
    def where(self):
        return str(self.figure.area) if self.figure.area else _("de hele wijk")

    @property
    def source(self):
        return self.figure.source or _("bron niet genoteerd")

    @property
    def before_text(self):
        """«10,9 % in 2016»; nothing where there is none."""
        if not self.earlier:
            return ""
        last = self.earlier[0]
        return _("%(value)s in %(year)s") % {"value": last.text, "year": last.year}

    @property
    def here_texts(self):
        return [as_text(value) for value in self.here]

    @property
    def can_be_drawn(self):
        return self.figure.value >= 0


@dataclass(frozen=True)
class AreaNeed:
    """One indicator in the areas, and in the whole neighbourhood where that is known."""

    id: str
    indicator: str
    unit: str
    rows: list[Need]
    year: int

    @cached_property
    def drawn(self):
        """Beside shares the whole neighbourhood too; beside numbers of people that would make the others tiny."""
        return [need for need in self.rows if need.figure.area_id or need.figure.is_share]

    @cached_property
    def chart(self):
        return chart(
            horizontal_bar,
            caption=f"{self.indicator}{f', {self.unit}' if self.unit else ''}",
            id=self.id,
            title=self.indicator,
            description=described(self.drawn, lambda need: need.where),
            labels=[f"{need.where} ({need.figure.year})" for need in self.drawn],
            series=self._series(),
            withheld_label="–",
        )

    def _series(self):
        needs = [need.figure.value for need in self.drawn]
        if not self.shows_share:
            return [Series(self.indicator, needs)]
        shares = [need.reached.percent if need.reached else None for need in self.drawn]
        return [Series(_("in het gebied"), needs), Series(_("bij het team, %s") % self.year, shares)]

    @property
    def can_be_drawn(self):
        return len(self.drawn) <= MOST_ROWS and all(need.can_be_drawn for need in self.drawn)

    @property
    def shows_here(self):
        """Whether to tell who was reached there; a share tells it too."""
        return not self.shows_share and any(need.here for need in self.rows)

    @property
    def shows_share(self):
        return any(need.reached and need.figure.area_id for need in self.rows)


@dataclass(frozen=True)
class Trend:
    """An indicator of the whole neighbourhood over the years."""

    id: str
    need: Need

    @property
    def figures(self):
        """Oldest first."""
        return [*reversed(self.need.earlier), self.need.figure]

    @property
    def sources(self):
        """«stad (2016, 2017)», each source once."""
        years: dict[str, list[str]] = defaultdict(list)
        for figure in self.figures:
            years[figure.source or _("bron niet genoteerd")].append(str(figure.year))
        return "; ".join(f"{source} ({', '.join(told)})" for source, told in years.items())

    @cached_property
    def chart(self):
        found = self.figures
        years = list(range(found[0].year, found[-1].year + 1))
        by_year = {figure.year: figure.value for figure in found}
        unit = self.need.figure.unit
        return chart(
            line,
            caption=f"{self.need.figure.indicator}{f', {unit}' if unit else ''}",
            id=self.id,
            title=self.need.figure.indicator,
            description="; ".join(f"{figure.year}: {figure.text}" for figure in found),
            labels=[str(year) for year in years],
            series=[Series(self.need.figure.indicator, [by_year.get(year) for year in years])],
            withheld_label="–",
        )


@dataclass(frozen=True)
class NeedPart:
    """`compared` stand beside a share of reach, `others` do not; `areas` and `trends` tell where and since when."""

    year: int
    compared: list[Need] = field(default_factory=list)
    others: list[Need] = field(default_factory=list)
    areas: list[AreaNeed] = field(default_factory=list)
    trends: list[Trend] = field(default_factory=list)

    id = "wijk"

    @property
    def title(self):
        return _("De wijk in cijfers")

    @property
    def is_empty(self):
        return not (self.compared or self.others or self.areas)

    @property
    def leaves_out(self):
        here = [value for part in self.areas for need in part.rows for value in need.here]
        return any(need.reached.leaves_out for need in self.compared if need.reached) or any(
            isinstance(value, Withheld) for value in here
        )

    @property
    def has_small(self):
        return any(need.reached.is_small for need in self.compared if need.reached)

    @property
    def drawn(self):
        return [need for need in self.compared if need.can_be_drawn][:MOST_ROWS]

    @property
    def sources(self):
        """«stad (2017)», each once."""
        return list(dict.fromkeys(f"{need.source} ({need.figure.year})" for need in self.drawn))

    @cached_property
    def chart(self):
        reached = [need.reached.percent if need.reached else None for need in self.drawn]
        return chart(
            horizontal_bar,
            caption=_("Nood naast bereik, %"),
            id=f"{self.id}-{self.year}",
            title=_("Nood naast bereik (%s)") % self.year,
            description=described(self.drawn, lambda need: need.figure.indicator),
            labels=[f"{need.figure.indicator} ({need.figure.year})" for need in self.drawn],
            series=[
                Series(_("in de wijk"), [need.figure.value for need in self.drawn]),
                Series(_("bij het team, %s") % self.year, reached),
            ],
            withheld_label="*",
        )


def described(needs, name: Callable):
    most = max(needs, key=lambda need: need.figure.value, default=None)
    return _("Het hoogst: %(label)s (%(number)s).") % {"label": name(most), "number": most.figure.text} if most else "-"
