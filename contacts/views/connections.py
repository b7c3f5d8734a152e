from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from contacts import actions
from contacts.forms import ConnectionForm
from contacts.models import Connection
from contacts.views.residents import get_resident_or_404


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_EDIT)
def connection_create(request, pk):
    """Whom this resident knows."""
    resident = get_resident_or_404(request, pk)
    form = ConnectionForm(request, subject=resident)
    if form.is_valid() and (made := form.store(partial(actions.connect, connection=form.instance, by=request.user))):
        messages.success(request, _("De verbinding met %s is bewaard.") % made.seen_from(resident)[1])
        return redirect(resident)
    shown = [resident.pk, *([form.chosen.pk] if form.chosen else [])]
    record(Action.SHOW, by=request.user, team=resident.team, thing=resident, residents=shown)
    return render(request, "contacts/connection_form.html", {"form": form, "resident": resident})


@require_POST
@requires(Permission.RESIDENT_EDIT)
def connection_delete(request, pk):
    """From the page of one of the two, which `van` names."""
    connection = get_or_404(request, Connection.objects.with_people().select_related("team"), pk)
    two = {connection.resident_id: connection.resident, connection.other_id: connection.other}
    then = two.get(as_id(request.POST.get("van")), connection.resident)
    return delete_with_undo(request, connection, residents=list(two), then=then)
