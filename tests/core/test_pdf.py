import gc
from io import BytesIO

import pytest
from pypdf import PdfReader

from buurtwerk.core import pdf
from buurtwerk.core.charts import Series, bar
from buurtwerk.core.pdf import ForeignFile, OwnFiles, render_pdf, static_file

SHEET = "/static/buurtwerk/css/print-report.css"
FIGURES = "/static/buurtwerk/css/print-figures.css"
FONTS = "/static/buurtwerk/css/print-fonts.css"
LETTERS = "Şükran ğ Ł ț Çiğdem"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


HEAD = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in (FONTS, SHEET, FIGURES))


def page(body="", head=HEAD):
    return f'<!doctype html><html lang="nl-BE"><head>{head}</head><body>{body}</body></html>'


def read(html, title="Jaarverslag"):
    return PdfReader(BytesIO(render_pdf(html, title=title)))


class TestDocument:
    def test_is_tagged_and_says_its_language_and_title(self):
        document = read(page("<h1>Buurt</h1>"), title="Jaarverslag 2019")

        root = document.trailer["/Root"]

        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert root["/Lang"] == "nl-BE"
        assert document.metadata.title == "Jaarverslag 2019"

    def test_letters_of_every_name_come_back_as_text(self):
        assert LETTERS in read(page(f"<p>{LETTERS}</p>")).pages[0].extract_text()

    def test_the_font_is_our_own_and_inside_the_file(self):
        fonts = read(page("<p>Buurt</p>")).pages[0]["/Resources"]["/Font"]

        descendants = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]

        assert all("Source-Sans-3" in font["/BaseFont"] for font in descendants)
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in descendants)

    def test_pages_are_numbered(self):
        chapters = '<section class="chapter"><h2>Een</h2></section>' * 2

        assert "blz. 2 van 2" in read(page(chapters)).pages[1].extract_text()

    def test_a_chart_is_a_figure_with_its_title_and_hides_its_table(self):
        svg = bar(id="x", title="Per jaar", description="d", labels=["2019"], series=[Series("n", [1250])])
        figure = f'<figure class="chart">{svg}<details><p>verborgen</p></details></figure>'

        document = read(page(figure))

        assert any(node.get("/Alt") == "Per jaar" for node in structure(document))
        assert "verborgen" not in document.pages[0].extract_text()

    def test_metadata_of_the_html_stay_behind(self):
        head = '<title>Anders</title><meta name="author" content="Fatma"><meta name="keywords" content="Ali">'

        document = read(page("x", head=head))

        assert set(document.metadata) == {"/Title", "/Producer"}
        assert document.metadata.title == "Jaarverslag"

    def test_nothing_is_attached(self):
        head = f'<link rel="attachment" href="{SHEET}">'

        document = read(page(f'<a rel="attachment" href="{SHEET}">bijlage</a>', head=head))

        kinds = [note.get_object()["/Subtype"] for note in document.pages[0].get("/Annots", [])]
        assert not document.attachments
        assert "/FileAttachment" not in kinds


def structure(document):
    """Every node of the tags that is written as an object of its own."""
    for number in range(1, document.trailer["/Size"]):
        found = document.get_object(number)
        if isinstance(found, dict) and found.get("/Type") == "/StructElem":
            yield found


class TestOwnFiles:
    @pytest.mark.parametrize(
        "address",
        [
            "https://example.org/x.css",
            "http://127.0.0.1:8000/static/buurtwerk/css/print-report.css",
            "file:///etc/passwd",
            "file:///static/buurtwerk/css/print-report.css",
            "ftp://example.org/x",
            "data:text/css,p{}",
            "https://buurtwerk.invalid/media/brief.pdf",
            "https://buurtwerk.invalid/static/../settings.py",
            "https://buurtwerk.invalid/static/%2e%2e/settings.py",
            "https://buurtwerk.invalid/static//etc/passwd",
            "https://buurtwerk.invalid/static/bestaat-niet.css",
            "https://buurtwerk.invalid/static/buurtwerk",
            "https://buurtwerk.invalid/static/",
        ],
    )
    def test_refuses_everything_else(self, address):
        with pytest.raises(ForeignFile):
            OwnFiles().fetch(address)

    def test_finds_a_source_file_under_its_collected_name_too(self):
        plain = static_file("https://buurtwerk.invalid/static/buurtwerk/css/print-report.css")
        hashed = static_file("https://buurtwerk.invalid/static/buurtwerk/css/print-report.0123456789ab.css")

        assert plain == hashed
        assert plain.name == "print-report.css"

    @pytest.mark.parametrize(
        "html",
        [
            page('<img src="https://example.org/x.png" alt="x">'),
            page('<img src="file:///etc/passwd" alt="x">'),
            page('<p style="background: url(/media/foto.png)">x</p>'),
            page('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/x.png"/></svg>'),
            page(head='<link rel="stylesheet" href="https://example.org/x.css">'),
            page(head="<style>@import url(https://example.org/x.css);</style>"),
            page(head='<base href="https://example.org/"><link rel="stylesheet" href="../x.css">'),
        ],
    )
    def test_a_document_that_asks_for_more_is_not_made(self, html):
        with pytest.raises(ForeignFile):
            render_pdf(html, title="x")

    def test_an_image_inside_the_document_is_shown(self):
        document = read(page(f'<img src="{PIXEL}" alt="stip">'))

        assert len(document.pages[0].images) == 1


class TestCost:
    @pytest.mark.parametrize("was_on", [True, False])
    def test_the_collector_is_off_while_rendering_and_then_as_it_was(self, monkeypatch, was_on):
        seen = []
        monkeypatch.setattr(pdf, "_render", lambda *_: seen.append(gc.isenabled()))
        (gc.enable if was_on else gc.disable)()

        try:
            render_pdf(page(), title="x")
            assert (seen, gc.isenabled()) == ([False], was_on)
        finally:
            gc.enable()

    def test_the_collector_is_put_back_after_a_failure(self):
        with pytest.raises(ForeignFile):
            render_pdf(page('<img src="http://x/" alt="">'), title="x")

        assert gc.isenabled()

    def test_a_style_sheet_is_parsed_once(self):
        render_pdf(page(), title="x")
        before = pdf._parsed.cache_info().misses

        render_pdf(page(), title="x")

        assert pdf._parsed.cache_info().misses == before
