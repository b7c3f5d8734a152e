from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from huisbezoeken import actions
from huisbezoeken.actions.bottlenecks import residents_behind
from huisbezoeken.actions.signals import residents_about
from huisbezoeken.circle import agenda_of, telling
from huisbezoeken.forms.acts import StatusForm
from huisbezoeken.forms.bottleneck import BottleneckForm
from huisbezoeken.lists.bottlenecks import BOTTLENECKS
from huisbezoeken.models import Bottleneck, Signal
from huisbezoeken.outside import names_left_out


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_VIEW)
def bottleneck_list(request):
    page = ListPage(request, BOTTLENECKS, Bottleneck.objects.of(request.team))
    return respond(request, page, template="huisbezoeken/bottleneck_list.html", residents=lambda row: row["people"])


@require_GET
@requires(Permission.SIGNAL_VIEW)
def bottleneck_detail(request, pk):
    return bottleneck_page(request, get_bottleneck_or_404(request, pk))


@require_GET
@requires(Permission.SIGNAL_VIEW)
def bottleneck_read(request, pk):
    """In large letters and without names: to read aloud, or to put on the wall of a meeting."""
    bottleneck = get_bottleneck_or_404(request, pk)
    signals = list(bottleneck.signals.with_people())
    texts = {"title": bottleneck.title} | {str(question): answer for question, answer in bottleneck.parts}
    shown = names_left_out(texts, signals, bottleneck.team)
    record(Action.SHOW, by=request.user, team=bottleneck.team, thing=bottleneck, residents=residents_about(*signals))
    context = {"bottleneck": bottleneck, "title": shown.pop("title"), "parts": shown.items(), "number": len(signals)}
    return render(request, "huisbezoeken/bottleneck_read.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_EDIT)
def bottleneck_create(request):
    """A new bottleneck, of the signal that the address names (`signaal`)."""
    signal = named(request, Signal.objects.with_people(), "signaal")
    return bottleneck_form(request, BottleneckForm(request, signal=signal))


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_EDIT)
def bottleneck_edit(request, pk):
    bottleneck = get_bottleneck_or_404(request, pk)
    return bottleneck_form(request, BottleneckForm(request, instance=bottleneck), bottleneck)


@require_POST
@requires(Permission.SIGNAL_EDIT)
def bottleneck_delete(request, pk):
    bottleneck = get_bottleneck_or_404(request, pk)
    people = residents_behind(bottleneck)
    return delete_with_undo(request, bottleneck, residents=people, then="huisbezoeken:bottleneck_list")


@require_POST
@requires(Permission.SIGNAL_EDIT)
def bottleneck_status(request, pk):
    bottleneck = get_bottleneck_or_404(request, pk)
    form = StatusForm(request.POST, thing=bottleneck, request=request, part="stand")
    if not form.is_valid():
        messages.error(request, _("Kies waar het knelpunt naartoe gaat."))
        return bottleneck_page(request, bottleneck, status_form=form)
    try:
        change(bottleneck, form.cleaned_data, request.user)
        form.settle()
        messages.success(request, _("Het knelpunt staat nu op «%s».") % bottleneck.get_status_display())
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde dit net. Kijk eerst wat er nu staat."))
        return form.keep_waiting() if form.cleaned_data["note"] else redirect(bottleneck)
    return redirect(bottleneck)


@transaction.atomic
def change(bottleneck, told, by):
    bottleneck.claim(told["version"], by)
    actions.change_bottleneck_status(bottleneck=bottleneck, status=told["status"], note=told["note"], by=by)


def bottleneck_form(request, form, bottleneck=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het knelpunt is bewaard."))
        return redirect(saved)
    people = residents_about(*(signal for signal, _ticked in form.offered))
    record(Action.SHOW, by=request.user, team=request.team, thing=bottleneck or Bottleneck, residents=people)
    return render(request, "huisbezoeken/bottleneck_form.html", {"form": form, "bottleneck": bottleneck})


def bottleneck_page(request, bottleneck, **refused):
    """The page of a bottleneck; `refused`: a form that was sent and is not right."""
    signals = list(bottleneck.signals.with_people().newest_first())
    context = {
        "bottleneck": bottleneck,
        "signals": signals,
        "changes": bottleneck.changes.select_related("by"),
        "status_form": StatusForm(None, thing=bottleneck, request=request, part="stand"),
        **agenda_of(bottleneck, request.user),
        **telling(bottleneck, request),
    }
    people = residents_about(*signals) | {row.resident_id for row in context["told"]}
    record(Action.SHOW, by=request.user, team=bottleneck.team, thing=bottleneck, residents=people)
    return render(request, "huisbezoeken/bottleneck_detail.html", context | refused)


def get_bottleneck_or_404(request, pk):
    return get_or_404(request, Bottleneck.objects.select_related("team", "theme", "updated_by"), pk)
