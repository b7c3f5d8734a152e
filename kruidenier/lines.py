"""One line at the counter: who was checked in or not, with what to know and what one can still do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from buurtwerk.core.dates import dutch, today
from kruidenier.actions.counter import is_fresh
from kruidenier.finding import Home, homes_of
from kruidenier.models import CardRules, ShopVisit

SHOWN = 8


@dataclass(slots=True)
class Line:
    """`visit` is None where nothing was stored; `message` says why not."""

    number: str
    home: Home | None = None
    visit: ShopVisit | None = None
    message: str = ""
    warnings: list[str] = field(default_factory=list)

    @property
    def is_new(self):
        """Checked in by this very tap."""
        return self.visit is not None and not self.message

    @property
    def can_be_mended(self):
        """A volunteer mends what is of today."""
        return self.visit is not None and self.visit.date == today()

    @property
    def can_be_undone(self):
        return self.visit is not None and is_fresh(self.visit)

    @property
    def residents(self):
        return [person.id for person in self.home.people] if self.home else []


def line_of(visit, message=""):
    """A line of one shop visit with what is wrong with its card."""
    home = homes_of(visit.team, [visit.card.household_id])[0]
    return Line(visit.card.code, home, visit, message, warnings_of(visit.card, visit.date))


def latest(team):
    """Today's last check-ins, the newest first; four queries."""
    visits = list(ShopVisit.objects.of(team).filter(date=today()).with_people().latest_first()[:SHOWN])
    homes = {home.id: home for home in homes_of(team, list({visit.card.household_id for visit in visits}))}
    return [
        Line(visit.card.code, homes[visit.card.household_id], visit, warnings=_told(_of_dates(visit.card, visit.date)))
        for visit in visits
    ]


def warnings_of(card, day):
    """What whoever stands at the counter should know of a card on the day that somebody came with it."""
    rules = CardRules.objects.rules_of(card.team)
    month = ShopVisit.objects.of_household(card.household_id).in_month(day.year, day.month).filter(date__lte=day)
    found = [_of_dates(card, day)]
    if rules.visits_a_month and (number := month.count()) > rules.visits_a_month:
        found.append(
            _("Dit is bezoek %(number)s van deze maand; afgesproken is %(most)s.")
            % {"number": number, "most": rules.visits_a_month}
        )
    return _told(*found)


def _told(*warnings):
    return [warning for warning in warnings if warning]


def _of_dates(card, day):
    if card.ends_on and card.ends_on < day:
        return _("De kaart liep af op %s. Zeg het, en laat een buurtwerker ze verlengen.") % dutch(card.ends_on)
    if card.starts_on > day:
        return _("De kaart begint pas op %s.") % dutch(card.starts_on)
    if card.runs_out:
        return _("De kaart loopt af op %s.") % dutch(card.ends_on)
    return ""
