"""The network: who stands in it, who holds it together, where it stands, and what outsiders get."""

import itertools
import json
import re
import zlib
from datetime import date

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts.models import Connection, NetworkLayout, Resident
from contacts.network import groups, layout, outside, picture
from contacts.network.graph import network_of
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import (
    make_connection,
    make_household,
    make_organisation,
    make_referral,
    make_resident,
)
from tests.huisbezoeken.factories import make_visit
from tests.papers import read, text_of

PAGE = "/contacten/netwerk/"
PAPER = "/contacten/netwerk/zonder-namen.pdf"
PLACES = "/contacten/netwerk/plaatsen/"


def key(thing):
    slugs = {"resident": "bewoner", "household": "gezin", "organisation": "partner", "activity": "activiteit"}
    return f"{slugs[thing._meta.model_name]}-{thing.pk}"


def knows(one, two, kind="friend"):
    make_connection(resident=one, other=two, kind=kind)


def people(team, number):
    return [make_resident(team=team) for _ in range(number)]


def make_many(team, number):
    """Residents who each know the first."""
    home = make_household(team=team)
    rows = [
        Resident(
            team=team, household=home, code=f"V{n}", first_name="Ann", last_name=f"V{n:04}", first_contact_on="2018-1-1"
        )
        for n in range(number)
    ]
    made = Resident.objects.bulk_create(rows)
    Connection.objects.bulk_create(
        Connection(team=team, resident=made[0], other=one, kind="friend") for one in made[1:]
    )
    return made


def put(client, told):
    return client.post(PLACES, json.dumps(told), content_type="application/json")


class TestWhoStandsInIt:
    def test_residents_households_activities_and_partners_with_what_ties_them(self, worker, team):
        one, two = people(team, 2)
        child = make_resident(household=one.household)
        activity, partner = make_activity(team=team), make_organisation(team=team)
        make_session(activity=activity, residents=[one])
        make_session(activity=activity, residents=[one])
        activity.activity_partners.create(team=team, organisation=partner)
        make_referral(resident=two, organisation=partner)
        knows(one, two, "buddy")

        network = network_of(team, worker)

        assert set(network.nodes) == {key(one), key(two), key(child), key(one.household), key(activity), key(partner)}
        assert sorted((edge.kind, edge.of, edge.to) for edge in network.edges) == sorted(
            [
                ("buddy", key(one), key(two)),
                ("household", key(one), key(one.household)),
                ("household", key(child), key(one.household)),
                ("attended", key(one), key(activity)),
                ("referral", key(two), key(partner)),
                ("partner", key(activity), key(partner)),
            ]
        )

    def test_whose_contact_ended_stays_away_with_what_only_they_led_to(self, worker, team):
        one, gone, leaving = people(team, 3)
        Resident.objects.filter(pk=gone.pk).update(contact_ended_on=today())
        Resident.objects.filter(pk=leaving.pk).update(contact_ended_on=date(today().year + 1, 1, 1))
        make_referral(resident=gone)
        knows(one, gone)

        assert set(network_of(team, worker).nodes) == {key(one), key(leaving)}

    def test_enrolled_now_counts_as_that_and_before_as_having_been_there(self, worker, team):
        one, two, three = people(team, 3)
        activity = make_activity(team=team)
        make_session(activity=activity, residents=[one, two])
        make_enrolment(activity=activity, resident=one)
        make_enrolment(activity=activity, resident=three, ends_on=date(2018, 4, 1))

        kinds = {edge.of: edge.kind for edge in network_of(team, worker).edges}

        assert kinds == {key(one): "enrolled", key(two): "attended"}

    def test_a_session_that_was_cancelled_ties_nobody(self, worker, team):
        make_session(team=team, residents=people(team, 1), cancelled_because="ziekte")

        assert network_of(team, worker).edges == []

    def test_themes_are_those_of_held_visits_and_of_activities(self, worker, team):
        one, two = people(team, 2)
        make_visit(household=one.household, residents=[one], themes=["housing", "income"], result="conversation")
        make_visit(household=two.household, residents=[two], themes=["housing"], result="refused")

        nodes = network_of(team, worker).nodes

        assert (nodes[key(one)].themes, nodes[key(two)].themes) == (("inkomen", "wonen"), ())

    def test_nothing_of_another_team(self, as_worker, team):
        other = make_connection(team=make_team())
        make_session(team=other.team, residents=[other.resident])
        mine = make_resident(team=team)

        page = as_worker.get(PAGE)

        assert set(page.context["picture"].shown.nodes) == {key(mine)}
        assert other.resident.last_name not in page.content.decode()


