from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
from wonen.models import Defect, HousingFile, HousingPhoto

MOST_PHOTOS = 20  # a file


class TooManyPhotos(Exception):
    """`room` says how many more there may be."""

    def __init__(self, room):
        super().__init__(room)
        self.room = room


@transaction.atomic
def save_defect(*, defect, by):
    """Store a defect, new or changed; returns it."""
    is_new = defect.pk is None
    if is_new:
        defect.code = next_code(Defect, defect.team, f"GK-{defect.seen_on.year}")
    defect.updated_by = by
    defect.save()
    trace(Action.CREATE if is_new else Action.EDIT, defect, defect.file, by)
    return defect


@transaction.atomic
def mark_defect(*, defect, on, by):
    """It was solved on that day, or (None) is not after all; what it was already, it stays."""
    rows = Defect.objects.filter(pk=defect.pk, solved_on__isnull=on is not None)
    told = {"version": F("version") + 1, "updated_by": by, "updated_at": timezone.now()}
    if rows.update(solved_on=on, **told):
        trace(Action.EDIT, defect, defect.file, by)


@transaction.atomic
def add_photos(*, file, photos, defect, caption, by):
    """Keep photos (core/uploads.py: Judged) with a file; returns the file. Raises TooManyPhotos."""
    HousingFile.objects.select_for_update().get(pk=file.pk)  # two at once come one after the other
    room = MOST_PHOTOS - file.photos.count()
    if len(photos) > room:
        raise TooManyPhotos(room)
    for photo in photos:
        told = {"housing_file": file, "defect": defect, "caption": caption}
        trace(Action.CREATE, HousingPhoto.objects.create(team=file.team, **told, **photo.fields(by)), file, by)
    return file


def trace(action, thing, file, by):
    record(action, by=by, team=file.team, thing=thing, residents=residents_of(file.household))
