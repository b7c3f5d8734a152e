"""The main agreement renewed, and the papers behind agreements."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core import uploads
from buurtwerk.home.deleting import delete_with_undo
from contacts import actions
from contacts.forms import DocumentForm, RenewalForm
from contacts.models import Agreement, AgreementDocument
from contacts.views.organisations import get_organisation_or_404
from contacts.views.partner_parts import get_part_or_404


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_renew(request, pk):
    organisation = get_organisation_or_404(request, pk)
    if organisation.agreement_from is None:
        messages.info(request, _("Er is nog geen overeenkomst om te vernieuwen. Vul ze hier in."))
        return redirect("contacts:organisation_edit", organisation.pk)
    form = RenewalForm(request, instance=organisation)
    renew = partial(actions.renew_agreement, organisation=organisation, before=form.before, by=request.user)
    if form.is_valid() and (saved := form.store(renew)):
        messages.success(request, _("De overeenkomst is vernieuwd. De vorige staat eronder."))
        return redirect(saved)
    return render(request, "contacts/organisation_renew.html", {"form": form, "organisation": organisation})


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_document(request, pk):
    """The paper behind the main agreement."""
    organisation = get_organisation_or_404(request, pk)
    return document_form(request, organisation, organisation)


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def agreement_document(request, pk):
    agreement = get_part_or_404(request, Agreement, pk)
    return document_form(request, agreement, agreement.organisation)


@require_GET
@requires(Permission.ORGANISATION_VIEW)
def document_file(request, pk):
    document = get_document_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=document.team, thing=document)
    return uploads.send(document)


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def document_delete(request, pk):
    document = get_document_or_404(request, pk)
    return delete_with_undo(request, document, residents=[], then=document)


def document_form(request, behind, organisation):
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if form.is_valid():
        document = actions.put_document(behind=behind, file=form.cleaned_data["file"], by=request.user)
        messages.success(request, _("Bewaard: %s.") % document)
        return redirect(document)
    context = {"form": form, "behind": behind, "organisation": organisation, "document": behind.documents.first()}
    return render(request, "contacts/document_form.html", context)


def get_document_or_404(request, pk):
    rows = AgreementDocument.objects.select_related("team", "organisation", "agreement__organisation")
    return get_or_404(request, rows, pk)
