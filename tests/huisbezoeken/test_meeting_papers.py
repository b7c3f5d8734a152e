"""What goes to a meeting and what comes of it: whole, and without a name in any of its bytes."""

import re
import zlib
from datetime import date

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from tests.contacts.factories import make_group, make_group_member, make_organisation, make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_item, make_meeting, make_presence
from tests.huisbezoeken.factories import make_follow_up, make_signal, make_visit
from tests.papers import read, text_of

pytestmark = pytest.mark.any_engine


@pytest.fixture
def cigdem(team):
    return make_resident(team=team, first_name="Çiğdem", last_name="El-Amrani", code="B0815", phone="0470 12 34 56")


@pytest.fixture
def meeting(team):
    group = make_group(team=team, name="Stuurgroep", kind="steering")
    return make_meeting(group=group, date=date(2018, 9, 10), place="Raadzaal", figures_year=2018)


def fetched(client, name, meeting):
    return read(client.get(reverse(f"huisbezoeken:{name}", args=[meeting.pk])).content)


def all_bytes(pdf):
    """The file, and what its streams hold."""
    content = pdf.stream.getvalue()
    streams = [
        zlib.decompress(found)
        for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
        if found[:1] == b"x"
    ]
    return b"".join([content, *streams]).decode("latin-1") + text_of(pdf)


def test_the_papers_hold_agenda_bottlenecks_open_decisions_and_figures(as_worker, team, meeting):
    make_visit(team=team, date=date(2018, 3, 1))
    meeting.papers.create(team=team, key="kerncijfers")
    meeting.papers.create(team=team, key="signals")
    make_item(meeting=meeting, position=1, bottleneck=make_bottleneck(team=team, tried="We belden.", wanted="Een bus."))
    make_item(meeting=meeting, position=2, title="Wie zit voor?")
    earlier = make_meeting(group=meeting.group, date=date(2018, 6, 4))
    open_still = make_follow_up(team=team)
    make_item(meeting=earlier, decision="De brief vertrekt.", due_on=date(2018, 7, 1), follow_up=open_still)

    text = text_of(fetched(as_worker, "meeting_papers", meeting))

    for said in ("Stuurgroep", "10 september 2018", "Raadzaal", "Het loket is te ver", "We belden.", "Een bus."):
        assert said in text
    for said in ("Wie zit voor?", "De brief vertrekt.", "Kerncijfers 2018", "Gesprekken aan huis", "Signalen 2018"):
        assert said in text


def test_the_report_holds_who_was_there_by_function_and_what_was_decided(as_worker, team, meeting):
    partner = make_organisation(team=team, name="Huis van Welzijn")
    member = make_group_member(group=meeting.group, function="diensthoofd", organisation=partner)
    make_presence(meeting=meeting, member=member, status="excused")
    make_item(meeting=meeting, discussion="Twee bussen per uur.", decision="We vragen het aan.", owner=member)

    text = text_of(fetched(as_worker, "meeting_report", meeting))

    assert "Verontschuldigd: diensthoofd, Huis van Welzijn" in text
    assert "Twee bussen per uur." in text
    assert "Beslist: We vragen het aan." in text


@pytest.mark.parametrize("name", ["meeting_papers", "meeting_report"])
def test_neither_holds_a_name_wherever_it_was_written(as_worker, team, meeting, cigdem, name):
    said = "Çiğdem El-Amrani (B0815, 0470 12 34 56) vroeg het."
    signal = make_signal(resident=cigdem, description=said)
    bottleneck = make_bottleneck(signals=[signal], title=said, description=said, concerns=said, tried=said, wanted=said)
    for about in ({"bottleneck": bottleneck}, {"signal": signal}, {"title": said}):
        make_item(meeting=meeting, discussion=said, decision=said, **about)
    type(meeting).objects.update(report=said, guests=said, place=said)

    content = all_bytes(fetched(as_worker, name, meeting))

    assert "vroeg het." in content
    assert not [word for word in ("igdem", "Amrani", "B0815", "12 34 56") if word in content]


def test_taking_it_along_leaves_a_trace_of_who_is_behind_it(as_worker, meeting, cigdem):
    make_item(meeting=meeting, signal=make_signal(resident=cigdem))

    fetched(as_worker, "meeting_papers", meeting)

    event = AuditEvent.objects.last()
    assert (event.action, event.residents) == ("export", [cigdem.pk])


def test_so_does_what_is_still_open_from_before(as_worker, meeting, cigdem):
    """The papers tell of it, so whoever is behind it was shown."""
    earlier = make_meeting(group=meeting.group, date=date(2018, 6, 4))
    still = {"decision": "De brief vertrekt.", "due_on": date(2018, 7, 1)}
    make_item(
        meeting=earlier, signal=make_signal(resident=cigdem), follow_up=make_follow_up(team=meeting.team), **still
    )

    fetched(as_worker, "meeting_papers", meeting)

    assert AuditEvent.objects.last().residents == [cigdem.pk]


def test_a_year_without_figures_says_so(as_worker, team, meeting):
    meeting.papers.create(team=team, key="kerncijfers")

    assert "Van 2018 zijn er geen cijfers." in text_of(fetched(as_worker, "meeting_papers", meeting))


def test_a_paper_that_is_no_more_is_passed_over(as_worker, team, meeting):
    make_visit(team=team, date=date(2018, 3, 1))
    meeting.papers.create(team=team, key="van vroeger")

    assert "Agenda" in text_of(fetched(as_worker, "meeting_papers", meeting))


def test_its_figures_show_no_small_number(as_worker, team, meeting):
    make_visit(team=team, date=date(2018, 3, 1), residents=[make_resident(team=team)])
    meeting.papers.create(team=team, key="reach")

    text = text_of(fetched(as_worker, "meeting_papers", meeting))

    assert "minder dan 5" in text or "niet getoond" in text
