from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import attachment, respond
from contacts import actions, hsds, lists
from contacts.dossier import sections_for
from contacts.forms import OrganisationForm
from contacts.models import AgreementDocument, Organisation, Referral

LATEST = 10


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_VIEW)
def organisation_list(request):
    page = ListPage(request, lists.ORGANISATIONS, Organisation.objects.of(request.team))
    return respond(request, page, template="contacts/organisation_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.ORGANISATION_VIEW)
def organisation_detail(request, pk):
    organisation = get_organisation_or_404(request, pk)
    context = {"organisation": organisation, "exchanges": sections_for(organisation, request.user)}
    context |= parts_of(organisation)
    if can(request.user, Permission.REFERRAL_VIEW, organisation.team):
        context |= referrals_to(request, organisation)
    return render(request, "contacts/organisation_detail.html", context)


@require_GET
@requires(Permission.EXPORT)
def organisation_hsds(request):
    """What the partners of the team offer, in the shape of Open Referral; holds nobody's name."""
    record(Action.EXPORT, by=request.user, team=request.team, thing=Organisation, purpose=hsds.PURPOSE)
    return attachment(hsds.as_json(request.team), hsds.file_name(request.team), hsds.JSON)


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_create(request):
    return organisation_form(request, OrganisationForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_edit(request, pk):
    organisation = get_organisation_or_404(request, pk)
    return organisation_form(request, OrganisationForm(request, instance=organisation), organisation)


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def organisation_delete(request, pk):
    organisation = get_organisation_or_404(request, pk)
    return delete_with_undo(request, organisation, residents=[], then="contacts:organisation_list")


def organisation_form(request, form, organisation=None):
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    return render(request, "contacts/organisation_form.html", {"form": form, "organisation": organisation})


def parts_of(organisation):
    """Contact persons, offers and agreements; those of earlier apart. Four queries."""
    day = today()
    people, offers = list(organisation.contact_persons.by_function()), list(organisation.offers.by_partner())
    documents = {document.agreement_id: document for document in AgreementDocument.objects.of_partner(organisation)}
    return {
        "people": [person for person in people if not is_over(person, day)],
        "people_gone": [person for person in people if is_over(person, day)],
        "offers": [offer for offer in offers if not is_over(offer, day)],
        "offers_gone": [offer for offer in offers if is_over(offer, day)],
        "agreements": [(one, documents.get(one.pk)) for one in organisation.agreements.latest_first()],
        "document": documents.get(None),
    }


def is_over(part, day):
    return part.ends_on is not None and part.ends_on < day


def referrals_to(request, organisation):
    """The latest who were led to this partner."""
    referrals = Referral.objects.of(organisation.team).filter(organisation=organisation)
    latest = list(referrals.with_people().newest_first()[:LATEST])
    shown = [referral.resident_id for referral in latest]
    record(Action.SHOW, by=request.user, team=organisation.team, thing=organisation, residents=shown)
    return {"latest": latest}


def get_organisation_or_404(request, pk):
    return get_or_404(request, Organisation.objects.select_related("team"), pk)
