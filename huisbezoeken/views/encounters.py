from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core import drafts
from buurtwerk.core.dates import today
from buurtwerk.core.errors import AlreadySubmitted
from buurtwerk.home.deleting import delete_with_undo
from contacts.models import Resident
from huisbezoeken import actions
from huisbezoeken.forms import EncounterForm
from huisbezoeken.models import Encounter


@require_POST
@requires(Permission.VISIT_EDIT)
def encounter_create(request, pk):
    """A contact of today with this resident, in one tap; a note may follow."""
    resident = get_or_404(request, Resident.objects.select_related("team"), pk)
    channel = request.POST.get("channel")
    if channel not in Encounter.Channel.values:
        raise Http404
    encounter = Encounter(team=resident.team, resident=resident, date=today(), channel=channel, worker=request.user)
    token = drafts.read_token(request.POST.get("form_token"))
    if token is None:
        messages.warning(request, _("De pagina stond te lang open. Tik nog één keer."))
        return redirect(resident)
    try:
        drafts.once(token, request.POST, partial(actions.save_encounter, encounter=encounter, by=request.user))
        messages.success(request, _("Contact van vandaag is bewaard."))
    except AlreadySubmitted:
        messages.info(request, _("Dit contact was al bewaard."))
    return redirect(resident)


@require_http_methods(["GET", "POST"])
@requires(Permission.VISIT_EDIT)
def encounter_edit(request, pk):
    encounter = get_encounter_or_404(request, pk)
    form = EncounterForm(request, instance=encounter)
    if form.is_valid() and form.store(partial(actions.save_encounter, encounter=form.instance, by=request.user)):
        messages.success(request, _("Het contact is bewaard."))
        return redirect(encounter.resident)
    record(Action.SHOW, by=request.user, team=request.team, thing=encounter, residents=[encounter.resident_id])
    return render(request, "huisbezoeken/encounter_form.html", {"form": form, "encounter": encounter})


@require_POST
@requires(Permission.VISIT_EDIT)
def encounter_delete(request, pk):
    encounter = get_encounter_or_404(request, pk)
    residents = [encounter.resident_id]
    return delete_with_undo(request, encounter, residents=residents, then=encounter.resident)


def get_encounter_or_404(request, pk):
    return get_or_404(request, Encounter.objects.select_related("resident", "team", "worker"), pk)
