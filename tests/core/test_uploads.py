"""Files that people add: what they hold decides, a camera's notes go, and what nothing leads to is swept."""

import io
import struct
import zlib
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from buurtwerk.core import undo, uploads
from buurtwerk.core.models import Undo
from buurtwerk.core.sweeping import sweep
from tests.contacts.factories import make_document

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def judged(content, name="naam.bin"):
    return uploads.judged(SimpleUploadedFile(name, content, content_type="text/plain"))


def picture(kind="JPEG", mode="RGB", size=(40, 20), **saved):
    target = io.BytesIO()
    Image.new(mode, size, 120 if mode in ("L", "P") else None).save(target, kind, **saved)
    return target.getvalue()


def noise(kind):
    """Several thousand bytes, whatever packs them."""
    target = io.BytesIO()
    Image.effect_noise((120, 120), 90).save(target, kind)
    return target.getvalue()


def with_place():
    """A photo that says where and with what it was made, and that it lies on its side."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Orientation] = "Merkteken", 6
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (50.0, 51.0, 12.0)
    return picture(exif=exif, comment=b"Merkteken")


def huge_png(width, height):
    """A few bytes that unpack to very many."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


class TestJudging:
    @pytest.mark.parametrize(
        ("content", "kind", "ending"),
        [
            (PDF, "application/pdf", "pdf"),
            (picture(), "image/jpeg", "jpg"),
            (picture(mode="CMYK"), "image/jpeg", "jpg"),
            (picture(mode="L"), "image/jpeg", "jpg"),
            (picture("PNG"), "image/png", "png"),
            (picture("PNG", mode="P"), "image/png", "png"),
            (picture("PNG", mode="RGBA"), "image/png", "png"),
        ],
    )
    def test_the_content_says_what_it_is_whatever_it_is_called(self, content, kind, ending):
        found = judged(content, "rekening.exe")

        assert (found.kind, found.name) == (kind, f"rekening.{ending}")

    @pytest.mark.parametrize(
        "content",
        [
            b"x",
            b"<html><script>alert(1)</script></html>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"PK\x03\x04",
            b"GIF89a" + b"\0" * 40,
            b"MZ" + PDF,
            PDF.replace(b"%%EOF", b""),
            PDF + b"\0" * 2000,
            b"%PDF-9.9\n%%EOF",
            picture()[:60],
            b"\xff\xd8\xff" + b"\0" * 100,
            noise("PNG")[:2000],
            noise("JPEG")[:2000],
            picture(exif=b"Exif\0\0" + picture())[:-2],  # the end of the small photo inside is not its own
            b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
            huge_png(0, 0),
        ],
    )
    def test_anything_else_is_refused_with_what_to_do(self, content):
        with pytest.raises(ValidationError, match=r"opnieuw|PDF"):
            judged(content, "overeenkomst.pdf")

    @pytest.mark.parametrize("size", [(7_200, 7_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
    def test_a_picture_that_unpacks_to_too_much_is_refused(self, size):
        with pytest.raises(ValidationError, match="beeldpunten"):
            judged(huge_png(*size))

    def test_ten_megabytes_is_the_most(self, monkeypatch):
        monkeypatch.setattr(uploads, "MOST_BYTES", len(PDF))

        assert judged(PDF).content == PDF
        with pytest.raises(ValidationError, match="groter dan 10 MB"):
            judged(PDF + b"\n")

    def test_a_photo_keeps_nothing_of_where_and_with_what(self):
        original = with_place()

        made = judged(original).content

        with Image.open(io.BytesIO(made)) as photo:
            assert (photo.size, dict(photo.getexif())) == ((20, 40), {})  # and it stands upright
        assert b"Merkteken" in original
        assert b"Merkteken" not in made
        assert b"Exif" not in made

    def test_what_one_sees_through_stays_so(self):
        made = judged(picture("PNG", mode="RGBA")).content

        with Image.open(io.BytesIO(made)) as found:
            assert (found.mode, found.getpixel((0, 0))) == ("RGBA", (0, 0, 0, 0))

    @pytest.mark.parametrize(
        ("name", "safe"),
        [
            ("overeenkomst 2026.PDF", "overeenkomst 2026.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ('a"b\r\nSet-Cookie: x.pdf', "ab Set-Cookie x.pdf"),
            ("\u202efdp.exe", "fdp.pdf"),
            ("", "document.pdf"),
            ("...", "document.pdf"),
            ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
            ("v1.2 overeenkomst", "v1.2 overeenkomst.pdf"),
        ],
    )
    def test_the_users_own_name_is_made_safe(self, name, safe):
        assert uploads.safe_name(name.rpartition("/")[2], "application/pdf") == safe


def pass_an_hour(monkeypatch):
    later = timezone.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)


@pytest.mark.django_db
class TestSweeping:
    def test_a_file_stands_under_a_name_that_says_nothing(self):
        document = make_document(name="Geheim.pdf")

        assert document.file.name.startswith("uploads/")
        assert "eheim" not in document.file.name
        assert len(document.file.name) == len("uploads/") + 32

    def test_what_a_row_leads_to_stays(self, monkeypatch):
        document = make_document()
        pass_an_hour(monkeypatch)

        sweep()

        assert default_storage.exists(document.file.name)

    def test_what_no_row_leads_to_goes_after_an_hour(self, monkeypatch):
        place = make_document().file.name
        type(make_document()).objects.filter(file=place).delete()

        sweep()
        at_once = default_storage.exists(place)
        pass_an_hour(monkeypatch)
        sweep()

        assert (at_once, default_storage.exists(place)) == (True, False)

    def test_what_was_deleted_stays_as_long_as_it_can_come_back(self, monkeypatch, worker):
        document = make_document()
        place = document.file.name
        way_back = undo.delete(document, by=worker)
        Undo.objects.filter(pk=way_back.pk).update(deleted_at=timezone.now() + timedelta(minutes=30))
        pass_an_hour(monkeypatch)

        sweep()
        still = default_storage.exists(place)
        undo.restore(Undo.objects.get())

        assert still
        assert type(document).objects.get().file.read().startswith(b"%PDF")

    def test_once_it_cannot_the_file_goes_too(self, monkeypatch, worker):
        document = make_document()
        place = document.file.name
        undo.delete(document, by=worker)
        pass_an_hour(monkeypatch)

        sweep()

        assert not default_storage.exists(place)

    def test_a_file_of_a_transaction_that_failed_goes(self, monkeypatch):
        place = default_storage.save("uploads/halverwege", ContentFile(b"x"))
        pass_an_hour(monkeypatch)

        assert uploads.sweep_orphans() >= 1
        assert not default_storage.exists(place)