class TestGroups:
    def test_who_would_leave_a_group_in_pieces_holds_it_together(self, worker, team):
        a, b, middle, c, d = people(team, 5)
        for one, two in [(a, b), (b, middle), (a, middle), (middle, c), (c, d), (d, middle)]:
            knows(one, two)

        found = groups.bridges(network_of(team, worker))

        assert [(bridge.node.pk, bridge.pieces) for bridge in found] == [(middle.pk, 2)]

    def test_family_or_a_partner_on_one_resident_alone_are_no_group(self, worker, team):
        one, two, three = people(team, 3)
        for pair in [(one, two), (two, three), (three, one)]:
            knows(*pair)
        make_resident(household=one.household)
        make_referral(resident=one)

        assert groups.bridges(network_of(team, worker)) == []

    def test_a_household_can_be_the_way_between_two_groups(self, worker, team):
        mother = make_resident(team=team)
        child = make_resident(household=mother.household)
        knows(mother, make_resident(team=team))
        make_session(team=team, residents=[child, *people(team, 2)])

        found = {bridge.node.pk for bridge in groups.bridges(network_of(team, worker))}

        assert found == {mother.pk, child.pk}

    def test_alone_is_who_has_nothing_beyond_the_own_household(self, worker, team):
        loner, known, other, led, came = people(team, 5)
        at_home = [make_resident(household=make_household(team=team)) for _ in range(1)]
        at_home.append(make_resident(household=at_home[0].household))
        knows(*at_home, "family")
        knows(known, other)
        make_referral(resident=led)
        make_session(team=team, residents=[came])

        found = {node.pk for node in groups.alone(network_of(team, worker))}

        assert found == {loner.pk, *(one.pk for one in at_home)}


class TestPlaces:
    def test_the_same_network_stands_the_same_every_time_and_nothing_lies_over_another(self, worker, team):
        made = make_many(team, 60)
        network = network_of(team, worker)

        first, second = layout.places(network, {}), layout.places(network_of(team, worker), {})

        apart = min(
            (first[one][0] - first[two][0]) ** 2 + (first[one][1] - first[two][1]) ** 2
            for one in first
            for two in first
            if one < two
        )
        assert first == second
        assert set(first) == {key(one) for one in made} | {key(made[0].household)}
        assert apart > 30**2

    def test_what_was_kept_stays_and_what_is_new_stands_near_what_it_is_tied_to(self, worker, team):
        one, two, far = people(team, 3)
        knows(one, two)
        kept = {key(one): [500, 500], key(far): [5000, 5000]}

        places = layout.places(network_of(team, worker), kept)

        assert (places[key(one)], places[key(far)]) == ((500, 500), (5000, 5000))
        assert abs(places[key(two)][0] - 500) + abs(places[key(two)][1] - 500) < 200

    def test_looking_keeps_nothing(self, as_worker, team):
        people(team, 3)

        as_worker.get(PAGE)
        as_worker.get(PAPER)

        assert not NetworkLayout.objects.exists()

    def test_the_page_has_all_kept_and_then_looks_the_same(self, as_worker, team):
        make_many(team, 20)
        before = as_worker.get(PAGE).context

        status = put(as_worker, {"around": ""}).status_code
        after = as_worker.get(PAGE).context

        assert status == 204
        assert (before["picture"].is_new, after["picture"].is_new) == (True, False)
        assert [row["x"] for _kind, rows in before["groups"] for row in rows] == [
            row["x"] for _kind, rows in after["groups"] for row in rows
        ]

    def test_what_somebody_moved_stays_there_until_it_is_arranged_anew(self, as_worker, team):
        one, two = people(team, 2)
        knows(one, two)

        put(as_worker, {"around": "", "moved": {key(one): [1234, -56.4]}})
        moved = NetworkLayout.objects.of(team).places_of("")
        as_worker.post(reverse("contacts:network_arrange"))

        assert (moved[key(one)], set(moved)) == ([1234, -56], {key(one), key(two)})
        assert NetworkLayout.objects.of(team).places_of("")[key(one)] != [1234, -56]

    def test_no_name_is_kept(self, as_worker, team):
        one = make_resident(team=team, first_name="Geheimnaam")
        put(as_worker, {"around": ""})

        assert set(NetworkLayout.objects.get().places) == {key(one)}

    def test_nodes_of_another_team_are_passed_over(self, as_worker, team):
        make_resident(team=team)
        stranger = make_resident()

        status = put(as_worker, {"around": "", "moved": {key(stranger): [1, 1]}}).status_code

        assert status == 204
        assert key(stranger) not in NetworkLayout.objects.get(team=team).places
        assert not NetworkLayout.objects.exclude(team=team).exists()

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "geen json",
            "[]",
            "null",
            "{}",
            '{"around": 3}',
            '{"around": "", "moved": []}',
            '{"around": "", "moved": {"bewoner-1": [1]}}',
            '{"around": "", "moved": {"bewoner-1": ["x", 1]}}',
            '{"around": "", "moved": {"bewoner-1": [NaN, 1]}}',
            '{"around": "", "moved": {"bewoner-1": [1e309, 1]}}',
            '{"around": "", "moved": {"bewoner-1": [1, 200000]}}',
            '{"around": "", "moved": {"bewoner-1": [1, null]}}',
            "[" * 100_000,
            b"\xff\xfe",
        ],
    )
    def test_what_is_no_place_is_refused(self, as_worker, team, body):
        make_resident(team=team)

        response = as_worker.post(PLACES, body, content_type="application/json")

        assert response.status_code == 400
        assert not NetworkLayout.objects.exists()

    @pytest.mark.parametrize("around", ["bewoner-999999", "iets", "x" * 500, "bewoner-1\u0000"])
    def test_around_what_is_not_there_is_no_picture(self, as_worker, team, around):
        make_resident(team=team)

        assert put(as_worker, {"around": around}).status_code == 404
        assert as_worker.get(PAGE, {"rond": around}).status_code == 404
        assert as_worker.post(reverse("contacts:network_arrange"), {"rond": around}).status_code == 404

    def test_of_very_many_pictures_the_oldest_are_forgotten(self, as_worker, team, monkeypatch):
        monkeypatch.setattr("contacts.actions.network.KEPT", 2)
        made = people(team, 3)

        for one in made:
            put(as_worker, {"around": key(one)})

        assert set(NetworkLayout.objects.values_list("around", flat=True)) == {key(one) for one in made[1:]}


