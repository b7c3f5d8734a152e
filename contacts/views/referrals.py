from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts import actions, letter, lists
from contacts.forms import ReferralForm
from contacts.models import Referral, Resident

NOT_YET = "later"
ANSWERS = {Referral.Result.STARTED, Referral.Result.DROPPED, NOT_YET}


@require_http_methods(["GET", "POST"])
@requires(Permission.REFERRAL_VIEW)
def referral_list(request):
    page = ListPage(request, lists.REFERRALS, Referral.objects.of(request.team))
    return respond(request, page, template="contacts/referral_list.html", residents=lambda row: [row["resident"]])


@require_GET
@requires(Permission.REFERRAL_VIEW)
def referral_detail(request, pk):
    referral = get_referral_or_404(request, pk)
    audit_shown(request, referral)
    return render(request, "contacts/referral_detail.html", {"referral": referral})


@require_http_methods(["GET", "POST"])
@requires(Permission.REFERRAL_EDIT)
def referral_create(request):
    """A new referral, of the resident whom the address names (`bewoner`) or of one to look for."""
    return referral_form(request, ReferralForm(request, resident=resident_named(request)))


@require_http_methods(["GET", "POST"])
@requires(Permission.REFERRAL_EDIT)
def referral_edit(request, pk):
    referral = get_referral_or_404(request, pk)
    return referral_form(request, ReferralForm(request, instance=referral), referral)


@require_POST
@requires(Permission.REFERRAL_EDIT)
def referral_delete(request, pk):
    referral = get_referral_or_404(request, pk)
    return delete_with_undo(request, referral, residents=[referral.resident_id], then=referral.resident)


@require_POST
@requires(Permission.REFERRAL_EDIT)
def referral_answer(request, pk):
    """«Is het aangekomen?», answered in one tap on the referral's own page or on the start page."""
    referral = get_referral_or_404(request, pk)
    answer = request.POST.get("answer")
    if answer not in ANSWERS:
        raise Http404
    try:
        with transaction.atomic():
            referral.claim(as_id(request.POST.get("version")) or 0, request.user)
            result = referral.result if answer == NOT_YET else answer
            actions.answer_arrival(referral=referral, result=result, by=request.user)
        messages.success(request, render_to_string("contacts/_answered.html", {"referral": referral}, request))
    except StaleVersion:
        messages.warning(request, _("Dit was ondertussen al gewijzigd. Zo staat het nu."))
        return redirect(referral)
    return redirect("home:today" if request.POST.get("then") == "today" else referral)


@require_GET
@requires(Permission.REFERRAL_EDIT)
def referral_letter(request, pk):
    referral = get_referral_or_404(request, pk)
    if referral.consent != Referral.Consent.YES:
        messages.warning(
            request, _("Een brief kan pas als de bewoner ja zegt. Vraag het, en kies dan «ja» bij «Wijzigen».")
        )
        return redirect(referral)
    content = letter.pdf(referral)
    purpose = _("brief aan partner")
    residents = [referral.resident_id]
    record(Action.EXPORT, by=request.user, team=request.team, thing=referral, residents=residents, purpose=purpose)
    name = f"toeleiding-{slugify(referral.code) or referral.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def referral_form(request, form, referral=None):
    save = partial(actions.refer, referral=form.instance, by=request.user)
    if form.is_valid() and (saved := form.store(save)):
        messages.success(request, _("De toeleiding is bewaard."))
        return redirect(saved)
    if referral:
        audit_shown(request, referral)
    elif form.chosen:
        record(Action.SHOW, by=request.user, team=request.team, thing=form.chosen, residents=[form.chosen.pk])
    return render(request, "contacts/referral_form.html", {"form": form, "referral": referral})


def get_referral_or_404(request, pk):
    rows = Referral.objects.with_people().select_related("resident__household", "team", "updated_by")
    return get_or_404(request, rows, pk)


def resident_named(request):
    """Whom `?bewoner=` names; a 404 when it is nobody of this team."""
    if "bewoner" not in request.GET:
        return None
    found = Resident.objects.of(request.team).filter(pk=as_id(request.GET["bewoner"])).first()
    if found is None:
        raise Http404
    return found


def audit_shown(request, referral):
    record(Action.SHOW, by=request.user, team=referral.team, thing=referral, residents=[referral.resident_id])
