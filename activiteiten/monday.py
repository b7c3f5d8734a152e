"""What activities put on the Monday list; each count is that of the list it leads to."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from activiteiten.models import Session
from buurtwerk.core.dates import today, week_span
from buurtwerk.home.monday import line

QUARTER = timedelta(days=90)


def lately():
    return {"stand": "open", "van": (today() - QUARTER).isoformat()}


@line(_("Sessies zonder aanwezigen, laatste drie maanden"), "activiteiten:session_list", lately, order=35)
def sessions_unticked(team):
    gone_by = Session.objects.of(team).filter(date__range=(today() - QUARTER, today()))
    return gone_by.taking_place().unticked().count()


def this_week():
    monday, sunday = week_span(today())
    return {"van": monday.isoformat(), "tot": sunday.isoformat()}


@line(_("Sessies deze week"), "activiteiten:session_list", this_week, order=80, to_do=False)
def sessions_this_week(team):
    return Session.objects.of(team).filter(date__range=week_span(today())).count()
