"""HTML to PDF, with nothing but the project's own files."""

import gc
import re
from contextlib import contextmanager
from functools import cache, lru_cache
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import CSS, HTML
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

ORIGIN = "https://buurtwerk.invalid/"  # `.invalid` never is a real host
PDF_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "full_fonts": True}

HASH = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")  # what collectstatic puts into a file's name

# The fonts are shared between documents, and neither they nor the collector's switch belong to one thread.
_one_at_a_time = Lock()


class ForeignFile(ValueError):
    """The document asks for something that is not one of the project's static files."""


class OwnFiles(URLFetcher):
    """Static files from their source folders (no collectstatic needed), and images inside the document."""

    def __init__(self):
        super().__init__(allowed_protocols={"data"})
        self.refused = []

    def fetch(self, url, headers=None):
        """Raises ForeignFile for any other address, and remembers it: WeasyPrint would go on without."""
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        try:
            return _response(url)
        except ForeignFile as error:
            self.refused.append(error)
            raise

    def check(self):
        """Raises the first ForeignFile there was."""
        if self.refused:
            raise self.refused[0]


def _response(url):
    path = static_file(url)
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def static_file(url: str) -> Path:
    """The source file behind a static URL of this project; ForeignFile if there is none."""
    root = urljoin(ORIGIN, settings.STATIC_URL)
    if not url.startswith(root):
        raise ForeignFile(f"Not a static file of this project: {url[:200]}")
    name = unquote(urlsplit(url.removeprefix(root)).path)
    try:
        found = finders.find(name) or finders.find(HASH.sub("", name))
    except SuspiciousFileOperation:
        found = None
    if not found or not Path(found).is_file():
        raise ForeignFile(f"No such static file: {name[:200]}")
    return Path(found)


def render_pdf(html: str, *, title: str) -> bytes:
    """A tagged PDF of `html`, with its language (from <html lang>), `title` and no other metadata.

    Addresses begin with STATIC_URL, in <link rel="stylesheet"> too. Anything else raises ForeignFile.
    """
    with _one_at_a_time, _without_collector():
        return _render(html, title)


def count_pages(html: str) -> int:
    """How many pages `render_pdf` would make of it, at half the cost."""
    with _one_at_a_time, _without_collector():
        return len(_lay_out(html, OwnFiles()).pages)


def _render(html, title):
    files = OwnFiles()
    document = _lay_out(html, files)
    document.metadata = DocumentMetadata(title=title, lang=document.metadata.lang)
    content = document.write_pdf(**PDF_OPTIONS)
    files.check()
    return content


def _lay_out(html, files):
    source = HTML(string=html, base_url=ORIGIN, url_fetcher=files)
    sheets = [_sheet(url) for url in _take_links(source.etree_element)]
    return source.render(font_config=_fonts(), stylesheets=sheets, **PDF_OPTIONS)


def _take_links(root):
    """Take every <link> out, and attachments with it; give the addresses of the style sheets for paper."""
    for anchor in root.iter("a"):
        anchor.attrib.pop("rel", None)
    links = [(parent, link) for parent in root.iter() for link in parent if link.tag == "link"]
    for parent, link in links:
        parent.remove(link)
    return [urljoin(ORIGIN, link.get("href", "")) for _, link in links if _is_for_paper(link)]


def _is_for_paper(link):
    return "stylesheet" in link.get("rel", "").lower().split() and link.get("media", "all") != "screen"


def _sheet(url):
    return _parsed(url, static_file(url).stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _parsed(url, changed):
    """A style sheet, parsed once in a process, and again when its file has changed."""
    files = OwnFiles()
    sheet = CSS(url=url, url_fetcher=files, font_config=_fonts())
    files.check()
    return sheet


@cache
def _fonts():
    return FontConfiguration()


@contextmanager
def _without_collector():
    """Layout makes very many objects that all stay: not looking for garbage saves a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
