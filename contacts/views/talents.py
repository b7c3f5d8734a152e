from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.lists import recalled_search, remember_search
from contacts import actions
from contacts.forms import RenameTalentForm
from contacts.models import Talent
from contacts.talents import named_like


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_VIEW)
def talent_list(request):
    """«Wie kan …?»: the team's talents, each with how many have it; who they are is said by the list of residents."""
    if request.method == "POST":
        return redirect(remember_search(request, request.path, request.POST.get("q", "")))
    return talent_page(request)


@require_POST
@requires(Permission.RESIDENT_EDIT)
def talent_rename(request, pk):
    """Give a talent another name; a name that another one has makes one of the two."""
    talent = get_or_404(request, Talent.objects.select_related("team"), pk)
    form = RenameTalentForm(request.POST)
    if not form.is_valid():
        return talent_page(request, renamed=talent, form=form)
    kept = actions.rename_talent(talent=talent, name=form.cleaned_data["name"], by=request.user)
    said = _("Het talent heet nu «%s».") if kept.pk == pk else _("Samengevoegd met «%s».")
    messages.success(request, said % kept)
    return redirect("contacts:talent_list")


def talent_page(request, renamed=None, form=None):
    """`renamed`: the talent whose `form` was sent and is not right."""
    query = recalled_search(request, request.GET.get("zoek", ""))
    known = Talent.objects.of(request.team).in_use().by_name()
    talents = named_like(request.team, query) if query else list(known)
    context = {"talents": talents, "query": query, "renamed": renamed, "form": form}
    return render(request, "contacts/talent_list.html", context)