class TestThePage:
    def test_lists_everything_with_links_and_says_it_in_a_sentence(self, as_worker, team):
        one, two = people(team, 2)
        knows(one, two, "interpreter")

        page = as_worker.get(PAGE)

        text = page.content.decode()
        assert page.context["summary"].startswith("Tekening van het netwerk: 2 bewoners, 1 lijn ertussen.")
        assert text.count(one.get_absolute_url()) == 1
        assert "tolk voor" in text
        assert "heeft als tolk" in text

    def test_everybody_shown_stands_in_the_trail(self, as_worker, team):
        made = people(team, 3)

        as_worker.get(PAGE)

        event = AuditEvent.objects.latest("pk")
        assert (event.action, event.residents) == ("list", [one.pk for one in made])

    def test_an_empty_team_is_told_what_comes_here(self, as_worker):
        assert "Nog geen netwerk" in as_worker.get(PAGE).content.decode()

    def test_around_somebody_it_shows_two_steps(self, as_worker, team):
        chain = people(team, 5)
        for one, two in itertools.pairwise(chain):
            knows(one, two)

        page = as_worker.get(PAGE, {"rond": key(chain[0])})

        assert set(page.context["picture"].shown.nodes) == {key(one) for one in chain[:3]}

    def test_over_five_hundred_it_opens_on_the_best_connected_with_the_nearest_three_hundred(self, as_worker, team):
        made = make_many(team, 520)

        page = as_worker.get(PAGE)

        shown = page.context["picture"]
        assert (shown.around, len(shown.shown.nodes), shown.left_out) == (key(made[0]), 300, 221)
        assert set(AuditEvent.objects.latest("pk").residents) >= set(shown.shown.residents)

    def test_the_search_leads_to_somebody_else(self, as_worker, team):
        one = make_resident(team=team)
        gone = make_resident(team=team, contact_ended_on=date(2018, 1, 1))
        stranger = make_resident()

        answers = [as_worker.get(PAGE, {"resident": who}) for who in (one.pk, gone.pk, stranger.pk, "x", 10**30)]

        assert answers[0].url == f"{PAGE}?rond={key(one)}"
        assert answers[1].url == PAGE
        assert [answer.status_code for answer in answers[2:]] == [404, 404, 404]

    def test_the_number_of_queries_does_not_grow(self, as_worker, team, django_assert_max_num_queries):
        made = make_many(team, 80)
        activity = make_activity(team=team)
        make_session(activity=activity, residents=made[:20])
        make_visit(household=made[0].household, residents=made[:5], themes=["housing"])
        make_referral(resident=made[3])

        with django_assert_max_num_queries(22):
            as_worker.get(PAGE)

    def test_who_may_see_no_activities_finds_none(self, team, monkeypatch):
        worker = make_member(team)
        one = make_resident(team=team)
        make_session(team=team, residents=[one])
        monkeypatch.setattr("contacts.dossier.can", lambda user, permission, team: permission == "resident_view")

        assert set(network_of(team, worker).nodes) == {key(one)}


