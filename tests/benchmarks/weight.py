"""What a phone fetches when it first opens the list of home visits, compressed as it is sent."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import reverse

from tests.benchmarks.data import YEAR
from tests.benchmarks.timing import Row
from tests.benchmarks.world import signed_in

FETCHED = re.compile(r'<(?:link|script|img|use)\b[^>]*?\s(?:href|src)="(/static/[^"#]+)')
IMPORTED = re.compile(r"""(?:from|import|@import)\s*(?:url\()?["']([^"']+\.(?:js|css))["']""")


def measure(worlds, size):
    client = signed_in(worlds["default"].worker)
    response = client.get(reverse("huisbezoeken:list"), {"jaar": YEAR}, headers={"Accept-Encoding": "gzip, br"})
    page = client.get(reverse("huisbezoeken:list"), {"jaar": YEAR}).content.decode()
    files = with_imports(FETCHED.findall(page))
    assert response["Content-Encoding"] == "gzip"
    weight = len(response.content) + sum(compressed(url) for url in files)
    yield Row(
        f"eerste bezoek met een telefoon ({len(files)} bestanden)", "50 rijen", weight / 1000, None, 120, unit="kB"
    )


def with_imports(urls):
    """Each address once, with what scripts and style sheets import in turn."""
    found, waiting = set(), list(urls)
    while waiting:
        url = waiting.pop()
        if url not in found:
            found.add(url)
            if url.endswith((".js", ".css")):
                waiting += [urljoin(url, name) for name in IMPORTED.findall(file_of(url).read_text())]
    return found


def file_of(url):
    return Path(settings.STATIC_ROOT, urlsplit(url).path.removeprefix(settings.STATIC_URL))


def compressed(url):
    """Bytes as whitenoise sends the file: brotli, else gzip, else as it is."""
    path = file_of(url)
    sizes = [variant for end in (".br", ".gz", "") if (variant := Path(f"{path}{end}")).exists()]
    return sizes[0].stat().st_size
