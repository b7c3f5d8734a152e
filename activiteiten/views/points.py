"""Points of a session that become a signal, or something to follow up."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from activiteiten.forms import QuestionForm, SignalPointForm
from activiteiten.views.sessions import get_session_or_404, session_page
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def session_signal(request, pk):
    session = get_session_or_404(request, pk)
    form = SignalPointForm(request.POST, session=session, request=request)
    return point(request, session, form, _("Het signaal is bewaard."), signal_form=form)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def session_question(request, pk):
    session = get_session_or_404(request, pk)
    form = QuestionForm(request.POST, session=session, request=request)
    return point(request, session, form, _("De opvolging is bewaard."), question_form=form)


def point(request, session, form, done, **refused):
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return session_page(request, session, **refused)
    messages.success(request, done)
    return redirect(session)
