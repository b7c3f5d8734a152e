from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident
from kruidenier.actions.volunteers import AlreadyVolunteers
from kruidenier.forms.volunteer import VolunteerForm
from kruidenier.lists.volunteers import VOLUNTEERS
from kruidenier.models import Volunteer, VolunteerDay

LIST = "kruidenier:volunteer_list"


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def volunteer_list(request):
    page = ListPage(request, VOLUNTEERS, Volunteer.objects.of(request.team))
    return respond(request, page, template="kruidenier/volunteer_list.html", residents=lambda row: [row["resident"]])


@require_GET
@requires(Permission.GROCERY_VIEW)
def volunteer_phone_list(request):
    """Whom to phone, by the day of the week on which they come."""
    active = list(Volunteer.objects.of(request.team).active_on(today()).with_people().by_name())
    people = [volunteer.resident_id for volunteer in active]
    record(Action.LIST, by=request.user, team=request.team, thing=Volunteer, residents=people)
    context = {"days": by_weekday(active), "number": len(set(people)), "today": today()}
    return render(request, "kruidenier/volunteer_phone_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def volunteer_create(request):
    """A new volunteer, the resident that the address names (`bewoner`)."""
    return volunteer_form(request, VolunteerForm(request, resident=named(request, Resident.objects, "bewoner")))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def volunteer_edit(request, pk):
    volunteer = get_volunteer_or_404(request, pk)
    return volunteer_form(request, VolunteerForm(request, instance=volunteer), volunteer)


@require_POST
@requires(Permission.GROCERY_EDIT)
def volunteer_delete(request, pk):
    volunteer = get_volunteer_or_404(request, pk)
    return delete_with_undo(request, volunteer, residents=[volunteer.resident_id], then=LIST)


def volunteer_form(request, form, volunteer=None):
    if form.is_valid() and (saved := stored(form)):
        messages.success(request, _("%s is bewaard als vrijwilliger.") % saved.resident)
        return redirect(LIST)
    people = {form.chosen.pk} if form.chosen else set()
    if volunteer or people:
        record(Action.SHOW, by=request.user, team=request.team, thing=volunteer or Volunteer, residents=people)
    return render(request, "kruidenier/volunteer_form.html", {"form": form, "volunteer": volunteer})


def stored(form):
    """What the form made; None when it has to say something first."""
    try:
        return form.store(form.keep)
    except AlreadyVolunteers:
        form.tell_already()
    return None


def by_weekday(volunteers):
    """(day, volunteers) of every day on which somebody comes; last, without a day, those who have none of their own."""
    days = [(day.label, [one for one in volunteers if day in one.weekdays]) for day in VolunteerDay.Weekday]
    loose = ("", [one for one in volunteers if not one.weekdays])
    return [(label, there) for label, there in [*days, loose] if there]


def get_volunteer_or_404(request, pk):
    return get_or_404(request, Volunteer.objects.with_people().select_related("team"), pk)
