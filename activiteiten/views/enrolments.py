from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from activiteiten import actions, lists
from activiteiten.forms import EnrolForm, EnrolmentForm
from activiteiten.models import Enrolment, Waiting
from activiteiten.views.activities import get_activity_or_404
from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def enrolment_list(request):
    page = ListPage(request, lists.ENROLMENTS, Enrolment.objects.of(request.team))
    template = "activiteiten/enrolment_list.html"
    return respond(request, page, template=template, residents=lambda row: [row["resident"]])


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def enrol(request, pk):
    """Let somebody take part, or wait when there is no place."""
    activity = get_activity_or_404(request, pk)
    resident = named(request, Resident.objects.select_related("household"), "bewoner")
    form = EnrolForm(request, activity=activity, resident=resident)
    if form.is_valid() and (saved := stored(form)):
        waits = isinstance(saved, Waiting)
        text = _("%s staat op de wachtlijst.") if waits else _("%s doet mee.")
        messages.success(request, text % saved.resident)
        return redirect(activity)
    waiting = list(activity.waiting.select_related("resident").in_order())
    shown = [one.resident_id for one in waiting[:1]] + ([form.chosen.pk] if form.chosen else [])
    if shown:
        record(Action.SEARCH, by=request.user, team=activity.team, thing=Resident, residents=shown)
    return render(request, "activiteiten/enrol.html", {"form": form, "activity": activity, "waiting": waiting})


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def enrolment_edit(request, pk):
    enrolment = get_or_404(request, Enrolment.objects.with_people().select_related("activity", "team"), pk)
    form = EnrolmentForm(request, instance=enrolment)
    if form.is_valid() and (saved := stored(form)):
        messages.success(request, _("De inschrijving van %s is bewaard.") % saved.resident)
        tell_who_waits(request, saved)
        return redirect(saved.activity)
    record(Action.SHOW, by=request.user, team=request.team, thing=enrolment, residents=[enrolment.resident_id])
    return render(request, "activiteiten/enrolment_form.html", {"form": form, "enrolment": enrolment})


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def enrolment_delete(request, pk):
    enrolment = get_or_404(request, Enrolment.objects.select_related("activity", "team"), pk)
    return delete_with_undo(request, enrolment, residents=[enrolment.resident_id], then=enrolment.activity)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def waiting_admit(request, pk, waiting):
    """Somebody on the waiting list gets a place."""
    activity = get_activity_or_404(request, pk)
    found = waiting_or_404(activity, waiting)
    try:
        actions.enrol(activity=activity, resident=found.resident, starts_on=today(), by=request.user)
        messages.success(request, _("%s doet mee.") % found.resident)
    except actions.Full:
        messages.error(request, _("Er is nog geen plaats vrij. %s blijft op de wachtlijst.") % found.resident)
    except actions.AlreadyEnrolled:
        messages.info(request, _("%s doet al mee, of stopte vandaag pas.") % found.resident)
    return redirect(activity)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def waiting_delete(request, pk, waiting):
    activity = get_activity_or_404(request, pk)
    found = waiting_or_404(activity, waiting)
    return delete_with_undo(request, found, residents=[found.resident_id], then=activity)


def stored(form):
    """What the form made; None when it has to say something first."""
    try:
        return form.store(form.keep)
    except actions.Full:
        form.tell_full()
    except actions.AlreadyEnrolled:
        form.tell_enrolled()
    return None


def tell_who_waits(request, enrolment):
    """A place that came free is first for who waits longest."""
    first = enrolment.activity.waiting.select_related("resident").in_order().first()
    if enrolment.ends_on and first and actions.places_left(enrolment.activity) != 0:
        messages.info(request, _("Er is een plaats vrij. Eerst op de wachtlijst: %s.") % first.resident)


def waiting_or_404(activity, number):
    found = activity.waiting.select_related("resident", "team").filter(pk=number).first()
    if found is None:
        raise Http404
    return found