def plain_bytes(content):
    """A PDF with all its streams unpacked beside it."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    unpacked = []
    for stream in streams:
        try:
            unpacked.append(zlib.decompress(stream.rstrip(b"\r\n")))
        except zlib.error:
            unpacked.append(stream)
    return content + b"\n".join(unpacked)


def make_marked_network(team):
    """Six households of two who come to six activities with six partners; each text stands nowhere else."""
    marks = []
    for n in range(6):
        home = make_household(team=team, street=f"Qstraat{n}", number="77123", code=f"QGcode{n}")
        pair = [
            make_resident(
                household=home,
                first_name=f"Qvoor{n}{m}",
                last_name=f"Qnaam{n}{m}",
                code=f"QBcode{n}{m}",
                phone="0470998877",
            )
            for m in range(2)
        ]
        knows(*pair, "family")
        activity = make_activity(team=team, name=f"Qatelier{n}", code=f"QAcode{n}")
        partner = make_organisation(team=team, name=f"Qpartner{n}", code=f"QOcode{n}")
        make_session(activity=activity, residents=pair)
        activity.activity_partners.create(team=team, organisation=partner)
        marks += [
            "Qstraat",
            "77123",
            "QGcode",
            "Qvoor",
            "Qnaam",
            "QBcode",
            "0470998877",
            "Qatelier",
            "QAcode",
            "Qpartner",
            "QOcode",
        ]
    return set(marks)


class TestThePaper:
    def test_holds_no_name_code_number_or_link_in_its_bytes(self, as_worker, team):
        marks = make_marked_network(team)

        content = as_worker.get(PAPER).content

        said = plain_bytes(content) + text_of(read(content)).encode()
        assert [mark for mark in marks if mark.encode() in said or mark.encode("utf-16-be") in said] == []
        assert b"/URI" not in said
        assert re.findall(rb"(?:bewoner|gezin|partner|activiteit)-\d", said) == []
        assert dict(read(content).metadata) == {
            "/Title": "Netwerk zonder namen",
            "/Producer": read(content).metadata.producer,
        }

    def test_is_one_page_across_with_team_day_and_numbers(self, as_worker, team):
        make_marked_network(team)

        pdf = read(as_worker.get(PAPER).content)

        text = text_of(pdf)
        assert len(pdf.pages) == 1
        assert pdf.pages[0].mediabox.width > pdf.pages[0].mediabox.height
        assert team.name in text
        assert str(today().year) in text
        assert "bewoners 12" in text
        assert "gezinnen 6" in text

    def test_what_is_rare_is_no_number_and_not_drawn(self, worker, team):
        made = people(team, 7)
        for one, two in itertools.pairwise(made):
            knows(one, two)
        knows(made[0], made[1], "buddy")
        make_referral(resident=made[0])
        network = network_of(team, worker)
        drawn = outside.to_draw(network)

        nodes, edges, _told = outside.counted(network, drawn)

        assert {str(name): number for _mark, name, number in nodes} == {"bewoners": "7", "partners": "minder dan 5"}
        assert {str(name): number for _mark, name, number in edges} == {
            "vriend": "6",
            "buddy": "minder dan 5",
            "toeleiding": "minder dan 5",
        }
        assert {edge.kind for edge in drawn.edges} == {"friend"}
        assert {node.kind.kind for node in drawn.nodes.values()} == {"resident"}

    @pytest.mark.parametrize(("loose", "drawn"), [(4, 0), (5, 5)])
    def test_residents_by_themselves_are_drawn_from_five_on(self, worker, team, loose, drawn):
        make_many(team, 8)
        people(team, loose)

        network = outside.to_draw(network_of(team, worker))

        assert len([part for part in groups.components(network) if len(part) == 1]) == drawn

    @pytest.mark.parametrize(("number", "told"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5")])
    def test_one_to_four_is_no_number(self, number, told):
        assert outside.few(number) == told

    def test_of_an_empty_network_there_is_a_paper_too(self, as_worker):
        assert as_worker.get(PAPER).content.startswith(b"%PDF")

    def test_is_recorded_as_taken_outside(self, as_worker, team):
        made = people(team, 2)

        as_worker.get(PAPER)

        event = AuditEvent.objects.latest("pk")
        assert (event.action, event.residents, event.purpose) == (
            "export",
            [one.pk for one in made],
            "netwerk zonder namen",
        )

    def test_the_picture_tells_no_ids_and_no_order(self, worker, team):
        one, two, three = people(team, 3)
        knows(one, two)
        network = network_of(team, worker)
        places = {key(one): (9, 9), key(two): (1, 1), key(three): (5, 5)}

        told = outside.drawing(network, places)

        starts = [float(x) for x in re.findall(r"(?<=[\" ])M([\d.]+),[\d.]+ A", told)]
        assert starts == sorted(starts)
        assert "data-" not in told


def test_a_network_of_one_household_alone_has_a_picture(worker, team):
    home = make_household(team=team)
    make_resident(household=home)
    make_resident(household=home)

    shown = picture.picture_of(team, network_of(team, worker))

    assert len(shown.places) == 3
