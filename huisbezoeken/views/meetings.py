from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Group
from huisbezoeken import actions, agenda, meeting_papers
from huisbezoeken.actions.meetings import residents_told_of
from huisbezoeken.forms.meeting import MeetingForm, NewItemForm, PresenceForm
from huisbezoeken.lists.meetings import DECISIONS, MEETINGS
from huisbezoeken.models import AgendaItem, Meeting


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETING_VIEW)
def meeting_list(request):
    page = ListPage(request, MEETINGS, Meeting.objects.of(request.team))
    return respond(request, page, template="huisbezoeken/meeting_list.html", residents=lambda row: [])


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETING_VIEW)
def decision_list(request):
    page = ListPage(request, DECISIONS, AgendaItem.objects.of(request.team).decided())
    return respond(request, page, template="huisbezoeken/decision_list.html", residents=lambda row: row["people"])


@require_GET
@requires(Permission.MEETING_VIEW)
def meeting_detail(request, pk):
    return meeting_page(request, get_meeting_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETING_EDIT)
def meeting_create(request):
    """A new meeting, of the group that the address names (`groep`)."""
    return meeting_form(request, MeetingForm(request, group=named(request, Group.objects, "groep")))


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETING_EDIT)
def meeting_edit(request, pk):
    meeting = get_meeting_or_404(request, pk)
    return meeting_form(request, MeetingForm(request, instance=meeting), meeting)


@require_POST
@requires(Permission.MEETING_EDIT)
def meeting_delete(request, pk):
    """Its items go along, but not what has to be done by now."""
    meeting = get_meeting_or_404(request, pk)
    if meeting.items.to_do().exists():
        messages.error(request, _("Dit kan niet weg: van wat er beslist is, moet nog iets gebeuren."))
        return redirect(meeting)
    people = residents_told_of(*meeting.items.with_all())
    return delete_with_undo(request, meeting, residents=people, then="huisbezoeken:meeting_list")


@require_POST
@requires(Permission.MEETING_EDIT)
def meeting_presence(request, pk):
    meeting = get_meeting_or_404(request, pk)
    form = PresenceForm(request.POST, meeting=meeting, request=request)
    if not form.is_valid():
        messages.error(request, _("Dat lukte nog niet. Kijk na wat er rood staat."))
        return meeting_page(request, meeting, presence_form=form)
    actions.note_presence(meeting=meeting, told=form.told, by=request.user)
    form.settle()
    messages.success(request, _("Bewaard wie er was."))
    return redirect(meeting)


@require_GET
@requires(Permission.MEETING_VIEW)
def meeting_papers_pdf(request, pk):
    """Agenda, bottlenecks and the figures asked for: what one sends before the meeting."""
    return sent_along(
        request, get_meeting_or_404(request, pk), meeting_papers.papers, _("agenda en bijlagen"), "stukken"
    )


@require_GET
@requires(Permission.MEETING_VIEW)
def meeting_report_pdf(request, pk):
    """Who was there, what was said and decided: what one sends afterwards."""
    return sent_along(request, get_meeting_or_404(request, pk), meeting_papers.report, _("verslag"), "verslag")


def sent_along(request, meeting, make, purpose, name):
    people = residents_told_of(*meeting.items.with_all(), *agenda.still_open(meeting))
    record(Action.EXPORT, by=request.user, team=meeting.team, thing=meeting, residents=people, purpose=purpose)
    response = HttpResponse(make(meeting), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}-{slugify(meeting.code) or meeting.pk}.pdf"'
    return response


def meeting_form(request, form, meeting=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het overleg is bewaard."))
        return redirect(saved)
    return render(request, "huisbezoeken/meeting_form.html", {"form": form, "meeting": meeting})


def meeting_page(request, meeting, **refused):
    """The page of a meeting; `refused`: a form that was sent and is not right."""
    context = agenda.of(meeting) | {
        "meeting": meeting,
        "presence_form": PresenceForm(None, meeting=meeting, request=request),
        "item_form": NewItemForm(None, meeting=meeting, request=request),
    }
    people = agenda.residents_in(context)
    record(Action.SHOW, by=request.user, team=meeting.team, thing=meeting, residents=people)
    return render(request, "huisbezoeken/meeting_detail.html", context | refused)


def get_meeting_or_404(request, pk):
    rows = Meeting.objects.select_related("team", "group").prefetch_related("papers", "presences__member__organisation")
    return get_or_404(request, rows, pk)
