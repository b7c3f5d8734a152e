"""The network in Chromium: from asking for the page until it is drawn, with some 190 nodes, 500 and 2,000."""

import random
import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from playwright.sync_api import sync_playwright

from activiteiten.models import Activity, Attendance, Session
from buurtwerk.accounts.models import Membership, Team, User
from buurtwerk.accounts.roles import Role
from contacts.models import Connection, Household, Organisation, Referral, Resident
from tests.benchmarks.data import make_home, make_partner, make_person
from tests.benchmarks.pdf import FLAGS, program
from tests.benchmarks.timing import Row, medians
from tests.benchmarks.world import signed_in

TIMES, MOST = 5, 2000
SIZES = (190, 500, 2000)  # the second is about the largest that is shown whole


def measure(worlds, size):
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        for nodes in SIZES:
            worker = make_network(nodes)
            client = signed_in(worker)
            page = open_page(browser, client, address)

            def draw(page=page):
                page.goto(f"{address}{reverse('contacts:network')}")
                page.locator("[data-drawn]").wait_for(state="attached")

            def answer(client=client):
                assert client.get(reverse("contacts:network")).status_code == 200

            drawn, answered = medians(draw, answer, times=TIMES, warm_up=1)
            yield Row(f"netwerk met {nodes} tekens, getekend in Chromium", "", drawn, None, MOST)
            yield Row(f"netwerk met {nodes} tekens, het antwoord alleen", "", answered, None, MOST)
            paper = medians(lambda client=client: client.get(reverse("contacts:network_paper")), times=3, warm_up=1)
            yield Row(f"netwerk met {nodes} tekens, zonder namen als PDF", "", paper[0], None, MOST)
        browser.close()


def open_page(browser, client, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": name, "value": told.value, "url": address} for name, told in client.cookies.items()])
    return context.new_page()


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def served():
    """A server of this very process, so that it works in the database that was filled."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def make_network(nodes):
    """A team whose network has about so many nodes: seven in ten residents, and two ties of each that lead outside."""
    rng = random.Random(nodes)
    team = Team.objects.create(name=f"Netwerk {nodes}", slug=f"netwerk-{nodes}-{tempfile.mktemp()[-6:]}")
    worker = User.objects.create(email=f"{team.slug}@bench.example", name="Werker", password="!")
    Membership.objects.create(user=worker, team=team, role=Role.WORKER)
    homes = Household.objects.bulk_create(make_home(rng, team, n) for n in range(int(nodes * 0.25)))
    people = Resident.objects.bulk_create(
        make_person(rng, team, home, n) for home in homes for n in range(rng.choice([2, 3, 3]))
    )
    partners = Organisation.objects.bulk_create(make_partner(team, n) for n in range(int(nodes * 0.02) + 4))
    tie(rng, team, people, partners, nodes)
    return worker


def tie(rng, team, people, partners, nodes):
    activities = Activity.objects.bulk_create(
        Activity(team=team, code=f"AC{n}", name=f"Activiteit {n}", kind="workshop") for n in range(nodes // 150 + 4)
    )
    sessions = Session.objects.bulk_create(
        Session(team=team, activity=one, code=f"SE{n}", date=date(2018, 1, 1) + timedelta(n))
        for n, one in enumerate(activities)
    )
    came = {(rng.choice(sessions).pk, person.pk) for person in people for _ in range(rng.choice([0, 1, 1, 2]))}
    Attendance.objects.bulk_create(Attendance(team=team, session_id=one, resident_id=two) for one, two in sorted(came))
    Referral.objects.bulk_create(
        Referral(team=team, code=f"T{n}", date=date(2018, 2, 1), resident=person, organisation=rng.choice(partners))
        for n, person in enumerate(rng.sample(people, len(people) // 4))
    )
    shuffled = rng.sample(people, len(people))
    Connection.objects.bulk_create(
        Connection(team=team, resident=one, other=two, kind=rng.choice(Connection.Kind.values))
        for one, two in list(pairwise(shuffled))[::2]
    )
