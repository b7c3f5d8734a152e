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
    address = f"{reverse('huisbezoeken:list')}?jaar={YEAR}"
    weight, files = fetched_for(signed_in(worlds["default"].worker), address)
    yield Row(f"eerste bezoek met een telefoon ({files} bestanden)", "50 rijen", weight / 1000, None, 120, unit="kB")


def fetched_for(client, address):
    """(bytes, number of files) of a page and of all that it asks for."""
    response = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip"
    files = with_imports(FETCHED.findall(client.get(address).content.decode()))
    return len(response.content) + sum(compressed(url) for url in files), len(files)


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
