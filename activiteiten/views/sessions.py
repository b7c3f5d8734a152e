from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activiteiten import actions, attendees, lists
from activiteiten.forms import CancelForm, QuestionForm, SessionForm, SignalPointForm
from activiteiten.models import Session
from activiteiten.views.activities import get_activity_or_404
from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from huisbezoeken.actions.follow_ups import residents_about as about_follow_ups
from huisbezoeken.actions.signals import residents_about as about_signals

WEEK = timedelta(days=7)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def session_list(request):
    page = ListPage(request, lists.SESSIONS, Session.objects.of(request.team))
    return respond(request, page, template="activiteiten/session_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def session_detail(request, pk):
    return session_page(request, get_session_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def session_create(request, pk):
    """One more session of an activity: like the one that `?kopie=` names, a week later."""
    activity = get_activity_or_404(request, pk)
    like = (
        named(request, Session.objects.filter(activity=activity), "kopie") or activity.sessions.latest_first().first()
    )
    form = SessionForm(request, activity=activity, initial=a_week_after(like) if like else None)
    return session_form(request, form, activity)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def session_edit(request, pk):
    session = get_session_or_404(request, pk)
    return session_form(
        request, SessionForm(request, activity=session.activity, instance=session), session.activity, session
    )


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def session_delete(request, pk):
    session = get_session_or_404(request, pk)
    there = actions.residents_at(session)
    return delete_with_undo(request, session, residents=there, then="activiteiten:session_list")


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def session_cancel(request, pk):
    """Not on, with the reason; a session at which somebody was is no cancelled one."""
    session = get_session_or_404(request, pk)
    form = CancelForm(request.POST, thing=session, request=request, part="afgelast")
    if not form.is_valid():
        return session_page(request, session, cancel_form=form)
    try:
        cancel(request, session, form.cleaned_data["version"], form.cleaned_data["because"])
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde deze sessie net. Kijk eerst wat er nu staat."))
        return form.keep_waiting()
    except actions.SomebodyWasThere:
        form.add_error("because", _("Er staan al aanwezigen op. Haal die eerst weg, of verplaats de sessie."))
        return session_page(request, get_session_or_404(request, pk), cancel_form=form)
    form.settle()
    messages.success(request, _("De sessie is afgelast."))
    return redirect(session)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def session_resume(request, pk):
    """It does take place after all."""
    session = get_session_or_404(request, pk)
    try:
        cancel(request, session, as_id(request.POST.get("version")) or 0, "")
        messages.success(request, _("De sessie gaat weer door."))
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde deze sessie net. Kijk eerst wat er nu staat."))
    return redirect(session)


@transaction.atomic
def cancel(request, session, version, because):
    session.claim(version, request.user)
    actions.cancel(session=session, because=because, by=request.user)


def session_page(request, session, **refused):
    """The page of a session; `refused`: a form that was sent and is not right."""
    there = list(session.attendances.select_related("resident").by_name())
    signals, follow_ups = list(session.signals_raised()), list(session.follow_ups_asked())
    ideas = list(session.ideas.newest_first())
    people = {row.resident_id for row in (*there, *ideas)} - {None}
    people |= about_signals(*signals) | about_follow_ups(*follow_ups)
    record(Action.SHOW, by=request.user, team=session.team, thing=session, residents=people)
    context = {
        "session": session,
        "there": there,
        "counts": attendees.counts_of(session),
        "signals": signals,
        "follow_ups": follow_ups,
        "ideas": ideas,
        "cancel_form": CancelForm(None, thing=session, request=request, part="afgelast"),
        "signal_form": SignalPointForm(None, session=session, request=request),
        "question_form": QuestionForm(None, session=session, request=request),
    }
    return render(request, "activiteiten/session_detail.html", context | refused)


def session_form(request, form, activity, session=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De sessie is bewaard."))
        return redirect(saved)
    return render(request, "activiteiten/session_form.html", {"form": form, "activity": activity, "session": session})


def a_week_after(session):
    same = {name: getattr(session, name) for name in ("begins_at", "ends_at", "location")}
    return same | {"date": session.date + WEEK}


def get_session_or_404(request, pk):
    return get_or_404(request, Session.objects.with_place().select_related("team", "updated_by"), pk)
