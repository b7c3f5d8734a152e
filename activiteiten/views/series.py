from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from activiteiten.forms.series import SeriesForm
from activiteiten.views.activities import get_activity_or_404
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def session_series(request, pk):
    """Sessions that come back: the dates are shown first, and made when they are sent again."""
    activity = get_activity_or_404(request, pk)
    form = SeriesForm(request, activity=activity)
    is_valid = form.is_valid()
    if is_valid and form.is_seen and form.store(form.make):
        made = {"activity": activity, "made": form.made}
        messages.success(request, render_to_string("activiteiten/_series_made.html", made, request))
        return redirect(activity)
    if is_valid:
        form.keep_as_draft()
    return render(
        request, "activiteiten/session_series.html", {"form": form, "activity": activity, "is_valid": is_valid}
    )
