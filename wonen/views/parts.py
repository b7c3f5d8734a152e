"""Sections on the page of a housing file. `sent`: forms on that page that were sent and are not right, by name."""

from wonen.eligibility import premiums_for
from wonen.forms import NewDefectForm, PhotosForm
from wonen.models import HousingPhoto


def dwelling_part(request, file, sent):
    """What is wrong with the dwelling, and photos of it; two queries, and one for the form."""
    defects = {defect.pk: defect for defect in file.defects.in_order()}
    for defect in defects.values():
        defect.file, defect.shown = file, []
    in_general: list[HousingPhoto] = []
    for photo in file.photos.order_by("added_at", "pk"):
        photo.defect = defects.get(photo.defect_id)
        (photo.defect.shown if photo.defect else in_general).append(photo)
    return {
        "defects": list(defects.values()),
        "photos_in_general": in_general,
        "defect_form": sent.get("defect_form") or NewDefectForm(None, file=file, request=request),
        "photos_form": sent.get("photos_form") or PhotosForm(request, file=file),
    }


def premium_part(file):
    """What is asked of premiums, and which other ones may fit; six queries."""
    rows = file.premium_applications.select_related("premium").prefetch_related("papers", "premium__papers")
    applications = list(rows.newest_first())
    for application in applications:
        application.file = file
    asked = [application.premium_id for application in applications]
    fits, others = premiums_for(file, asked)
    return {"applications": applications, "fits": fits, "other_premiums": others}
