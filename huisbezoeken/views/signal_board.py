"""The signals side by side, by how far they are; and on paper, without names, for outside the team."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.pdf import render_pdf
from huisbezoeken.actions.signals import residents_about
from huisbezoeken.models import Signal, SignalChange
from huisbezoeken.outside import without_names

Status = Signal.Status
SHOWN = 25  # cards in a column
PRINTED = 500  # more than any meeting reads
DONE_LATELY = timedelta(days=90)
COLUMNS = (
    (_("Nieuw"), "nieuw", [Status.NEW, Status.REOPENED]),
    (_("In opvolging"), Status.IN_FOLLOW_UP, [Status.IN_FOLLOW_UP]),
    (_("Naar stuurgroep"), Status.TO_STEERING_GROUP, [Status.TO_STEERING_GROUP]),
    (_("Afgerond, laatste drie maanden"), "afgerond", [Status.RESOLVED, Status.CLOSED]),
)
SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/paper.css")


@require_GET
@requires(Permission.SIGNAL_VIEW)
def signal_board(request):
    columns = [column(request.team, *told) for told in COLUMNS]
    people = residents_about(*(card for one in columns for card in one["cards"]))
    record(Action.LIST, by=request.user, team=request.team, thing=Signal, residents=people)
    return render(request, "huisbezoeken/signal_board.html", {"columns": columns})


@require_GET
@requires(Permission.SIGNAL_VIEW)
def signal_paper(request):
    """All unfinished signals by theme, as a PDF without names: to take to a meeting."""
    rows = Signal.objects.of(request.team).unfinished().select_related("theme", "resident", "visit")
    signals = sorted(rows.newest_first()[:PRINTED], key=lambda signal: signal.theme.position)
    record(
        Action.EXPORT,
        by=request.user,
        team=request.team,
        thing=Signal,
        residents=residents_about(*signals),
        purpose=str(_("overzicht zonder namen")),
    )
    context = paper(request.team, signals) | {"left_out": rows.count() - len(signals)}
    html = render_to_string("huisbezoeken/signals_paper.html", context)
    response = HttpResponse(render_pdf(html, title=str(_("Signalen"))), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="signalen-{today():%Y-%m-%d}.pdf"'
    return response


def paper(team, signals):
    texts = without_names(signals, team)
    told = [{"signal": signal, "text": texts[signal.pk]} for signal in signals]
    return {"team": team, "today": today(), "told": told, "number": len(told), "sheets": SHEETS}


def column(team, title, filter_value, statuses):
    """A column of the board: its newest cards, and how many there are."""
    rows = Signal.objects.of(team).filter(status__in=statuses)
    if Status.CLOSED in statuses:
        since = today() - DONE_LATELY
        lately = SignalChange.objects.filter(signal=OuterRef("pk"), at__date__gte=since)
        rows = rows.filter(Q(resolved_on__gte=since) | Exists(lately))
    number = rows.count()
    return {
        "title": title,
        "cards": list(rows.select_related("theme").newest_first()[:SHOWN]),
        "number": number,
        "url": f"{reverse('huisbezoeken:signal_list')}?stand={filter_value}",
    }
