"""Shop visits as workers see them: the list, a day with its totals, a month."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.core.money import euro
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from kruidenier import actions, lines, lists
from kruidenier.actions.visits import residents_about
from kruidenier.days import day_of
from kruidenier.forms import AmountsForm, ShopVisitForm
from kruidenier.models import ShopVisit
from kruidenier.months import FIRST_YEAR, month_of, spelt


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def visit_list(request):
    page = ListPage(request, lists.VISITS, ShopVisit.objects.of(request.team))
    return respond(request, page, template="kruidenier/visit_list.html", residents=lists.residents_of_visit)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def day(request):
    """Who came on a day, with the amounts to fill in."""
    shown = asked_day(request)
    found = day_of(request.team, shown)
    form = AmountsForm(request.POST or None, visits=found.visits)
    if request.method == "POST" and can(request.user, Permission.GROCERY_EDIT, request.team):
        if request.headers.get("X-Requested-With") == "fetch":
            return amount_kept(request, shown, form)
        if form.is_valid():
            return amounts_saved(request, shown, form.changes())
    record(Action.LIST, by=request.user, team=request.team, thing=ShopVisit, residents=found.residents)
    return render(request, "kruidenier/day.html", {"day": found, "form": form, "rows": found.rows(form)})


@require_GET
@requires(Permission.GROCERY_VIEW)
def month(request, year=None, month=None):
    """A month in numbers, and who has not come for two months."""
    first = spelt(year, month) if year else today().replace(day=1)
    if first is None or first > today():
        return redirect("kruidenier:this_month")
    found = month_of(request.team, first)
    record(Action.LIST, by=request.user, team=request.team, thing=ShopVisit, residents=found.residents)
    return render(request, "kruidenier/month.html", {"month": found})


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def visit_create(request):
    return visit_form(request, ShopVisitForm(request, date=asked_day(request)))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def visit_edit(request, pk):
    visit = get_visit_or_404(request, pk)
    return visit_form(request, ShopVisitForm(request, instance=visit), visit)


@require_POST
@requires(Permission.GROCERY_EDIT)
def visit_delete(request, pk):
    visit = get_visit_or_404(request, pk)
    return delete_with_undo(request, visit, residents=residents_about(visit), then=day_url(visit.date))


def visit_form(request, form, visit=None):
    if form.is_valid() and (saved := stored(form, request.user)):
        tell_saved(request, saved)
        return redirect(day_url(saved.date))
    if visit:
        people = residents_about(visit)
        record(Action.SHOW, by=request.user, team=request.team, thing=visit, residents=people)
    back_url = day_url(visit.date if visit else asked_day(request))
    return render(request, "kruidenier/visit_form.html", {"form": form, "visit": visit, "back_url": back_url})


def tell_saved(request, visit):
    """With whom it is about: a number is soon mistyped."""
    line = lines.line_of(visit)
    told = {"who": line.home.title or visit.card.household, "card": visit.card}
    messages.success(request, _("Het winkelbezoek van %(who)s met kaart %(card)s is bewaard.") % told)
    for warning in line.warnings:
        messages.warning(request, warning)


def stored(form, by):
    """What the form made; None when it has to say something first."""
    try:
        return form.store(partial(actions.write_visit, visit=form.instance, by=by))
    except actions.CameAlready:
        form.tell_already()
    return None


def amounts_saved(request, shown, changes):
    refused = actions.save_amounts(changes=changes, by=request.user)
    kept = len(changes) - len(refused)
    if kept:
        text = ngettext("%s bedrag is bewaard.", "%s bedragen zijn bewaard.", kept)
        messages.success(request, text % kept)
    for now, visit, amount in refused:
        messages.warning(request, why_refused(now, visit, amount))
    return redirect(day_url(shown))


def amount_kept(request, shown, form):
    """The answer to the script that sends each amount as it is typed: the totals now, or what is wrong."""
    if not form.is_valid():
        wrong = next(error for errors in form.errors.values() for error in errors)
        return HttpResponse(wrong, status=400, content_type="text/plain")
    for now, visit, amount in actions.save_amounts(changes=form.changes(), by=request.user):
        return HttpResponse(why_refused(now, visit, amount), status=409, content_type="text/plain")
    found = day_of(request.team, shown)
    record(Action.LIST, by=request.user, team=request.team, thing=ShopVisit, residents=found.residents)
    return render(request, "kruidenier/_day_totals.html", {"day": found})


def why_refused(now, visit, amount):
    """With both amounts, so that neither is lost."""
    told = {
        "card": visit.card,
        "mine": euro(amount) or _("leeg"),
        "theirs": euro(now.amount) or _("leeg") if now else "",
    }
    if now is None:
        return _("Het bezoek met kaart %(card)s is intussen verwijderd. Je typte: %(mine)s.") % told
    return _("Kaart %(card)s: jij typte %(mine)s, een collega vulde net %(theirs)s in. Dat laatste staat er nu.") % told


def asked_day(request):
    """The day in the address, or today."""
    try:
        asked = date.fromisoformat(request.GET.get("datum", ""))
    except ValueError:
        return today()
    return min(asked, today()) if asked.year >= FIRST_YEAR else today()


def day_url(shown):
    return f"{reverse('kruidenier:day')}?datum={shown.isoformat()}"


def get_visit_or_404(request, pk):
    return get_or_404(request, ShopVisit.objects.with_people().select_related("team"), pk)
