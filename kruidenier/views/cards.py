from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.actions import residents_of
from contacts.models import Household, Resident
from kruidenier import actions, lists, paper
from kruidenier.forms import CardForm, RenewForm, StopForm
from kruidenier.models import Card

VISITS_SHOWN = 30


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def card_list(request):
    page = ListPage(request, lists.CARDS, Card.objects.of(request.team))
    return respond(request, page, template="kruidenier/card_list.html", residents=lists.residents_in)


@require_GET
@requires(Permission.GROCERY_VIEW)
def card_sheet(request):
    """The cards that the list shows, to print and cut: number and QR code, no name."""
    page = ListPage(request, lists.CARDS, Card.objects.of(request.team))
    cards = list(page.queryset[: paper.MOST + 1])
    if not cards or len(cards) > paper.MOST:
        messages.warning(request, _("Kies met de filters van 1 tot %s kaarten om af te drukken.") % paper.MOST)
        return redirect(page.url().replace(request.path, reverse("kruidenier:card_list"), 1))
    return printed(request, cards)


@require_GET
@requires(Permission.GROCERY_VIEW)
def card_detail(request, pk):
    return card_page(request, get_card_or_404(request, pk))


@require_GET
@requires(Permission.GROCERY_VIEW)
def card_print(request, pk):
    """One card to print."""
    return printed(request, [get_card_or_404(request, pk)])


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def card_create(request):
    """A card, for the household (`gezin`) that the address names."""
    return card_form(request, CardForm(request, household=named(request, Household.objects, "gezin")))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def card_edit(request, pk):
    card = get_card_or_404(request, pk)
    return card_form(request, CardForm(request, instance=card), card)


@require_POST
@requires(Permission.GROCERY_EDIT)
def card_renew(request, pk):
    card = get_card_or_404(request, pk)
    form = RenewForm(request.POST, thing=card, request=request)
    return acted(request, form, "renew_form", partial(actions.renew, card=card, by=request.user))


@require_POST
@requires(Permission.GROCERY_EDIT)
def card_stop(request, pk):
    card = get_card_or_404(request, pk)
    form = StopForm(request.POST, thing=card, request=request)
    return acted(request, form, "stop_form", partial(actions.stop, card=card, by=request.user))


@require_POST
@requires(Permission.GROCERY_EDIT)
def card_delete(request, pk):
    card = get_card_or_404(request, pk)
    return delete_with_undo(request, card, residents=residents_of(card.household), then="kruidenier:card_list")


def card_form(request, form, card=None):
    if form.is_valid() and (saved := form.store(partial(actions.save_card, card=form.instance, by=request.user))):
        messages.success(request, _("Kaart %s is bewaard.") % saved)
        return redirect(saved)
    people = residents_of(form.chosen) if form.chosen else []
    if people:
        record(Action.SHOW, by=request.user, team=request.team, thing=card or Card, residents=people)
    return render(request, "kruidenier/card_form.html", {"form": form, "card": card})


def card_page(request, card, **refused):
    """The page of a card; `refused`: a form that was sent and is not right."""
    members = list(card.household.residents.by_name())
    visits = list(card.visits.select_related("resident").latest_first()[:VISITS_SHOWN])
    people = {*(member.pk for member in members), *(visit.resident_id for visit in visits)} - {None}
    record(Action.SHOW, by=request.user, team=card.team, thing=card, residents=people)
    context = {
        "card": card,
        "members": members,
        "visits": visits,
        "number": card.visits.count(),
        "renew_form": RenewForm(None, thing=card, request=request),
        "stop_form": StopForm(None, thing=card, request=request),
    }
    return render(request, "kruidenier/card_detail.html", context | refused)


def acted(request, form, name, act):
    """Do what a small form on the page of a card asks for, over the version that was shown."""
    card = form.thing
    if not form.is_valid():
        return card_page(request, card, **{name: form})
    try:
        with transaction.atomic():
            card.claim(form.cleaned_data["version"], request.user)
            act(**{field: form.cleaned_data[field] for field in form.told})
        form.settle()
        messages.success(request, _("Kaart %s is bewaard.") % card)
    except StaleVersion:
        messages.warning(request, _("Een collega wijzigde deze kaart net. Kijk eerst wat er nu staat."))
    return redirect(card)


def printed(request, cards):
    people = Resident.objects.filter(household__in=[card.household_id for card in cards]).values_list("pk", flat=True)
    purpose = str(_("kaarten om af te drukken"))
    record(Action.EXPORT, by=request.user, team=request.team, thing=Card, residents=people, purpose=purpose)
    response = HttpResponse(paper.pdf_of(request.team, cards), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="klantenkaarten.pdf"'
    return response


def get_card_or_404(request, pk):
    return get_or_404(request, Card.objects.select_related("household", "referred_by", "team"), pk)
