"""What follow-ups, signals and visits put on the Monday list; each count is that of the list it leads to."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today, week_span
from buurtwerk.home.monday import line
from huisbezoeken.filters.bottlenecks import UNTOLD
from huisbezoeken.models import AgendaItem, Bottleneck, FollowUp, HomeVisit, Signal

WEEK = timedelta(days=7)


@line(_("Opvolgingen te laat"), "huisbezoeken:follow_up_list", {"stand": "telaat"}, order=10)
def late_follow_ups(team):
    return FollowUp.objects.of(team).due(today() - timedelta(days=1)).count()


@line(_("Opvolgingen die niemand doet"), "huisbezoeken:follow_up_list", {"medewerker": "niemand"}, order=11)
def follow_ups_of_nobody(team):
    """Of somebody who left the team too."""
    return FollowUp.objects.of(team).open().without_worker(User.objects.workers_of(team).values("pk")).count()


@line(_("Nieuwe signalen"), "huisbezoeken:signal_list", {"stand": "nieuw"}, order=20)
def new_signals(team):
    return Signal.objects.of(team).unread().count()


@line(_("Signalen voor de stuurgroep"), "huisbezoeken:signal_list", {"stand": "to_steering_group"}, order=21)
def signals_for_the_steering_group(team):
    return Signal.objects.of(team).filter(status=Signal.Status.TO_STEERING_GROUP).count()


@line(_("Knelpunten waarover nog niets beslist is"), "huisbezoeken:bottleneck_list", {"stand": "open"}, order=22)
def undecided_bottlenecks(team):
    return Bottleneck.objects.of(team).filter(status=Bottleneck.Status.OPEN).count()


@line(_("Knelpunten om terug te koppelen"), "huisbezoeken:bottleneck_list", {"stand": UNTOLD}, order=23)
def bottlenecks_to_tell_back(team):
    return Bottleneck.objects.of(team).to_tell_back().count()


@line(_("Beslissingen die nog te doen zijn"), "huisbezoeken:decision_list", {"stand": "open"}, order=24)
def decisions_to_do(team):
    return AgendaItem.objects.of(team).to_do().count()


@line(
    _("Geplande bezoeken deze week"),
    "huisbezoeken:follow_up_list",
    {"soort": "visit", "stand": "dezeweek"},
    order=60,
    to_do=False,
)
def planned_visits(team):
    """From Monday to Sunday; what is late by then stands under «te laat» too."""
    return FollowUp.objects.of(team).filter(kind=FollowUp.Kind.VISIT).due_between(*week_span(today())).count()


def last_week():
    return week_span(today() - WEEK)


def in_last_week():
    monday, sunday = last_week()
    return {"van": monday.isoformat(), "tot": sunday.isoformat()}


@line(_("Huisbezoeken van vorige week"), "huisbezoeken:list", in_last_week, order=61, to_do=False)
def visits_of_last_week(team):
    return HomeVisit.objects.of(team).filter(date__range=last_week()).count()
