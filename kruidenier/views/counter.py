"""The counter: a queue at the door, volunteers with a tablet. They see name, year of birth, street, card and size."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.text import as_id, tidy
from contacts.models import Resident
from kruidenier import actions, finding, lines
from kruidenier.forms import CheckInForm, WelcomeForm
from kruidenier.lines import Line
from kruidenier.models import ShopVisit, SurveyRound

FOUND_AT_MOST = 8


@require_GET
@requires(Permission.COUNTER)
def counter(request):
    return counter_page(request)


@require_POST
@requires(Permission.COUNTER)
def counter_find(request):
    """Who it may be, for what is typed; the words come in the body, not in the address."""
    query = tidy(request.POST.get("number", ""))[:100]
    homes = found_for(request.team, query)
    shown, are_more = homes[:FOUND_AT_MOST], len(homes) > FOUND_AT_MOST
    people = finding.residents_in(shown)
    record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=people)
    context = {"homes": shown, "query": query, "are_more": are_more, "came": came_today(request.team, shown)}
    return render(request, "kruidenier/_counter_found.html", context)


@require_POST
@requires(Permission.COUNTER)
def counter_check_in(request):
    """One tap; said again it says that they are checked in already."""
    form = CheckInForm(request.POST, team=request.team)
    if not form.is_valid():
        return answer(request, Line(tidy(request.POST.get("number", ""))[:40], message=form.problem), status=409)
    card, at = form.cleaned_data["number"], form.cleaned_data["at"]
    try:
        visit = actions.check_in(card=card, at=at, by=request.user)
    except actions.CannotCheckIn as reason:
        line = lines.line_of(reason.visit, str(reason)) if reason.visit else of_card(card, str(reason))
        return answer(request, line, status=409)
    return answer(request, lines.line_of(visit))


@require_POST
@requires(Permission.COUNTER)
def counter_who(request):
    """Who of the household came, or nobody that is known after all: the state that is wanted, however often sent."""
    visit = get_visit_of_today_or_404(request)
    number = as_id(request.POST.get("resident"))
    resident = Resident.objects.of(request.team).filter(household=visit.card.household_id, pk=number).first()
    if number and resident is None:
        raise Http404
    actions.came_as(visit=visit, resident=resident, by=request.user)
    visit.refresh_from_db()
    return answer(request, lines.line_of(visit))


@require_POST
@requires(Permission.COUNTER)
def counter_question(request):
    """They have a question: that goes to the workers, and nobody reads it here."""
    visit = get_visit_of_today_or_404(request)
    actions.ask_question(visit=visit, by=request.user)
    visit.refresh_from_db()
    return answer(request, lines.line_of(visit))


@require_POST
@requires(Permission.COUNTER)
def counter_undo(request):
    visit = get_visit_of_today_or_404(request)
    number = visit.card.code
    if actions.undo_check_in(visit=visit, by=request.user):
        return answer(request, Line(number, message=_("Kaart %s: de aanmelding is teruggenomen.") % number))
    text = _("Dat kan maar één minuut lang. Vraag een buurtwerker om het bezoek weg te halen.")
    return answer(request, lines.line_of(visit, text), status=409)


def found_for(team, query):
    """By the number where it is one, else by letters."""
    card = finding.card_numbered(team, query) if finding.looks_like_number(query) else None
    if card:
        home = finding.homes_of(team, [card.household_id])[0]
        home.card = card
        return [home]
    return finding.homes_like(team, query, FOUND_AT_MOST + 1)


def came_today(team, homes):
    """Ids of those of these households that are checked in today."""
    visits = ShopVisit.objects.of(team).filter(date=today(), card__household__in=[home.id for home in homes])
    return set(visits.values_list("card__household", flat=True))


def of_card(card, message):
    """A line of a card with which nobody could be checked in."""
    home = finding.homes_of(card.team, [card.household_id])[0]
    return Line(card.code, home, message=message)


def counter_page(request, **forms):
    """The page of the counter; `forms`: one that was sent and is not right."""
    shown = lines.latest(request.team)
    people = [resident for line in shown for resident in line.residents]
    record(Action.LIST, by=request.user, team=request.team, thing=ShopVisit, residents=people)
    context = {
        "lines": shown,
        "number": ShopVisit.objects.of(request.team).filter(date=today()).count(),
        "rounds": SurveyRound.objects.of(request.team).open_on(today()).select_related("survey").latest_first(),
        "welcome_form": WelcomeForm(None, request=request, page=reverse("kruidenier:counter")),
    }
    response = render(request, "kruidenier/counter.html", context | forms)
    response["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"  # to scan a card
    return response


def answer(request, line, status=200):
    """The line, for the script on the page; else back to the counter with what it says."""
    record(Action.SHOW, by=request.user, team=request.team, thing=line.visit or ShopVisit, residents=line.residents)
    if request.headers.get("X-Requested-With") == "fetch":
        number = ShopVisit.objects.of(request.team).filter(date=today()).count()
        response = render(request, "kruidenier/_counter_line.html", {"line": line, "with_text": True}, status=status)
        response["X-Number"] = str(number)
        return response
    tell = messages.warning if status == 409 else messages.success
    tell(request, line.message or _("Aangemeld: kaart %s.") % line.number)
    for warning in line.warnings:
        messages.warning(request, warning)
    return redirect("kruidenier:counter")


def get_visit_of_today_or_404(request):
    """A volunteer mends what was checked in today; the days before are for the workers."""
    visits = (
        ShopVisit.objects.of(request.team).filter(date=today()).select_related("card__household", "team", "resident")
    )
    found = visits.filter(pk=as_id(request.POST.get("visit"))).first()
    if found is None:
        raise Http404
    return found
