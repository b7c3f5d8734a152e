"""Somebody at a session who is not on its list: known already, or new."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from activiteiten import actions, attendees
from activiteiten.forms import NewcomerForm
from activiteiten.views.ticks import get_session_to_tick_or_404, refused, tick_page, tick_url
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import AlreadySubmitted
from buurtwerk.core.pdf import render_pdf
from buurtwerk.core.text import tidy
from contacts.models import Resident

FOUND_AT_MOST = 8
BLANK_ROWS = 12
SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/sign-in-sheet.css")


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick_search(request, pk):
    """The words come in the body, not in the address."""
    session = get_session_to_tick_or_404(request, pk)
    query = tidy(request.POST.get("zoek_bewoner", ""))[:100]
    found = attendees.called(session.team, query, FOUND_AT_MOST + 1) if len(query) > 1 else []
    lines, are_more = found[:FOUND_AT_MOST], len(found) > FOUND_AT_MOST
    record(Action.SEARCH, by=request.user, team=session.team, thing=Resident, residents=[line.id for line in lines])
    context = {"session": session, "lines": lines, "query": query, "are_more": are_more}
    return render(request, "activiteiten/_tick_found.html", context)


@require_POST
@requires(Permission.ATTENDANCE_TICK)
def tick_newcomer(request, pk):
    """A new resident in five seconds, who is written down at once; sent twice it makes one."""
    session = get_session_to_tick_or_404(request, pk)
    form = NewcomerForm(request.POST, request=request, session=session, page=tick_url(session))
    if not form.is_valid_on(session.date):
        shown = [resident.pk for resident in form.doubles]
        record(Action.SEARCH, by=request.user, team=session.team, thing=Resident, residents=shown)
        return tick_page(request, session, newcomer_form=form)
    try:
        form.part.store(partial(welcome, session, form, request.user))
        messages.success(request, _("%s staat op de lijst en is aangeduid.") % form.full_name)
    except AlreadySubmitted:
        messages.info(request, _("Dit was al bewaard. Er is niets dubbel gemaakt."))
    except actions.NobodyCanBeThere as reason:
        return refused(request, session, reason)
    return redirect(tick_url(session))


def welcome(session, form, by):
    home = form.household()
    person = form.resident(home, session.date)
    actions.welcome(session=session, resident=person, household=home, role=form.cleaned_data["role"], by=by)
    return session


@require_GET
@requires(Permission.ATTENDANCE_TICK)
def sign_in_sheet(request, pk):
    """The list on paper, to sign: no more about people than their name, and room for who is new."""
    session = get_session_to_tick_or_404(request, pk)
    lines = attendees.lines_of(session)
    residents = [line.id for line in lines]
    purpose = str(_("aanwezigheidslijst om te tekenen"))
    record(Action.EXPORT, by=request.user, team=session.team, thing=session, residents=residents, purpose=purpose)
    context = {"session": session, "lines": lines, "blank": range(BLANK_ROWS), "sheets": SHEETS}
    html = render_to_string("activiteiten/sign_in_sheet.html", context)
    response = HttpResponse(render_pdf(html, title=str(session)), content_type="application/pdf")
    name = f"aanwezigheden-{slugify(session.activity.name)}-{session.date:%Y-%m-%d}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
