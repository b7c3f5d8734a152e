from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.models import SavedFilter
from buurtwerk.home import saved_filters
from buurtwerk.home.deleting import delete_with_undo

# `saved` is the id in an address: like a list, these pages ask for the right in the team one works in.


@require_GET
@requires(Permission.RESIDENT_VIEW)
def saved_filter_list(request):
    usable = saved_filters.usable_by(request.user, request.team)
    context = {
        "mine": [kept for kept in usable if kept.user_id == request.user.pk],
        "shared": [kept for kept in usable if kept.user_id != request.user.pk],
        "may_delete": can(request.user, Permission.FILTERS_TIDY, request.team),
    }
    return render(request, "home/saved_filter_list.html", context)


@require_POST
@requires(Permission.RESIDENT_VIEW)
def saved_filter_create(request):
    path, shown = request.POST.get("path", ""), saved_filters.without(request.POST.get("shown", ""))
    if not saved_filters.may_open(request.user, request.team, path):
        messages.error(request, _("Deze lijst bestaat niet, of je mag ze niet zien."))
        return redirect("home:saved_filter_list")
    form = saved_filters.SaveForm(request.POST)
    if form.is_valid():
        kept, is_new = saved_filters.save(user=request.user, team=request.team, path=path, **form.cleaned_data)
        said = _("De filter «%s» is bewaard.") if is_new else _("De filter «%s» bestond al en is bijgewerkt.")
        messages.success(request, said % kept)
    else:
        messages.error(request, _("Niet bewaard. %s") % form.first_error)
    return redirect(f"{path}?{shown}" if shown else path)


@require_POST
@requires(Permission.RESIDENT_VIEW)
def saved_filter_rename(request, saved):
    kept, form = own_or_404(request, saved), saved_filters.NameForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Niet bewaard. %s") % form.first_error)
        return redirect("home:saved_filter_list")
    kept.name = form.cleaned_data["name"]
    try:
        with transaction.atomic():
            kept.save(update_fields=["name"])
        messages.success(request, _("De filter heet nu «%s».") % kept)
    except IntegrityError:
        messages.error(request, _("Op deze lijst heb je al een filter die zo heet."))
    return redirect("home:saved_filter_list")


@require_POST
@requires(Permission.RESIDENT_VIEW)
def saved_filter_pin(request, saved):
    """On the start page (`on=1`), or not any more."""
    kept, is_pinned = usable_or_404(request, saved), request.POST.get("on") == "1"
    saved_filters.set_pinned(kept, request.user, is_pinned)
    said = _("«%s» staat nu op Vandaag.") if is_pinned else _("«%s» staat niet meer op Vandaag.")
    messages.success(request, said % kept)
    return redirect("home:saved_filter_list")


@require_POST
@requires(Permission.RESIDENT_VIEW)
def saved_filter_share(request, saved):
    """With the team (`on=1`), or not any more."""
    kept, is_shared = own_or_404(request, saved), request.POST.get("on") == "1"
    saved_filters.set_shared(kept, is_shared)
    said = _("Het hele team ziet nu «%s».") if is_shared else _("Alleen jij ziet «%s» nog.")
    messages.success(request, said % kept)
    return redirect("home:saved_filter_list")


@require_POST
@requires(Permission.RESIDENT_VIEW)
def saved_filter_delete(request, saved):
    """One's own; a coordinator also what colleagues share."""
    kept = usable_or_404(request, saved)
    if kept.user_id != request.user.pk and not can(request.user, Permission.FILTERS_TIDY, request.team):
        raise PermissionDenied
    return delete_with_undo(request, kept, residents=[], then="home:saved_filter_list")


def usable_or_404(request, saved):
    found = SavedFilter.objects.usable_by(request.user, request.team).filter(pk=saved).first()
    if found is None:
        raise Http404
    return found


def own_or_404(request, saved):
    found = usable_or_404(request, saved)
    if found.user_id != request.user.pk:
        raise PermissionDenied
    return found
