"""The yearly report beside Chromium printing the same HTML, and the second download beside the first."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import sync_playwright

from buurtwerk.core.pdf import render_pdf
from rapportage import figures, report
from rapportage.publishing import publish_both
from tests.benchmarks.data import YEAR
from tests.benchmarks.timing import Row, medians, milliseconds
from tests.benchmarks.world import signed_in

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TIMES = 3


def measure(worlds, size):
    team = worlds["default"].team
    now, before = figures.beside_last_year(team, YEAR)
    html = report.as_html(team, YEAR, *publish_both(now, before))
    source = written(html)

    def ours():
        render_pdf(html, title="Jaarverslag")

    mine, theirs = medians(ours, lambda: chromium_started(source), times=TIMES, warm_up=1)
    yield Row("jaarverslag als PDF, naast Chromium dat ervoor start", size, mine, theirs, 1.5)
    with chromium_running(source) as peer:
        mine, theirs = medians(ours, peer, times=TIMES, warm_up=1)
    yield Row("jaarverslag als PDF, naast Chromium dat al draait", size, mine, theirs, 1.5)
    yield again(worlds["default"], size)


def again(world, size):
    client = signed_in(world.coordinator)
    address = reverse("rapportage:yearly_report_pdf", args=[YEAR])

    def download():
        assert client.get(address)["Content-Type"] == "application/pdf"

    def forget_and_download():
        cache.clear()
        return milliseconds(download)

    first = sorted(forget_and_download() for _ in range(TIMES))[TIMES // 2]
    (second,) = medians(download)
    return Row("jaarverslag, tweede keer naast de eerste", size, second, first, 1 / 20)


def written(html):
    """The same HTML where a browser finds its style sheets."""
    source = Path(os.environ["BENCH_FOLDER"], "report.html")
    source.write_text(html.replace('"/static/', f'"file://{settings.STATIC_ROOT}/'))
    return source


def program():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def chromium_started(source):
    target = source.with_suffix(".pdf")
    command = [program(), "--headless", *FLAGS, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    assert target.read_bytes().startswith(b"%PDF")


@contextmanager
def chromium_running(source):
    """A function that opens and prints the page in a browser that was started before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        page = browser.new_page()

        def show_and_print():
            page.goto(source.as_uri())
            assert page.pdf(prefer_css_page_size=True, tagged=True).startswith(b"%PDF")

        yield show_and_print
        browser.close()
