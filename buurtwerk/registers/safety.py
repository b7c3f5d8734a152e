"""Whether a file that says it is a workbook can be opened without harm; looked at before the reader sees it.

A spreadsheet is a zip of XML files. A few kilobytes of either can ask for gigabytes: by their unpacked size, by
entities, by one filled cell in the last corner of a sheet, or by a cell «repeated» a billion times.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from django.conf import settings
from django.utils.translation import gettext as _

from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.extent import GRIDS, Extent

MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 5_000
BIG_ENTRY = 1024 * 1024
MAX_RATIO = 100
CHUNK = 1024 * 1024
BROKEN = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error)
NOT_READ = (".vml", "basic/", "dialogs/")  # drawings and macros, which the reader does not open either


def no_workbook():
    return WorkbookError(_("Dit bestand is geen werkboek. Bewaar het als .xlsx (Excel) of .ods (LibreOffice)."))


def refuse_size(size):
    if size > settings.WORKBOOK_MAX_BYTES:
        most = settings.WORKBOOK_MAX_BYTES // (1024 * 1024)
        raise WorkbookError(_("Dit bestand is groter dan %d MB. Splits het in kleinere werkboeken.") % most)


def glance(data):
    """Raise WorkbookError for what anybody can see is too big or no workbook."""
    refuse_size(len(data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise WorkbookError(
            _("Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. Bewaar het als gewoon .xlsx.")
        )
    if not data.startswith(b"PK"):
        raise no_workbook()


def inspect(data):
    """Raise WorkbookError for what is no .xlsx or .ods workbook, or too big, or made to do harm."""
    glance(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            inspect_package(package)
    except BROKEN as error:
        raise no_workbook() from error


def inspect_package(package):
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES or any(is_bomb(entry) for entry in entries):
        raise WorkbookError(_("Dit bestand is uitgepakt veel te groot. Maak een nieuw werkboek met alleen je lijsten."))
    kind = kind_of({entry.filename for entry in entries})
    extent = Extent()
    for entry in sorted(entries, key=lambda entry: not is_shared_text(entry)):
        if not entry.filename.lower().startswith(NOT_READ) and not entry.filename.lower().endswith(NOT_READ):
            inspect_entry(package, entry, GRIDS[kind](extent))


def is_shared_text(entry):
    """The texts that the cells of an .xlsx point at: read before the cells."""
    return entry.filename.lower() == "xl/sharedstrings.xml"


def is_bomb(entry):
    return entry.file_size > BIG_ENTRY and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def kind_of(names):
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise no_workbook()


def inspect_entry(package, entry, grid):
    """Read one file of the package as the strict parser of XML sees it; pictures are passed over."""
    with package.open(entry) as file:
        chunk = file.read(CHUNK)
        if not looks_like_xml(chunk):
            return
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = grid.start
        parser.CharacterDataHandler = grid.characters
        parser.EndElementHandler = grid.end
        parser.StartDoctypeDeclHandler = refuse_doctype
        try:
            while chunk:
                parser.Parse(chunk, False)
                chunk = file.read(CHUNK)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError) as error:  # not well-formed, or in an unknown encoding
            raise no_workbook() from error


def looks_like_xml(head):
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"<")


def refuse_doctype(*declaration):
    raise WorkbookError(_("Dit bestand bevat opdrachten die niet in een werkboek horen. Bewaar het opnieuw als .xlsx."))
