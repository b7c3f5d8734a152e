"""Premiums in a housing file: considered, the papers ticked as they come, asked and decided."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.swaps import is_swap
from buurtwerk.home.deleting import delete_with_undo
from contacts.actions import residents_of
from wonen import actions
from wonen.forms import PremiumApplicationForm
from wonen.models import ApplicationPaper, Premium, PremiumApplication
from wonen.views.files import get_file_or_404


@require_POST
@requires(Permission.HOUSING_EDIT)
def application_create(request, pk, premium):
    """Once: sent again it leads to the one there is."""
    file = get_file_or_404(request, pk)
    wanted = Premium.objects.of(file.team).filter(pk=premium).first()
    if wanted is None:
        raise Http404
    application = actions.consider(file=file, premium=wanted, by=request.user)
    messages.success(request, _("%s staat in het dossier. Vink de papieren aan die er al zijn.") % wanted)
    return redirect(application)


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def application_edit(request, pk):
    application = get_application_or_404(request, pk)
    form = PremiumApplicationForm(request, instance=application)
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De aanvraag van %s is bewaard.") % saved)
        if saved.is_beyond_maximum:
            messages.warning(request, _("Er is meer toegekend dan deze premie hoogstens geeft. Kijk het bedrag na."))
        return redirect(saved)
    people = residents_of(application.file.household)
    record(Action.SHOW, by=request.user, team=application.team, thing=application, residents=people)
    return render(request, "wonen/premium_application_form.html", {"form": form, "application": application})


@require_POST
@requires(Permission.HOUSING_EDIT)
def application_papers(request, pk):
    """The papers that the premium takes by now, added to those of the application."""
    application = get_application_or_404(request, pk)
    number = actions.take_papers(application=application, by=request.user)
    told = ngettext("%d papier toegevoegd.", "%d papieren toegevoegd.", number) % number
    messages.success(request, told if number else _("Alle papieren stonden er al."))
    return redirect(application)


@require_POST
@requires(Permission.HOUSING_EDIT)
def application_delete(request, pk):
    application = get_application_or_404(request, pk)
    people = residents_of(application.file.household)
    return delete_with_undo(request, application, residents=people, then=application)


@require_POST
@requires(Permission.HOUSING_EDIT)
def paper_mark(request, pk):
    """Gathered (`verzameld=ja`), or not after all: says what should be, so that it may be said again."""
    rows = ApplicationPaper.objects.select_related("application__file__household", "application__premium", "team")
    paper = get_or_404(request, rows, pk)
    day = today() if request.POST.get("verzameld") == "ja" else None
    actions.mark_paper(paper=paper, on=day, by=request.user)
    if not is_swap(request):
        return redirect(paper)
    paper.refresh_from_db(fields=["gathered_on"])
    return render(request, "wonen/_application_paper.html", {"paper": paper, "is_saved": True})


def get_application_or_404(request, pk):
    rows = PremiumApplication.objects.select_related("file__household", "premium", "team")
    return get_or_404(request, rows.prefetch_related("papers", "premium__papers"), pk)
