"""A month at the grocery in numbers, and which families have not been seen for two months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from buurtwerk.core.charts import Chart, Series, bar, chart
from buurtwerk.core.dates import today
from kruidenier.finding import Home, homes_of
from kruidenier.models import Card, ShopVisit

UNSEEN_SHOWN = 20
DAY = timedelta(days=1)
FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Month:
    """Families and visits of the month, cards that began and ended in it, by today; unseen: as it is today."""

    first: date
    families: int
    visits: int
    new: int
    stopped: int
    by_day: Chart
    unseen: list[Home]
    are_more_unseen: bool

    @property
    def title(self):
        return f"{MONTHS[self.first.month]} {self.first.year}"

    @property
    def before(self):
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self):
        """The next month; None where that is still to come."""
        following = last_day(self.first) + timedelta(days=1)
        return following if following <= today() else None

    @property
    def residents(self):
        return [person.id for home in self.unseen for person in home.people]


def spelt(year, month):
    """The first day of a month as an address spells it; None for what is none."""
    return date(year, month, 1) if FIRST_YEAR <= year <= today().year and 1 <= month <= 12 else None


def last_day(first):
    return first.replace(day=monthrange(first.year, first.month)[1])


def month_of(team, first):
    """In six queries, however many families there are."""
    span = (first, last_day(first))
    visits = ShopVisit.objects.of(team).filter(date__range=span)
    counted = visits.aggregate(visits=Count("pk"), families=Count("card__household", distinct=True))
    cards = Card.objects.of(team)
    unseen = cards.long_unseen(today()).order_by("household__street", "household").values_list("household", flat=True)
    homes = list(unseen.distinct()[: UNSEEN_SHOWN + 1])
    return Month(
        first,
        **counted,
        new=cards.filter(starts_on__range=span).count(),
        stopped=cards.filter(ends_on__range=span).expired_on(today() + DAY).count(),
        by_day=days_of(visits, first),
        unseen=homes_of(team, homes[:UNSEEN_SHOWN]),
        are_more_unseen=len(homes) > UNSEEN_SHOWN,
    )


def days_of(visits, first):
    """A column for each day of the month."""
    counted = dict(visits.order_by().values_list("date__day").annotate(Count("pk")))
    days = list(range(1, last_day(first).day + 1))
    most = max(counted, key=lambda day: counted[day], default=None)
    return chart(
        bar,
        caption=_("Gezinnen per dag"),
        id="gezinnen-per-dag",
        title=_("Gezinnen per dag"),
        description=_("Het meest op dag %s.") % most if most else _("Er kwam niemand."),
        labels=[str(day) for day in days],
        series=[Series(str(_("gezinnen")), [counted.get(day, 0) for day in days])],
    )
