"""The rolling fund: its ledger, an entry with what takes it back, a new one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.money import euro
from buurtwerk.home.listing import respond
from contacts.actions import residents_of
from contacts.models import Resident
from wonen.forms import CounterEntryForm, FundEntryForm
from wonen.fund_book import lines_of, walked
from wonen.lists.fund import FUND_ENTRIES, FundPage, residents_of_entry
from wonen.models import FundEntry, HousingFile


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_VIEW)
def fund_entry_list(request):
    page = FundPage(request, FUND_ENTRIES, FundEntry.objects.of(request.team).with_signed())
    return respond(request, page, template="wonen/fund_entry_list.html", residents=residents_of_entry)


@require_GET
@requires(Permission.HOUSING_VIEW)
def fund_entry_detail(request, pk):
    return entry_page(request, get_entry_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.FUND_BOOK)
def fund_entry_create(request):
    """A new entry; the address may name its kind (`soort`) and its file (`dossier`)."""
    kind, file = request.GET.get("soort", ""), named(request, HousingFile.objects.with_people(), "dossier")
    form = FundEntryForm(request, kind=kind if kind in FundEntry.Kind else "", file=file)
    if form.is_valid() and (saved := form.booked()):
        told = {"kind": saved.get_kind_display(), "amount": euro(saved.amount)}
        messages.success(request, _("Geboekt: %(kind)s van %(amount)s.") % told)
        return redirect(saved.file or "wonen:fund_entry_list")
    people = Resident.objects.filter(household__in=form.homes).values_list("pk", flat=True)
    record(Action.LIST, by=request.user, team=request.team, thing=HousingFile, residents=people)
    return render(request, "wonen/fund_entry_form.html", {"form": form, "housing_file": file})


@require_POST
@requires(Permission.FUND_BOOK)
def fund_entry_correct(request, pk):
    entry = get_entry_or_404(request, pk)
    form = CounterEntryForm(request.POST, entry=entry, request=request)
    if not form.is_valid() or not (counter := form.booked(request.user)):
        return entry_page(request, entry, form)
    messages.success(request, _("De boeking is gecorrigeerd met %s.") % counter.code)
    return redirect(entry)


def entry_page(request, entry, form=None):
    """The page of an entry; `form`: a correction that was sent and is not right."""
    people = residents_of(entry.file.household) if entry.file else []
    record(Action.SHOW, by=request.user, team=entry.team, thing=entry, residents=people)
    context = {
        "entry": entry,
        "counter": getattr(entry, "corrected_by", None),
        "step": walked(lines_of(entry.team))[entry.pk],
        "form": form or CounterEntryForm(None, entry=entry, request=request),
    }
    return render(request, "wonen/fund_entry_detail.html", context)


def get_entry_or_404(request, pk):
    rows = FundEntry.objects.select_related("team", "file__household", "corrects", "corrected_by", "updated_by")
    return get_or_404(request, rows, pk)
