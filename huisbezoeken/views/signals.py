from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import as_id, tidy
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident
from huisbezoeken import actions, lists
from huisbezoeken.actions.signals import residents_about
from huisbezoeken.circle import agenda_of, bottlenecks_for, telling
from huisbezoeken.forms import SignalForm
from huisbezoeken.forms.acts import StatusForm
from huisbezoeken.models import HomeVisit, Signal
from huisbezoeken.origins import origins_of
from huisbezoeken.outside import without_names
from huisbezoeken.similar import similar_to


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_VIEW)
def signal_list(request):
    page = ListPage(request, lists.SIGNALS, Signal.objects.of(request.team))
    return respond(
        request,
        page,
        template="huisbezoeken/signal_list.html",
        residents=lambda row: row["people"],
    )


@require_GET
@requires(Permission.SIGNAL_VIEW)
def signal_detail(request, pk):
    return signal_page(request, get_signal_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_EDIT)
def signal_create(request):
    visit = named(request, HomeVisit.objects.with_people(), "bezoek")
    resident = named(request, Resident.objects.select_related("household"), "bewoner")
    return signal_form(request, SignalForm(request, visit=visit, resident=resident))


@require_http_methods(["GET", "POST"])
@requires(Permission.SIGNAL_EDIT)
def signal_edit(request, pk):
    signal = get_signal_or_404(request, pk)
    return signal_form(request, SignalForm(request, instance=signal), signal)


@require_POST
@requires(Permission.SIGNAL_EDIT)
def signal_delete(request, pk):
    signal = get_signal_or_404(request, pk)
    return delete_with_undo(request, signal, residents=residents_about(signal), then="huisbezoeken:signal_list")


@require_POST
@requires(Permission.SIGNAL_EDIT)
def signal_status(request, pk):
    """Move a signal on, from its page or from the board."""
    signal = get_signal_or_404(request, pk)
    then = redirect("huisbezoeken:signal_board") if request.POST.get("terug") == "bord" else redirect(signal)
    if request.POST.get("status") == signal.status:
        messages.info(request, _("Dit signaal stond daar al."))
        return then
    form = StatusForm(request.POST, thing=signal, request=request, part="stand")
    if not form.is_valid():
        messages.error(request, _("Kies waar het signaal naartoe gaat."))
        return signal_page(request, signal, status_form=form)
    try:
        change(signal, form.cleaned_data, request.user)
        form.settle()
        messages.success(request, render_to_string("huisbezoeken/_moved_on.html", {"signal": signal}, request))
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde dit signaal net. Kijk eerst wat er nu staat."))
        return form.keep_waiting() if form.cleaned_data["note"] else then
    return then


@require_POST
@requires(Permission.SIGNAL_EDIT)
def signal_similar(request):
    """Signals like the one that is being typed; the words come in the body, not in the address."""
    typed = {name.removeprefix("signaal-"): value for name, value in request.POST.items()}  # also from within a visit
    text, theme = tidy(typed.get("description", ""))[:2000], as_id(typed.get("theme"))
    found = similar_to(request.team, text, theme=theme, but=as_id(request.GET.get("niet")))
    record(Action.SEARCH, by=request.user, team=request.team, thing=Signal, residents=residents_about(*found))
    return render(request, "huisbezoeken/_similar.html", {"similar": found})


@transaction.atomic
def change(signal, told, by):
    signal.claim(told["version"], by)
    actions.change_status(signal=signal, status=told["status"], note=told["note"], by=by)


def signal_form(request, form, signal=None):
    if form.is_valid() and (saved := form.store(partial(actions.save_signal, signal=form.instance, by=request.user))):
        messages.success(request, _("Het signaal is bewaard."))
        return redirect(saved)
    people = residents_about(form.instance) | ({form.told_by.pk} if form.told_by else set())
    if signal or people:
        record(Action.SHOW, by=request.user, team=request.team, thing=signal or Signal, residents=people)
    return render(request, "huisbezoeken/signal_form.html", {"form": form, "signal": signal})


def signal_page(request, signal, **refused):
    """The page of a signal; `refused`: a form that was sent and is not right."""
    context = {
        "signal": signal,
        "changes": signal.changes.select_related("by"),
        "origins": origins_of(signal, request.user),
        "outside": without_names([signal], signal.team)[signal.pk],
        "status_form": StatusForm(None, thing=signal, request=request, part="stand"),
        **bottlenecks_for(signal),
        **agenda_of(signal, request.user),
        **telling(signal, request),
    }
    people = residents_about(signal) | {row.resident_id for row in context["told"]}
    record(Action.SHOW, by=request.user, team=signal.team, thing=signal, residents=people)
    return render(request, "huisbezoeken/signal_detail.html", context | refused)


def get_signal_or_404(request, pk):
    return get_or_404(request, Signal.objects.with_people().select_related("team", "theme"), pk)
