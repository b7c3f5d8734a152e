"""A resident's page."""

from django.urls import reverse

from tests.benchmarks import bare
from tests.benchmarks.statements import sent_by
from tests.benchmarks.timing import Row, medians
from tests.benchmarks.world import bare_client, signed_in


def measure(worlds, size):
    world = worlds["default"]
    yield page_of(world, world.resident, size, "dossier", "20 contacten")
    yield page_of(world, world.regular, size, "dossier-long", "300 contacten")


def page_of(world, resident, size, name, history):
    client, plain = signed_in(world.worker), bare_client()
    address = reverse("contacts:resident_detail", args=[resident.pk])

    def ours():
        assert client.get(address).status_code == 200

    ours()
    statements = sent_by(ours)
    bare.PAGES[name] = (bare.dossier_page, statements)
    mine, least = medians(ours, lambda: plain.get(f"/bare/{name}/"))
    what = f"pagina van een bewoner met {history}"
    return Row(what, size, mine, least, 2, queries=len(statements), most_queries=14)
