from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from kruidenier import actions
from kruidenier.forms import RulesForm
from kruidenier.models import CardRules


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_RULES)
def rules_edit(request):
    """What the team agreed on about its cards; it counts for cards made or renewed from now on."""
    form = RulesForm(request, instance=CardRules.objects.rules_of(request.team))
    if form.is_valid() and form.store(partial(actions.save_rules, rules=form.instance, by=request.user)):
        messages.success(request, _("De afspraken zijn bewaard."))
        return redirect("kruidenier:card_list")
    return render(request, "kruidenier/rules_form.html", {"form": form})
