"""Loans of the rolling fund: what was agreed on, what comes back when, and statements on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from contacts.actions import residents_of
from contacts.models import Resident
from wonen.forecast import forecast
from wonen.forms import LoanTermsForm, PeriodForm
from wonen.models import FundEntry, HousingFile, LoanTerms
from wonen.statement import pdf_of, statement_of
from wonen.views.files import get_file_or_404


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def loan_terms_edit(request, pk):
    file = get_file_or_404(request, pk)
    form = LoanTermsForm(request, file=file, instance=LoanTerms.objects.of(file.team).filter(file=file).first())
    if form.is_valid() and form.kept():
        messages.success(request, _("De afspraken over de lening zijn bewaard."))
        return redirect(file)
    people = residents_of(file.household)
    record(Action.SHOW, by=request.user, team=file.team, thing=file, residents=people)
    return render(request, "wonen/loan_terms_form.html", {"form": form, "housing_file": file})


@require_GET
@requires(Permission.HOUSING_VIEW)
def fund_forecast(request):
    groups = forecast(request.team, today())
    people = [who.pk for group in groups for loan in group.loans for who in loan.file.household.residents.all()]
    record(Action.LIST, by=request.user, team=request.team, thing=LoanTerms, residents=people)
    total = sum(group.total for group in groups)
    return render(request, "wonen/fund_forecast.html", {"groups": groups, "total": total})


@require_GET
@requires(Permission.HOUSING_VIEW)
def fund_statement(request):
    """Of the whole fund, from a day (`van`) until a day (`tot`), without names."""
    period = PeriodForm(request.GET)
    if not period.is_valid():
        messages.error(request, _("Kijk de periode van het afschrift na: twee datums, de eerste niet na de tweede."))
        return redirect("wonen:fund_entry_list")
    rows = FundEntry.objects.of(request.team)
    homes = HousingFile.objects.of(request.team).filter(fund_entries__date__range=period.span).values("household")
    people = Resident.objects.of(request.team).filter(household__in=homes).values_list("pk", flat=True)
    content = pdf_of(request.team, statement_of(rows, period.span, of_file=False))
    return sent(request, content, FundEntry, people, f"rollend-fonds-{today():%Y-%m-%d}.pdf")


@require_GET
@requires(Permission.HOUSING_VIEW)
def file_statement(request, pk):
    """Of one file, for its household."""
    file, period = get_file_or_404(request, pk), PeriodForm(request.GET)
    if not period.is_valid():
        messages.error(request, _("Kijk de periode van het afschrift na: twee datums, de eerste niet na de tweede."))
        return redirect(file)
    statement = statement_of(FundEntry.objects.of(file.team).filter(file=file), period.span, of_file=True)
    name = f"afschrift-{file.pk}-{today():%Y-%m-%d}.pdf"
    return sent(request, pdf_of(file.team, statement, file), file, residents_of(file.household), name)


def sent(request, content, thing, people, name):
    purpose = str(_("afschrift van het rollend fonds"))
    record(Action.EXPORT, by=request.user, team=request.team, thing=thing, residents=people, purpose=purpose)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
