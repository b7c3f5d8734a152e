"""Photos of a dwelling: added on the page of its file, and shown there small."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core import pictures
from buurtwerk.home.deleting import delete_with_undo
from contacts.actions import residents_of
from wonen.forms import PhotosForm
from wonen.models import HousingPhoto
from wonen.views.files import file_page, get_file_or_404


@require_POST
@requires(Permission.HOUSING_EDIT)
def photo_create(request, pk):
    file = get_file_or_404(request, pk)
    form = PhotosForm(request, file=file, is_sent=True)
    if not form.is_valid() or not form.store(form.keep):
        return file_page(request, file, photos_form=form)
    number = len(form.cleaned_data["photos"])
    messages.success(request, ngettext("%d foto bewaard.", "%d foto's bewaard.", number) % number)
    return redirect(f"{file.get_absolute_url()}#woning")


@require_GET
@requires(Permission.HOUSING_VIEW)
def photo_detail(request, pk):
    return render(request, "wonen/photo_detail.html", {"photo": photo_to_show(request, pk)})


@require_GET
@requires(Permission.HOUSING_VIEW)
def photo_show(request, pk):
    """The picture itself."""
    return pictures.show(photo_to_show(request, pk))


@require_GET
@requires(Permission.HOUSING_VIEW)
def photo_small(request, pk):
    return pictures.show_small(photo_to_show(request, pk))


@require_POST
@requires(Permission.HOUSING_EDIT)
def photo_delete(request, pk):
    photo = get_photo_or_404(request, pk)
    return delete_with_undo(
        request, photo, residents=residents_of(photo.housing_file.household), then=photo.housing_file
    )


def photo_to_show(request, pk):
    """One that is recorded as shown."""
    photo = get_photo_or_404(request, pk)
    people = residents_of(photo.housing_file.household)
    record(Action.SHOW, by=request.user, team=photo.team, thing=photo, residents=people)
    return photo


def get_photo_or_404(request, pk):
    rows = HousingPhoto.objects.select_related("housing_file__household", "defect", "added_by", "team")
    return get_or_404(request, rows, pk)
