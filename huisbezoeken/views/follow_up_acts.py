"""What one does with a follow-up, each in one tap: done, moved, handed over, opened again."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.models import User
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.errors import StaleVersion
from contacts import actions as contacts
from contacts.models import Resident
from huisbezoeken import actions
from huisbezoeken.forms.acts import ActForm, FinishForm, HandOverAllForm, HandOverForm, MoveForm
from huisbezoeken.models import FollowUp
from huisbezoeken.views.follow_ups import follow_up_page, get_follow_up_or_404


@require_POST
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_finish(request, pk):
    form = FinishForm(request.POST, thing=get_follow_up_or_404(request, pk), request=request, part="klaar")
    return act(request, form, actions.finish, _("Afgerond"), finish_form=form)


@require_POST
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_move(request, pk):
    form = MoveForm(request.POST, thing=get_follow_up_or_404(request, pk), request=request, part="verplaats")
    return act(request, form, actions.move, _("Verplaatst"), move_form=form)


@require_POST
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_hand_over(request, pk):
    form = HandOverForm(request.POST, thing=get_follow_up_or_404(request, pk), request=request, part="geef")
    return act(request, form, actions.hand_over, _("Doorgegeven"), hand_over_form=form)


@require_POST
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_reopen(request, pk):
    form = ActForm(request.POST, thing=get_follow_up_or_404(request, pk), request=request, part="opnieuw")
    return act(request, form, actions.reopen, _("Opnieuw open"), when_open=False)


@require_http_methods(["GET", "POST"])
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_hand_over_all(request):
    """When a worker leaves: all that was promised goes to somebody else."""
    form = HandOverAllForm(
        request.POST if request.method == "POST" else None,
        team=request.team,
        holders=holders(request.team),
        initial={"of": request.GET.get("van")},
    )
    moving = None
    if form.is_valid() and request.POST.get("sure") == "ja":
        messages.success(request, hand_over_everything(request, form.cleaned_data))
        return redirect("huisbezoeken:follow_up_list")
    if form.is_valid():
        moving = what_moves(request.team, form.cleaned_data)
    return render(request, "huisbezoeken/follow_up_hand_over_all.html", {"form": form, "moving": moving})


def what_moves(team, chosen):
    """How much would change hands: told before it is done."""
    people = Resident.objects.of(team).filter(worker_in_charge=chosen["of"]) if chosen["residents_too"] else None
    return {
        "of": chosen["of"],
        "to": chosen["to"],
        "follow_ups": FollowUp.objects.of(team).open().filter(worker=chosen["of"]).count(),
        "residents": people.count() if people is not None else 0,
    }


@transaction.atomic
def hand_over_everything(request, chosen):
    team, worker, to = request.team, chosen["of"], chosen["to"]
    number = actions.hand_over_all(team=team, worker=worker, to=to, by=request.user, note=chosen["note"])
    people = 0
    if chosen["residents_too"]:
        people = contacts.hand_over_residents(team=team, worker=worker, to=to, by=request.user)
    return _("Doorgegeven: %(number)d opvolgingen en %(people)d bewoners.") % {"number": number, "people": people}


def act(request, form, action, done, *, when_open=True, **refused):
    """Do it over the version that was shown, or show the page again with what is wrong."""
    follow_up = form.thing
    if follow_up.is_open != when_open:
        messages.info(request, _("Dit was al afgerond.") if when_open else _("Dit stond al open."))
        return redirect(back(request, follow_up))
    if not form.is_valid():
        messages.error(request, _("Dat lukte nog niet. Kijk na wat er rood staat."))
        return follow_up_page(request, follow_up, **refused)
    told = {name: value for name, value in form.cleaned_data.items() if name in form.told}
    try:
        with transaction.atomic():
            follow_up.claim(form.cleaned_data["version"], request.user)
            action(follow_up=follow_up, by=request.user, **told)
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde dit net. Kijk eerst wat er nu staat."))
        return form.keep_waiting() if form.cleaned_data["note"] else redirect(follow_up)
    form.settle()
    messages.success(request, render_to_string("huisbezoeken/_done.html", {"done": done, "thing": follow_up}, request))
    return redirect(back(request, follow_up))


def back(request, follow_up):
    """Where one came from, when that is a page of ours."""
    url = request.POST.get("terug", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) and url.startswith("/") else follow_up


def holders(team):
    """Whoever has something open in the team or is in charge of a resident, also those who left."""
    busy = FollowUp.objects.of(team).open().filter(worker__isnull=False).values("worker")
    in_charge = Resident.objects.of(team).filter(worker_in_charge__isnull=False).values("worker_in_charge")
    return User.objects.filter(Q(pk__in=busy) | Q(pk__in=in_charge)).order_by("name", "email")
