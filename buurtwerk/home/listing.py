"""How every list answers: shown and audited, searched, or exported with a reason."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import remember_search
from buurtwerk.core.spreadsheets import XLSX, to_csv, to_xlsx
from buurtwerk.core.swaps import is_swap
from buurtwerk.home import saved_filters


class ExportForm(forms.Form):
    """What for, and in which form: asked with every export."""

    purpose = forms.CharField(
        label=_("Waarvoor heb je dit nodig?"), max_length=200, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    format = forms.ChoiceField(
        label=_("Bestand"),
        choices=[("xlsx", _("Excel (.xlsx)")), ("csv", _("CSV"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def respond(request, page, *, template, residents):
    """Answer a request for a list; `residents(row)` gives the ids of the residents that a row shows."""
    export = ExportForm(request.POST if "purpose" in request.POST else None)
    if request.method == "POST":
        if "q" in request.POST:
            return redirect(remember_search(request, request.path, request.POST["q"], without(request.GET)))
        if export.is_valid() and page.has_impossible_filter:
            export.add_error(None, _("Een van de filters klopt niet. Verbeter die eerst."))
        if export.is_valid():
            return exported(request, page, residents, **export.cleaned_data)
    if page.number > 1 and not page.raw_rows:
        return redirect(page.url(blz=None))
    shown = [resident for row in page.raw_rows for resident in residents(row)]
    action = Action.SEARCH if page.query else Action.LIST
    record(action, by=request.user, team=request.team, thing=page.queryset.model, residents=shown)
    region = "components/_list_region.html" if is_swap(request) else template
    saved = [] if is_swap(request) else saved_filters.of_list(request)
    return render(request, region, {"list": page, "export_form": export, "saved_filters": saved})


def without(params):
    """The filters that a new search keeps."""
    kept = params.copy()
    for name in ("zoek", "blz"):
        kept.pop(name, None)
    return kept


def exported(request, page, residents, purpose, format):
    if not can(request.user, Permission.EXPORT, request.team):
        raise PermissionDenied
    rows = list(page.export_rows())
    named = [resident for row in rows for resident in residents(row)]
    model = page.queryset.model
    record(Action.EXPORT, by=request.user, team=request.team, thing=model, residents=named, purpose=purpose)
    header = [str(column.label) for column in page.spec.columns]
    values = [page.as_values(row) for row in rows]
    name = f"{page.spec.name}-{today():%Y-%m-%d}.{format}"
    if format == "csv":
        return attachment(to_csv(header, values), name, "text/csv; charset=utf-8")
    return attachment(to_xlsx([(str(page.spec.name)[:31], header, values)]), name, XLSX)


def attachment(content, name, content_type):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
