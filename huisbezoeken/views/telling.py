"""Bundling a signal, putting a signal or bottleneck on an agenda, and telling back what came of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from huisbezoeken import actions
from huisbezoeken.circle import has_outcome, tell_form
from huisbezoeken.models import Bottleneck, Feedback, Meeting
from huisbezoeken.views.bottlenecks import bottleneck_page, get_bottleneck_or_404
from huisbezoeken.views.signals import get_signal_or_404, signal_page


@require_POST
@requires(Permission.SIGNAL_EDIT)
def signal_bundle(request, pk):
    """Add a signal to a bottleneck that is there."""
    signal = get_signal_or_404(request, pk)
    bottleneck = chosen(Bottleneck, signal.team, request.POST.get("knelpunt"))
    if actions.add_signal(bottleneck=bottleneck, signal=signal, by=request.user):
        told = {"done": _("Toegevoegd aan"), "thing": bottleneck}
        messages.success(request, render_to_string("huisbezoeken/_said.html", told, request))
    else:
        messages.info(request, _("Dit signaal hoorde daar al bij."))
    return redirect(signal)


@require_POST
@requires(Permission.MEETING_EDIT)
def signal_agenda(request, pk):
    return to_agenda(request, signal=get_signal_or_404(request, pk))


@require_POST
@requires(Permission.MEETING_EDIT)
def bottleneck_agenda(request, pk):
    return to_agenda(request, bottleneck=get_bottleneck_or_404(request, pk))


@require_POST
@requires(Permission.SIGNAL_EDIT)
def signal_tell(request, pk):
    return tell(request, get_signal_or_404(request, pk), signal_page)


@require_POST
@requires(Permission.SIGNAL_EDIT)
def bottleneck_tell(request, pk):
    return tell(request, get_bottleneck_or_404(request, pk), bottleneck_page)


@require_POST
@requires(Permission.SIGNAL_EDIT)
def feedback_delete(request, pk):
    rows = Feedback.objects.select_related("team", "resident", "signal", "bottleneck")
    feedback = get_or_404(request, rows, pk)
    then = feedback.bottleneck or feedback.signal
    return delete_with_undo(request, feedback, residents=[feedback.resident_id], then=then)


def to_agenda(request, **about):
    """On the agenda of the chosen meeting, in one click; one goes on where one was."""
    (subject,) = about.values()
    meeting = chosen(Meeting, subject.team, request.POST.get("overleg"))
    _item, is_new = actions.put_on_agenda(meeting=meeting, by=request.user, **about)
    if is_new:
        told = {"done": _("Staat op de agenda van"), "thing": meeting}
        messages.success(request, render_to_string("huisbezoeken/_said.html", told, request))
    else:
        messages.info(request, _("Dit stond al op die agenda."))
    return redirect(subject)


def tell(request, subject, page):
    if not has_outcome(subject):
        messages.info(request, _("Er is nog niets beslist om terug te koppelen."))
        return redirect(subject)
    told = list(Feedback.objects.about(subject))
    form = tell_form(subject, request, told, request.POST)
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return page(request, subject, tell_form=form)
    number = len(form.cleaned_data["residents"])
    said = ngettext("Teruggekoppeld aan %d bewoner.", "Teruggekoppeld aan %d bewoners.", number) % number
    messages.success(request, said)
    return redirect(subject)


def chosen(model, team, text):
    """The row of the team that was chosen; a stranger's is none."""
    number = as_id(text)
    found = model.objects.of(team).filter(pk=number).first() if number else None
    if found is None:
        raise Http404
    return found
