"""Files that people add: judged by what they hold, stored under random names, sent as an attachment only.

What a file is called, and what the browser says it is, decides nothing. A
model of files is an `Upload` (core/models/upload.py); its view checks rights
and calls `send`.
"""

import io
import re
import struct
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from PIL import Image, ImageOps

from buurtwerk.core.models import Undo
from buurtwerk.core.models.upload import FOLDER, Upload
from buurtwerk.core.text import tidy

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000  # what unpacks to 200 MB; a telephone makes half of it
PDF_HEAD, PDF_TAIL = re.compile(rb"%PDF-[12]\.\d"), b"%%EOF"
TAIL_LOOKED_AT = 1024
ENDINGS = {Upload.Kind.PDF: "pdf", Upload.Kind.JPEG: "jpg", Upload.Kind.PNG: "png"}
SIGNS = {Upload.Kind.JPEG: b"\xff\xd8\xff", Upload.Kind.PNG: b"\x89PNG\r\n\x1a\n"}
PNG_END, JPEG_END = b"IEND\xaeB`\x82", b"\xff\xd9"
FORMATS = {Upload.Kind.JPEG: "JPEG", Upload.Kind.PNG: "PNG"}
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError, struct.error)
UNSAFE = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]')
NAME_LENGTH = 100
LEFT_ALONE = timedelta(hours=1)  # a file may stand there before the transaction that stores its row


@dataclass(frozen=True, slots=True)
class Judged:
    """A file as it may be stored; pictures are made anew, without what a camera noted in them."""

    name: str
    kind: str
    content: bytes

    def fields(self, by):
        """What makes an Upload of it, beside its team and what it belongs to."""
        told = {"name": self.name, "kind": self.kind, "size": len(self.content), "added_by": by}
        return told | {"file": ContentFile(self.content, name="bestand")}


class UploadField(forms.FileField):
    """Cleans to Judged."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def __init__(self, **fields):
        told = {"help_text": later("PDF, JPEG of PNG, hoogstens 10 MB. Uit foto's halen we de plaats weg.")}
        super().__init__(**told | fields)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return judged(file) if file else file


def judged(file, longest=None):
    """Raises ValidationError with what is wrong and what to do. `longest`: of a picture's sides, in pixels at most."""
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("Dit bestand is groter dan 10 MB. Maak het kleiner, bijvoorbeeld door minder scherp te scannen.")
        )
    data = file.read()
    kind = kind_of(data)
    if kind is None:
        raise ValidationError(_("Dit is geen PDF, JPEG of PNG. Bewaar het in een van die vormen en probeer opnieuw."))
    content = data if kind == Upload.Kind.PDF else redrawn(data, kind, longest)
    return Judged(safe_name(file.name, kind), kind, content)


def kind_of(data):
    """What the bytes are; None for what we do not take, or what is cut short."""
    if PDF_HEAD.match(data):
        return Upload.Kind.PDF if PDF_TAIL in data[-TAIL_LOOKED_AT:] else None
    return next((kind for kind, sign in SIGNS.items() if data.startswith(sign)), None)


def redrawn(data, kind, longest=None):
    """The picture, upright, in a file of our own: only its pixels come over."""
    try:
        if not is_whole(data, kind):
            raise EOFError
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            upright = ImageOps.exif_transpose(picture)
            if longest:
                upright.thumbnail((longest, longest))
            see_through = kind == Upload.Kind.PNG and upright.has_transparency_data
            pixels = upright.convert("RGBA" if see_through else "RGB")
        bare = Image.new(pixels.mode, pixels.size)
        bare.paste(pixels)
        target = io.BytesIO()
        bare.save(target, FORMATS[kind], quality=88, optimize=True)
    except Image.DecompressionBombError as error:
        message = _("Deze foto heeft te veel beeldpunten. Maak haar kleiner en probeer opnieuw.")
        raise ValidationError(message) from error
    except UNREADABLE as error:
        raise ValidationError(_("Deze foto is beschadigd. Neem ze opnieuw, of bewaar ze als PDF.")) from error
    return target.getvalue()


def is_whole(data, kind):
    """Whether its end is there: WeasyPrint has Pillow fill up, for all of the process, what was cut off."""
    if kind == Upload.Kind.PNG:
        return PNG_END in data
    return data.find(JPEG_END, start_of_scan(data)) > 0


def start_of_scan(data):
    """Where the pixels of a JPEG begin: what stands before them may hold a small photo with an end of its own."""
    place = 2
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] != b"\xda":
        is_filling = data[place + 1 : place + 2] == b"\xff"
        place += 1 if is_filling else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return place


def safe_name(name, kind):
    """What the user called it, as a file may be called anywhere, with the ending of what it is."""
    plain = UNSAFE.sub("", tidy(name or "").replace("\n", " ")).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    stem = stem if dot and len(ending) <= 5 else plain
    return f"{stem[:NAME_LENGTH].strip(' .') or _('document')}.{ENDINGS[kind]}"


def send(upload):
    """The file as an attachment under the user's own name; a 404 where it is not on the disk."""
    try:
        file = upload.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=upload.name, content_type=upload.kind)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def sweep_orphans():
    """Drop files that no row leads to any more, nor anything that may still be undone; returns how many."""
    before = timezone.now() - LEFT_ALONE
    old = [place for place in places() if was_there(place, before)]
    gone = [place for place in sorted(set(old) - in_use()) if not may_come_back(place)]
    for place in gone:
        default_storage.delete(place)
    return len(gone)


def was_there(place, before):
    """Whether a file is that old; one that another sweep took away meanwhile is none."""
    try:
        return default_storage.get_modified_time(place) < before
    except FileNotFoundError:
        return False


def places():
    if not default_storage.exists(FOLDER):
        return []
    return [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]


def in_use():
    models = [model for model in apps.get_models() if issubclass(model, Upload)]
    return {place for model in models for place in model._base_manager.values_list("file", flat=True)}


def may_come_back(place):
    return Undo.objects.filter(payload__contains=place).exists()
