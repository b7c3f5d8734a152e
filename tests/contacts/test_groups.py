"""Groups in which the team consults, and who sits in them by function."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from contacts.models import Group, GroupMember
from tests.accounts.factories import make_team
from tests.contacts.factories import make_group, make_group_member, make_organisation

NEW = "/contacten/groepen/nieuw/"


def sent(client, url, **fields):
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(url, token | fields)


def seat_url(group):
    return reverse("contacts:group_member_create", args=[group.pk])


def test_a_coordinator_makes_a_group_and_says_who_sits_in_it(as_coordinator, team):
    partner = make_organisation(team=team, name="Huis van Welzijn")

    sent(as_coordinator, NEW, name="Stuurgroep", kind="steering")
    group = Group.objects.get()
    sent(as_coordinator, seat_url(group), function="diensthoofd", organisation=partner.pk, starts_on="2018-01-01")

    page = as_coordinator.get(group.get_absolute_url())
    assert [str(member) for member in page.context["members"]] == ["diensthoofd, Huis van Welzijn"]
    assert (group.code, GroupMember.objects.get().code) == ("GR-0001", "GL-0001")


def test_who_left_stands_apart_and_is_not_counted(as_worker, team):
    group = make_group(team=team)
    make_group_member(group=group, function="directeur", ends_on=today() - timedelta(days=1))
    make_group_member(group=group, function="brugfiguur")

    page = as_worker.get(group.get_absolute_url())
    listed = as_worker.get(reverse("contacts:group_list"))

    assert [member.function for member in page.context["members"]] == ["brugfiguur"]
    assert [member.function for member in page.context["past_members"]] == ["directeur"]
    assert [row.seats for row in listed.context["groups"]] == [1]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"function": " "}, "function"),
        ({"function": "x" * 201}, "function"),
        ({"organisation": "9" * 30}, "organisation"),
        ({"starts_on": "2018-02-01", "ends_on": "2018-01-31"}, "ends_on"),
        ({"starts_on": "gisteren"}, "starts_on"),
    ],
)
def test_what_cannot_be_is_said_with_its_field(as_coordinator, team, fields, field):
    group = make_group(team=team)

    page = sent(as_coordinator, seat_url(group), **{"function": "directeur"} | fields)

    assert list(page.context["form"].errors) == [field]
    assert not GroupMember.objects.exists()


def test_another_teams_partner_takes_no_seat(as_coordinator, team):
    stranger = make_organisation(team=make_team())

    page = sent(as_coordinator, seat_url(make_group(team=team)), function="directeur", organisation=stranger.pk)

    assert list(page.context["form"].errors) == ["organisation"]


def test_a_group_that_met_stays(as_coordinator, team):
    from tests.huisbezoeken.circle_factories import make_meeting

    group = make_meeting(team=team).group

    page = as_coordinator.post(reverse("contacts:group_delete", args=[group.pk]), follow=True)

    assert Group.objects.filter(pk=group.pk).exists()
    assert "Dit kan niet weg" in page.content.decode()


def test_a_seat_is_taken_away_and_comes_back(as_coordinator, team):
    member = make_group_member(team=team, starts_on=date(2018, 1, 1))

    as_coordinator.post(reverse("contacts:group_member_delete", args=[member.pk]))
    assert not GroupMember.objects.exists()
    as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

    assert GroupMember.objects.get().starts_on == date(2018, 1, 1)
