from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from buurtwerk.accounts.access import requires, switch_team
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core import dates, drafts, undo
from buurtwerk.core.errors import TooLong
from buurtwerk.core.models import Draft, Undo


@require_POST
@requires(Permission.OWN_ACCOUNT)
def draft_save(request):
    token = drafts.read_token(request.POST.get("form_token"))
    if token is None or token.user_id != request.user.pk:
        raise PermissionDenied
    try:
        drafts.keep(token, request.POST)
        return JsonResponse({"saved_at": dates.clock(timezone.now())})
    except TooLong:
        return JsonResponse({}, status=413)


@require_POST
@requires(Permission.OWN_ACCOUNT)
def draft_delete(request, draft):
    found = Draft.objects.filter(user=request.user, pk=draft).first()
    if found is None:
        raise Http404
    found.delete()
    messages.success(request, _("Het concept is weggegooid."))
    return redirect("home:today")


@require_POST
@requires(Permission.RESIDENT_EDIT)
def undo_restore(request, pk):
    """Bring back what one deleted oneself, within the hour."""
    own = Undo.objects.still_possible().filter(user=request.user, team__in=list(request.user.roles))
    found = own.filter(pk=pk).first()
    if found is None:
        raise Http404
    switch_team(request, found.team_id)
    if not can(request.user, request.permission, request.team):
        raise PermissionDenied
    try:
        thing = bring_back(request, found)
    except undo.Refused as reason:
        messages.error(request, str(reason))
        return redirect("home:today")
    except IntegrityError:
        messages.error(request, _("Terugzetten lukt niet meer: waar het bij hoorde, is intussen ook weg."))
        return redirect("home:today")
    messages.success(request, _("Teruggezet."))
    return redirect(thing)


@transaction.atomic
def bring_back(request, found):
    thing = undo.restore(found)
    record(Action.RESTORE, by=request.user, team=request.team, thing=thing, residents=found.residents)
    return thing
