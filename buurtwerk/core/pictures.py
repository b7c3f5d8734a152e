"""Pictures that stand on a page: uploads (core/uploads.py) that we drew anew; no PDF."""

import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from PIL import Image

from buurtwerk.core.models.upload import Upload
from buurtwerk.core.uploads import FORMATS, SIGNS, UNREADABLE, judged

LONGEST = 2000  # pixels: enough to see a crack by
SMALL = 320
MOST_AT_ONCE = 10


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Cleans to a list of Judged. One that is wrong refuses all of them, by its name."""

    def __init__(self, **fields):
        told: dict[str, Any] = {
            "help_text": later("JPEG of PNG, hoogstens 10 tegelijk van 10 MB. We halen er de plaats uit."),
            "widget": ManyFiles(attrs={"accept": ".jpg,.jpeg,.png"}),
        }
        super().__init__(**told | fields)

    def clean(self, data, initial=None):
        files = data or [None]
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(_("Kies hoogstens %d foto's tegelijk.") % MOST_AT_ONCE)
        cleaned = [super(PicturesField, self).clean(file, initial) for file in files]
        return [judged_picture(file) for file in cleaned if file]


def judged_picture(file):
    """Raises ValidationError with the name of the file."""
    try:
        if is_other(file):
            raise ValidationError(_("Dit is geen JPEG of PNG. Neem er een foto van, of bewaar het als JPEG."))
        return judged(file, LONGEST)
    except ValidationError as error:
        raise ValidationError(f"{file.name[:100]}: {error.messages[0]}") from error


def is_other(file):
    """Whether it begins as no picture does."""
    head = file.read(8)
    file.seek(0)
    return not head.startswith(tuple(SIGNS.values()))


def show(upload):
    """The picture in the page; a 404 where it is not on the disk."""
    return answered(FileResponse(opened(upload), content_type=upload.kind), upload)


def show_small(upload):
    """The same, small enough for a page with many."""
    try:
        with opened(upload) as file, Image.open(file, formats=[FORMATS[upload.kind]]) as picture:
            picture.draft(None, (SMALL, SMALL))
            picture.thumbnail((SMALL, SMALL))
            target = io.BytesIO()
            picture.save(target, FORMATS[upload.kind], quality=80)
    except UNREADABLE as error:
        raise Http404 from error
    return answered(HttpResponse(target.getvalue(), content_type=upload.kind), upload)


def opened(upload):
    try:
        return upload.file.open("rb")
    except (FileNotFoundError, ValueError) as error:  # ValueError: it was erased, its row stayed
        raise Http404 from error


def answered(response, upload):
    """For a page of ours to draw; asked for by itself it is a download, as every upload is."""
    if upload.kind not in (Upload.Kind.JPEG, Upload.Kind.PNG):
        raise Http404
    response["Content-Disposition"] = "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
