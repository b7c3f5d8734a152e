"""At the counter: a household without a card, known or new."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.errors import AlreadySubmitted
from buurtwerk.core.text import as_id
from contacts.models import Household, Resident
from kruidenier import actions
from kruidenier.forms import NewCardForm, WelcomeForm
from kruidenier.models import Card
from kruidenier.views.counter import counter_page


@require_POST
@requires(Permission.COUNTER)
def counter_card(request):
    """A card for a household that the team knows already, who is checked in with it at once."""
    household = Household.objects.of(request.team).filter(pk=as_id(request.POST.get("household"))).first()
    if household is None:
        raise Http404
    form = NewCardForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Schrijf hoeveel volwassenen en kinderen er zijn, of laat het leeg."))
        return redirect("kruidenier:counter")
    if Card.objects.filter(household=household).running_on(today()).exists():
        messages.info(request, _("Dit gezin heeft al een kaart die loopt. Zoek opnieuw en meld aan."))
        return redirect("kruidenier:counter")
    return welcomed(request, partial(actions.welcome, card=form.card_of(household), by=request.user))


@require_http_methods(["GET", "POST"])
@requires(Permission.COUNTER)
def counter_welcome(request):
    """A new household in a minute: one person, a card, checked in; sent twice it makes one."""
    page = reverse("kruidenier:counter")
    if request.method == "GET":  # the page of what was refused, opened again
        return redirect(page)
    form = WelcomeForm(request.POST, request=request, page=page)
    if not form.is_valid_on(today()):
        shown = [resident.pk for resident in form.doubles]
        record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=shown)
        return counter_page(request, welcome_form=form)
    try:
        visit = form.part.store(partial(made, form, request.user))
        messages.success(request, _("Welkom! %s heeft kaart %s en is aangemeld.") % (form.full_name, visit.card))
    except AlreadySubmitted:
        messages.info(request, _("Dit was al bewaard. Er is niets dubbel gemaakt."))
    return redirect(page)


def made(form, by):
    home = form.household()
    person = form.resident(home, today())
    return actions.welcome(card=form.card_of(home), household=home, resident=person, by=by)


def welcomed(request, welcome):
    try:
        visit = welcome()
        messages.success(request, _("Kaart %s is gemaakt, en het gezin is aangemeld.") % visit.card)
    except actions.CannotCheckIn as reason:
        messages.warning(request, str(reason))
    return redirect("kruidenier:counter")
