"""Writing down who was at a session: for volunteers too, who see name, year of birth and street."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from activiteiten import actions, attendees
from activiteiten.forms import NewcomerForm, UnknownForm
from activiteiten.models import Attendance, Session
from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import clock, today
from contacts.models import Household, Resident


@require_GET
@requires(Permission.ATTENDANCE_TICK)
def ticking(request):
    """The sessions of today and of the week before: to write down who was there, or to mend it."""
    sessions = Session.objects.of(request.team).to_tick(today()).with_place().latest_first()
    return render(request, "activiteiten/ticking.html", {"sessions": sessions, "today": today()})


@require_GET
@requires(Permission.ATTENDANCE_TICK)
def tick_list(request, pk):
    return tick_page(request, get_session_to_tick_or_404(request, pk))


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick(request, pk, resident):
    """One tick: says what should be, so that it may be said again."""
    session = get_session_to_tick_or_404(request, pk)
    person = Resident.objects.of(session.team).filter(pk=resident).first()
    role = request.POST.get("state", "")
    if person is None or role not in (actions.ABSENT, *Attendance.Role.values):
        raise Http404
    try:
        actions.tick(session=session, resident=person, role=role, by=request.user)
    except actions.NobodyCanBeThere as reason:
        return refused(request, session, reason)
    return done(request, session, f"#bewoner-{person.pk}")


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick_unknown(request, pk):
    """How many came whom nobody knows."""
    session = get_session_to_tick_or_404(request, pk)
    form = UnknownForm(request.POST)
    if not form.is_valid():
        return refused(request, session, form.first_error)
    try:
        if actions.count_unknown(session=session, by=request.user, **form.told):
            return done(request, session, "#onbekenden")
    except actions.NobodyCanBeThere as reason:
        return refused(request, session, reason)
    return refused(request, session, form.counted_meanwhile(session))


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick_as_last(request, pk):
    """Everybody who was there the time before, in the same role."""
    session = get_session_to_tick_or_404(request, pk)
    return tick_many(request, session, attendees.roles_at_last(session), "#lijst")


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick_family(request, pk, household):
    """Everybody of a household."""
    session = get_session_to_tick_or_404(request, pk)
    home = Household.objects.of(session.team).filter(pk=household).first()
    if home is None:
        raise Http404
    roles = dict.fromkeys(home.residents.values_list("pk", flat=True), Attendance.Role.PARTICIPANT)
    return tick_many(request, session, roles, f"#gezin-{household}")


def tick_many(request, session, roles, anchor):
    try:
        number = actions.tick_all(session=session, roles=roles, by=request.user)
    except actions.NobodyCanBeThere as reason:
        return refused(request, session, reason)
    text = ngettext(
        "%s persoon aangeduid. Haal weg wie er niet was.", "%s mensen aangeduid. Haal weg wie er niet was.", number
    )
    messages.success(request, text % number if number else _("Iedereen stond er al."))
    return redirect(tick_url(session) + anchor)


def tick_page(request, session, **forms):
    """The list of a session with all that can be ticked; `forms`: one that was sent and is not right."""
    lines = attendees.lines_of(session)
    record(Action.LIST, by=request.user, team=session.team, thing=session, residents=[line.id for line in lines])
    by_family = session.activity.by_family
    context = {
        "session": session,
        "lines": lines,
        "families": attendees.families_of(lines) if by_family else [],
        "counts": attendees.counts_of(session),
        "were_at_last": sum(bool(line.last_role and not line.role) for line in lines),
        "newcomer_form": NewcomerForm(None, request=request, session=session, page=tick_url(session)),
        "back_url": session.get_absolute_url()
        if can(request.user, Permission.ACTIVITY_VIEW, session.team)
        else reverse("activiteiten:ticking"),
    }
    return render(request, "activiteiten/tick_list.html", context | forms)


def done(request, session, anchor):
    """What a script wants to know, or back to the place on the list."""
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"saved_at": clock(timezone.now()), **attendees.counts_of(session)})
    return redirect(tick_url(session) + anchor)


def refused(request, session, message):
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"message": str(message), **attendees.counts_of(session)}, status=409)
    messages.error(request, str(message))
    return redirect(tick_url(session))


def tick_url(session):
    return reverse("activiteiten:tick_list", args=[session.pk])


def get_session_to_tick_or_404(request, pk):
    """A volunteer writes down and mends the sessions of the last week; a worker any."""
    session = get_or_404(request, Session.objects.with_place().select_related("team"), pk)
    if not (session.is_open_to_volunteers or can(request.user, Permission.ACTIVITY_EDIT, session.team)):
        raise PermissionDenied
    return session
