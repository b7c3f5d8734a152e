"""Telling back: whoever raised it hears what was decided, once, and it is known who did not yet."""

from datetime import date

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Undo
from huisbezoeken.circle_figures import decisions_for_year
from huisbezoeken.models import Feedback
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_feedback, make_item
from tests.huisbezoeken.factories import make_signal, make_visit


@pytest.fixture
def teller(team):
    return make_resident(team=team, first_name="Noor", last_name="Peeters")


@pytest.fixture
def bottleneck(team, teller):
    """Decided on; told by Noor, and heard at a visit where somebody else was."""
    there = make_resident(team=team, first_name="Yusuf")
    visit = make_visit(residents=[there], household=there.household)
    return make_bottleneck(signals=[make_signal(resident=teller), make_signal(visit=visit)], status="decided")


def told(client, subject, *people, **fields):
    name = f"{subject._meta.model_name}_tell"
    form = client.get(subject.get_absolute_url()).context["tell_form"]
    data = {"form_token": form.token.signed() if form else "", "vertel-how": "phone", "vertel-told_on": "2018-10-01"}
    data |= {"vertel-residents": [person.pk for person in people]}
    return client.post(reverse(f"huisbezoeken:{name}", args=[subject.pk]), data | fields)


def test_it_lists_whoever_is_behind_its_signals(as_worker, bottleneck):
    page = as_worker.get(bottleneck.get_absolute_url())

    assert sorted(person.first_name for person in page.context["tell_form"].to_tell) == ["Noor", "Yusuf"]


def test_ticked_with_how_and_when(as_worker, worker, bottleneck, teller):
    told(as_worker, bottleneck, teller)

    feedback = Feedback.objects.get()
    assert (feedback.resident, feedback.how, feedback.told_on) == (teller, "phone", date(2018, 10, 1))
    assert feedback.updated_by == worker
    event = AuditEvent.objects.filter(object_type="huisbezoeken.feedback").get()
    assert (event.action, event.residents) == ("create", [teller.pk])


def test_sent_twice_is_told_once(as_worker, bottleneck, teller):
    form = as_worker.get(bottleneck.get_absolute_url()).context["tell_form"]
    data = {"form_token": form.token.signed(), "vertel-how": "phone", "vertel-told_on": "2018-10-01"}
    url = reverse("huisbezoeken:bottleneck_tell", args=[bottleneck.pk])

    answers = [as_worker.post(url, data | {"vertel-residents": [teller.pk]}) for _ in range(2)]

    assert Feedback.objects.count() == 1
    assert answers[0].status_code == 302


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"vertel-residents": []}, "residents"),
        ({"vertel-residents": ["9" * 30]}, "residents"),
        ({"vertel-how": ""}, "how"),
        ({"vertel-how": "gefluisterd"}, "how"),
        ({"vertel-told_on": "2999-01-01"}, "told_on"),
        ({"vertel-told_on": "ooit"}, "told_on"),
    ],
)
def test_what_cannot_be_is_said_with_its_field(as_worker, bottleneck, teller, fields, field):
    page = told(as_worker, bottleneck, teller, **fields)

    assert list(page.context["tell_form"].errors) == [field]
    assert not Feedback.objects.exists()


def test_somebody_who_is_not_behind_it_is_refused(as_worker, team, bottleneck):
    page = told(as_worker, bottleneck, make_resident(team=team))

    assert list(page.context["tell_form"].errors) == ["residents"]


def test_before_anything_is_decided_there_is_nothing_to_tell(as_worker, team, teller):
    bottleneck = make_bottleneck(signals=[make_signal(resident=teller)])

    page = as_worker.get(bottleneck.get_absolute_url())
    told(as_worker, bottleneck, teller)

    assert page.context["tell_form"] is None
    assert not Feedback.objects.exists()


def test_a_signal_that_was_decided_on_alone_is_told_back_too(as_worker, team, teller):
    signal = make_signal(resident=teller)
    make_item(signal=signal, decision="Een bank aan de halte.")

    told(as_worker, signal, teller)

    assert Feedback.objects.get().signal == signal


def test_taken_back_it_waits_again(as_worker, bottleneck, teller):
    feedback = make_feedback(bottleneck=bottleneck, resident=teller)

    as_worker.post(reverse("huisbezoeken:feedback_delete", args=[feedback.pk]))
    waiting = as_worker.get(bottleneck.get_absolute_url()).context["tell_form"].to_tell
    as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

    assert teller in waiting
    assert Feedback.objects.get().resident == teller


def test_the_start_page_says_what_waits_until_everybody_heard(as_worker, bottleneck):
    assert "Nog terug te koppelen" in as_worker.get("/").content.decode()
    form = as_worker.get(bottleneck.get_absolute_url()).context["tell_form"]

    told(as_worker, bottleneck, *form.to_tell)

    assert "Nog terug te koppelen" not in as_worker.get("/").content.decode()


def test_the_page_of_a_resident_says_what_one_can_tell(as_worker, bottleneck, teller):
    url = reverse("contacts:resident_more", args=[teller.pk])
    before = as_worker.get(url).content.decode()

    told(as_worker, bottleneck, teller)

    assert bottleneck.title in before
    assert bottleneck.title not in as_worker.get(url).content.decode()


def test_each_resident_counts_once_a_year_however_often(team, teller):
    for year, times in ((2018, 2), (2019, 1)):
        for _ in range(times):
            make_feedback(team=team, resident=teller, told_on=date(year, 5, 1))
    make_feedback(team=team, told_on=date(2018, 7, 1))
    make_feedback(team=make_team(), told_on=date(2018, 7, 1))
    make_feedback(team=team, told_on=date(2018, 7, 1), how="unreached")

    assert [decisions_for_year(team, year).told for year in (2017, 2018, 2019)] == [0, 2, 1]
