"""What belongs to a partner: contact persons, what it offers, agreements."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.deleting import delete_with_undo
from contacts import actions
from contacts.forms import AgreementForm, ContactPersonForm, OfferForm
from contacts.models import Agreement, ContactPerson, Offer
from contacts.views.organisations import get_organisation_or_404


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def contact_person_create(request, pk):
    """Of the partner with this id."""
    return part_form(request, ContactPersonForm(request, organisation=get_organisation_or_404(request, pk)))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def contact_person_edit(request, pk):
    person = get_part_or_404(request, ContactPerson, pk)
    form = ContactPersonForm(request, organisation=person.organisation, instance=person)
    return part_form(request, form, delete_url="contacts:contact_person_delete")


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def contact_person_delete(request, pk):
    return delete_part(request, get_part_or_404(request, ContactPerson, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def offer_create(request, pk):
    return part_form(request, OfferForm(request, organisation=get_organisation_or_404(request, pk)))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def offer_edit(request, pk):
    offer = get_part_or_404(request, Offer, pk)
    form = OfferForm(request, organisation=offer.organisation, instance=offer)
    return part_form(request, form, delete_url="contacts:offer_delete")


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def offer_delete(request, pk):
    return delete_part(request, get_part_or_404(request, Offer, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def agreement_create(request, pk):
    return part_form(request, AgreementForm(request, organisation=get_organisation_or_404(request, pk)))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def agreement_edit(request, pk):
    agreement = get_part_or_404(request, Agreement, pk)
    form = AgreementForm(request, organisation=agreement.organisation, instance=agreement)
    return part_form(request, form, delete_url="contacts:agreement_delete")


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def agreement_delete(request, pk):
    return delete_part(request, get_part_or_404(request, Agreement, pk))


def part_form(request, form, delete_url=""):
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("Bewaard: %s.") % saved)
        return redirect(saved)
    context = {"form": form, "organisation": form.organisation, "delete_url": delete_url}
    return render(request, "contacts/partner_part_form.html", context)


def delete_part(request, part):
    return delete_with_undo(request, part, residents=[], then=part.organisation)


def get_part_or_404(request, model, pk):
    return get_or_404(request, model.objects.select_related("organisation", "team"), pk)
