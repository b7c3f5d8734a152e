from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import recalled_search, remember_search
from buurtwerk.home import searching

SUGGESTED, SHOWN = 5, 20  # hits of each source


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_VIEW)
def search(request):
    """Everything that fits what was typed; the address holds a mark, never the words."""
    if request.method == "POST":
        return redirect(remember_search(request, "home:search", request.POST.get("q", "")))
    mark = request.GET.get("zoek", "")
    typed = recalled_search(request, mark)
    query = searching.searchable(typed)
    context = {"groups": looked_up(request, query, SHOWN), "query": query, "typed": typed, "mark": mark}
    return render(request, "home/search.html", context)


@require_POST
@requires(Permission.RESIDENT_VIEW)
def search_suggest(request):
    """The likeliest hits while one types. Rendered without the context of a page: it comes with each letter."""
    query = searching.searchable(request.POST.get("q", ""))
    groups = looked_up(request, query, SUGGESTED)
    count = sum(len(group.hits) for group in groups)
    context = {"groups": groups, "query": query, "count": count, "are_more": any(group.are_more for group in groups)}
    return HttpResponse(render_to_string("home/_suggestions.html", context))


def looked_up(request, query, limit):
    groups = searching.found_for(request.user, request.team, query, limit)
    if query:
        residents = searching.residents_in(groups)
        record(Action.SEARCH, by=request.user, team=request.team, residents=residents)
    return groups
