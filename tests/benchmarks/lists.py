"""The list of home visits: beside a bare view, beside a tenth of the rows, beside Django's admin."""

from django.urls import reverse

from tests.benchmarks import bare
from tests.benchmarks.data import YEAR
from tests.benchmarks.statements import FIRST_TABLE, sent_by
from tests.benchmarks.timing import Row, medians
from tests.benchmarks.world import bare_client, database, inside, signed_in

FILTERS = {"jaar": YEAR, "resultaat": "conversation", "blz": 2}
ADMIN_FILTERS = {"date__year": YEAR, "result__exact": "conversation", "p": 2}


def measure(worlds, size):
    ours = list_of(worlds["default"])
    statements = sent_by(ours)
    bare.PAGES["list"] = (bare.list_page, statements[:4] + [one for one in statements[4:] if not is_of_filters(one)])
    floor = answered(bare_client(), "/bare/list/")
    mine, least = medians(ours, floor)
    yield Row("lijst van huisbezoeken, 50 rijen", size, mine, least, 1.6, queries=len(statements), most_queries=14)
    yield tenfold(worlds, ours, size)
    yield beside_admin(worlds["default"], ours, size)


def is_of_filters(statement):
    """What the filters offer: the floor has none, and would otherwise hide what they cost."""
    return (
        FIRST_TABLE.search(statement[0])[1] in {"accounts_user", "huisbezoeken_theme"}
        if "FROM" in statement[0]
        else False
    )


def tenfold(worlds, ours, size):
    with database("small"):
        less = list_of(worlds["small"])
    mine, small = medians(ours, inside("small", less))
    return Row("dezelfde lijst, naast een tiende van de rijen", size, mine, small, 1.2)


def beside_admin(world, ours, size):
    client = signed_in(as_admin(world))
    peer = answered(client, "/peer/huisbezoeken/homevisit/", ADMIN_FILTERS)
    mine, theirs = medians(ours, peer)
    return Row("dezelfde lijst, naast de admin van Django", size, mine, theirs, 3, at_least=True)


def as_admin(world):
    """The peer needs the mark of an admin, and a team to show."""
    world.coordinator.is_staff = True
    world.coordinator.save()
    return world.coordinator


def list_of(world):
    return answered(signed_in(world.worker), reverse("huisbezoeken:list"), FILTERS)


def answered(client, url, params=None):
    """A request as a function; a page without its fifty rows is no measurement."""

    def ask():
        response = client.get(url, params)
        assert response.status_code == 200, response
        return response

    assert ask().content.decode().count("<tr") >= 50, url
    return ask
