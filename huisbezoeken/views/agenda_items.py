"""Items of an agenda: put on it, put in order, and afterwards what was said and decided."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.home.deleting import delete_with_undo
from huisbezoeken import actions
from huisbezoeken.actions.meetings import residents_told_of, signals_of
from huisbezoeken.forms.agenda_item import AgendaItemForm
from huisbezoeken.forms.meeting import NewItemForm
from huisbezoeken.models import AgendaItem, Bottleneck, Signal
from huisbezoeken.views.meetings import get_meeting_or_404, meeting_page
from huisbezoeken.views.telling import chosen

ABOUT = (("signaal", "signal", Signal), ("knelpunt", "bottleneck", Bottleneck))


@require_POST
@requires(Permission.MEETING_EDIT)
def agenda_item_create(request, pk):
    """A signal (`signaal`) or bottleneck (`knelpunt`) in one click, or an item of its own."""
    meeting = get_meeting_or_404(request, pk)
    for name, field, model in ABOUT:
        if name in request.POST:
            subject = chosen(model, meeting.team, request.POST[name])
            actions.put_on_agenda(meeting=meeting, by=request.user, **{field: subject})
            messages.success(request, _("«%s» staat op de agenda.") % subject_title(subject))
            return redirect(f"{meeting.get_absolute_url()}?zetten#zetten")
    form = NewItemForm(request.POST, meeting=meeting, request=request)
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return meeting_page(request, meeting, item_form=form)
    messages.success(request, _("«%s» staat op de agenda.") % form.cleaned_data["title"])
    return redirect(f"{meeting.get_absolute_url()}?zetten#zetten")


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETING_EDIT)
def agenda_item_edit(request, pk):
    item = get_item_or_404(request, pk)
    form = AgendaItemForm(request, instance=item)
    if form.is_valid() and form.store(form.keep):
        messages.success(request, _("Het agendapunt is bewaard."))
        return redirect(item.meeting)
    signals = signals_of(item)
    record(Action.SHOW, by=request.user, team=item.team, thing=item, residents=residents_told_of(item))
    return render(request, "huisbezoeken/agenda_item_form.html", {"form": form, "item": item, "signals": signals})


@require_POST
@requires(Permission.MEETING_EDIT)
def agenda_item_move(request, pk):
    item = get_item_or_404(request, pk)
    actions.move_item(item=item, up=request.POST.get("kant") == "op", by=request.user)
    return redirect(f"{item.meeting.get_absolute_url()}#punt-{item.pk}")


@require_POST
@requires(Permission.MEETING_EDIT)
def agenda_item_delete(request, pk):
    item = get_item_or_404(request, pk)
    if item.is_open:
        messages.error(request, _("Dit kan niet weg: van wat er beslist is, moet nog iets gebeuren."))
        return redirect(item.meeting)
    return delete_with_undo(request, item, residents=residents_told_of(item), then=item.meeting)


def subject_title(subject):
    return subject.title if isinstance(subject, Bottleneck) else subject.code


def get_item_or_404(request, pk):
    return get_or_404(request, AgendaItem.objects.select_related("team", "meeting__team").with_all(), pk)
