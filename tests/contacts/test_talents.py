"""Talents: told of residents, found again, renamed and merged."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core import undo
from buurtwerk.core.models import Draft
from contacts import actions
from contacts.models import Resident, ResidentTalent, Talent
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_resident

PAGE = "/contacten/bewoners/talenten/"
NEW = "/contacten/bewoners/nieuw/"


def give(resident, *names):
    """What a resident is good at."""
    for name in names:
        talent, _is_new = Talent.objects.get_or_create(team=resident.team, name=name)
        ResidentTalent.objects.create(team=resident.team, resident=resident, talent=talent)
    return resident


def talents_of(resident):
    return sorted(str(row) for row in resident.talents.select_related("talent"))


def edit(resident):
    return reverse("contacts:resident_edit", args=[resident.pk])


def sent(client, url, **fields):
    """What the form at `url` would send, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in values.items() if value not in (None, False, "")}
    return filled | {"form_token": form.token.signed()} | fields


def ids(*names):
    return list(Talent.objects.filter(name__in=names).values_list("pk", flat=True))


def renamed(client, talent, name):
    return client.post(reverse("contacts:talent_rename", args=[talent.pk]), {"name": name}, follow=True)


class TestTheForm:
    def test_ticked_and_typed_together_are_what_somebody_can(self, as_worker, team):
        give(make_resident(team=team), "naaien", "koken")
        resident = give(make_resident(team=team), "koken")

        data = sent(as_worker, edit(resident), talents=ids("naaien"), new_talents="Tuinieren;  tolken   Arabisch,")
        as_worker.post(edit(resident), data)

        assert talents_of(resident) == ["Tuinieren", "naaien", "tolken Arabisch"]

    def test_what_is_typed_in_other_capitals_is_the_same_talent(self, as_worker, team):
        give(make_resident(team=team), "Élan vital")
        resident = make_resident(team=team)

        as_worker.post(edit(resident), sent(as_worker, edit(resident), new_talents="élan Vital, ÉLAN VITAL"))

        assert talents_of(resident) == ["Élan vital"]
        assert Talent.objects.count() == 1

    def test_a_new_resident_with_a_new_household_has_them_too(self, as_worker, team):
        as_worker.post(NEW, sent(as_worker, NEW, first_name="Noor", last_name="Haddad", new_talents="naaien"))

        assert talents_of(Resident.objects.get()) == ["naaien"]

    def test_a_new_resident_of_a_known_household_has_them_too(self, as_worker, team):
        url = f"{NEW}?gezin={make_household(team=team).pk}"

        as_worker.post(url, sent(as_worker, url, first_name="Noor", last_name="Haddad", new_talents="naaien"))

        assert talents_of(Resident.objects.get()) == ["naaien"]

    def test_what_nobody_can_any_more_falls_away(self, as_worker, team):
        give(make_resident(team=team), "koken")
        resident = give(make_resident(team=team), "koken", "naaien")

        as_worker.post(edit(resident), sent(as_worker, edit(resident), talents=[]))

        assert [talent.name for talent in Talent.objects.all()] == ["koken"]
        assert talents_of(resident) == []

    def test_only_the_teams_own_are_offered_and_taken(self, as_worker, team):
        give(make_resident(team=make_team()), "vissen")
        resident = give(make_resident(team=team), "naaien")

        page = as_worker.get(edit(resident))
        response = as_worker.post(edit(resident), sent(as_worker, edit(resident), talents=ids("vissen")))

        assert [label for _pk, label in page.context["form"].fields["talents"].choices] == ["naaien"]
        assert response.context["form"].errors["talents"]
        assert talents_of(resident) == ["naaien"]

    def test_those_nobody_has_are_not_offered(self, as_worker, team):
        Talent.objects.create(team=team, name="vissen")

        assert not list(as_worker.get(NEW).context["form"].fields["talents"].choices)

    def test_of_very_many_the_own_and_the_common_ones_are_offered(self, as_worker, team):
        give(make_resident(team=team), *[f"talent {number}" for number in range(50)])
        resident = give(make_resident(team=team), "zingen")
        give(make_resident(team=team), *[f"talent {number}" for number in range(50)])

        labels = [label for _pk, label in as_worker.get(edit(resident)).context["form"].fields["talents"].choices]

        assert len(labels) == 41
        assert "zingen" in labels

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("x" * 61, "Een talent telt hoogstens 60 tekens"),
            (",".join(f"talent {number}" for number in range(21)), "Dit zijn er 21. Kies er hoogstens 20."),
            ("x" * 2000, "1300"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, typed, said):
        resident = make_resident(team=team)

        response = as_worker.post(edit(resident), sent(as_worker, edit(resident), new_talents=typed))

        assert said in str(response.context["form"].errors["new_talents"])
        assert not Talent.objects.exists()

    @pytest.mark.parametrize("typed", [" , ;; ,", "\x00", "\u202e,\u200b", "😀, 😀"])
    def test_strange_signs_are_just_text(self, as_worker, team, typed):
        resident = make_resident(team=team)

        assert as_worker.post(edit(resident), sent(as_worker, edit(resident), new_talents=typed)).status_code in (
            200,
            302,
        )
        assert talents_of(resident) in ([], ["😀"])

    def test_one_that_was_merged_meanwhile_is_told(self, as_worker, team):
        resident = give(make_resident(team=team), "naaien")
        data = sent(as_worker, edit(resident), talents=[9_999_999])

        response = as_worker.post(edit(resident), data)

        assert "heet ondertussen anders" in str(response.context["form"].errors["talents"])

    def test_over_what_a_colleague_saved_both_are_shown(self, as_worker, team):
        resident = give(make_resident(team=team), "naaien")
        data = sent(as_worker, edit(resident), new_talents="koken")
        give(resident, "zingen")
        Resident.objects.update(version=2)

        form = as_worker.post(edit(resident), data).context["form"]

        assert [(str(label), *told) for label, *told in form.stale] == [
            ("Talenten en interesses", "koken, naaien", "naaien, zingen")
        ]

    def test_a_draft_keeps_them(self, as_worker, worker, team):
        give(make_resident(team=team), "naaien", "koken")
        resident = make_resident(team=team)
        data = sent(as_worker, edit(resident), talents=ids("koken"), new_talents="zingen")

        as_worker.post(reverse("home:draft_save"), urlencode(data, doseq=True), content_type=FORM)
        form = as_worker.get(Draft.objects.get().get_absolute_url()).context["form"]

        assert form["talents"].value() == [str(pk) for pk in ids("koken")]
        assert form["new_talents"].value() == "zingen"

    def test_it_leaves_a_trace_only_when_something_changed(self, as_worker, worker, team):
        resident = give(make_resident(team=team), "naaien")

        assert actions.set_talents(resident=resident, names=["NAAIEN"], by=worker) is False
        assert not AuditEvent.objects.exists()
        assert actions.set_talents(resident=resident, names=["koken"], by=worker) is True

        event = AuditEvent.objects.get()
        assert (event.action, event.object_type, event.residents) == ("edit", "contacts.resident", [resident.pk])


FORM = "application/x-www-form-urlencoded"


class TestWhoCan:
    def test_the_page_of_a_resident_leads_to_who_else_can(self, as_worker, team):
        resident, other = give(make_resident(team=team), "naaien"), give(make_resident(team=team), "naaien")
        make_resident(team=team)

        page = as_worker.get(resident.get_absolute_url())
        url = page.context["talents"][0].get_absolute_url()
        found = as_worker.get(url)

        assert url.replace("&", "&amp;") in page.content.decode()
        rows = found.context["list"].rows
        assert {row["cells"][0]["text"] for row in rows} == {str(resident), str(other)}
        assert "Laatste contact" in found.content.decode()
        assert found.context["list"].chips[0]["label"] == "wie kan: naaien"

    def test_another_teams_talent_filters_nothing_and_says_so(self, as_worker, team):
        give(make_resident(team=make_team()), "vissen")
        make_resident(team=team)

        page = as_worker.get(reverse("contacts:resident_list"), {"talent": ids("vissen")[0]}).context["list"]

        assert page.count == 1
        assert page.has_impossible_filter

    def test_the_page_of_talents_counts_people_by_name(self, as_worker, team):
        give(make_resident(team=team), "naaien", "Koken")
        give(make_resident(team=team), "naaien")
        give(make_resident(team=make_team()), "vissen")
        Talent.objects.create(team=team, name="van niemand")

        talents = as_worker.get(PAGE).context["talents"]

        assert [(talent.name, talent.people) for talent in talents] == [("Koken", 1), ("naaien", 2)]

    def test_talents_are_searched_without_words_in_the_address(self, as_worker, team):
        give(make_resident(team=team), "Tolken Arabisch", "tuinieren")

        response = as_worker.post(PAGE, {"q": "arabisch"})
        page = as_worker.get(response.url)

        assert "arabisch" not in response.url
        assert [talent.name for talent in page.context["talents"]] == ["Tolken Arabisch"]

    def test_an_empty_page_says_how_to_begin(self, as_worker):
        assert "Nog geen talenten" in as_worker.get(PAGE).content.decode()

    def test_the_list_of_residents_links_to_it(self, as_worker):
        assert PAGE in as_worker.get(reverse("contacts:resident_list")).content.decode()

    @pytest.mark.parametrize("query", ["naai", "wie kan naaien", "NÁÁIEN"])
    def test_the_one_search_finds_talents_and_leads_to_who_can(self, as_worker, team, query):
        give(make_resident(team=team), "naaien", "koken")
        give(make_resident(team=make_team()), "naaien thuis")

        page = as_worker.post(reverse("home:search"), {"q": query}, follow=True)

        group = next(group for group in page.context["groups"] if group.source.title == "Wie kan …?")
        assert [(hit.label, hit.details) for hit in group.hits] == [("naaien", ("1 bewoner",))]
        assert as_worker.get(group.hits[0].url).context["list"].count == 1

    @pytest.mark.parametrize("url", [PAGE, NEW, reverse("contacts:resident_list")])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, url):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(url)
            return len(counted)

        give(make_resident(team=team), "naaien")
        count()
        few = count()
        for number in range(20):
            give(make_resident(team=team), f"talent {number}", "naaien")

        assert count() == few <= 15


class TestRenaming:
    def test_to_a_new_name(self, as_worker, team):
        resident = give(make_resident(team=team), "naaiwerk")

        page = renamed(as_worker, Talent.objects.get(), " Naaien ")

        assert "Het talent heet nu «Naaien»." in page.content.decode()
        assert talents_of(resident) == ["Naaien"]

    def test_only_the_capitals(self, as_worker, team):
        resident = give(make_resident(team=team), "naaien")

        renamed(as_worker, Talent.objects.get(), "Naaien")

        assert talents_of(resident) == ["Naaien"]

    def test_to_the_name_of_another_makes_one_of_two(self, as_worker, team):
        one, both = give(make_resident(team=team), "naaiwerk"), give(make_resident(team=team), "naaiwerk", "Naaien")

        page = renamed(as_worker, Talent.objects.get(name="naaiwerk"), "naaien")

        assert "Samengevoegd met «Naaien»." in page.content.decode()
        assert [talents_of(resident) for resident in (one, both)] == [["Naaien"], ["Naaien"]]
        assert Talent.objects.count() == 1

    def test_the_trace_names_everybody_who_has_it(self, as_worker, team):
        people = [give(make_resident(team=team), "naaiwerk") for _ in range(2)]
        give(make_resident(team=team), "naaien")

        renamed(as_worker, Talent.objects.get(name="naaiwerk"), "naaien")

        event = AuditEvent.objects.get(action="edit")
        assert event.residents == [resident.pk for resident in people]

    @pytest.mark.parametrize("name", ["", "  ", "naaien, koken", "naaien; koken", "x" * 61])
    def test_what_cannot_be_is_said_and_what_was_typed_stays(self, as_worker, team, name):
        give(make_resident(team=team), "naaiwerk")

        page = renamed(as_worker, Talent.objects.get(), name)

        assert page.context["form"].errors["name"]
        assert page.context["renamed"] == Talent.objects.get()
        assert Talent.objects.get().name == "naaiwerk"

    def test_a_name_that_another_team_uses_is_free(self, as_worker, team):
        foreign = give(make_resident(team=make_team()), "naaien")
        give(make_resident(team=team), "naaiwerk")

        renamed(as_worker, Talent.objects.get(team=team), "naaien")

        assert Talent.objects.count() == 2
        assert talents_of(foreign) == ["naaien"]

    def test_another_teams_talent_is_not_there(self, client, team):
        give(make_resident(team=team), "naaien")
        client.force_login(make_member(make_team()))

        response = renamed(client, Talent.objects.get(), "weg")

        assert response.status_code == 404
        assert Talent.objects.get().name == "naaien"


def test_a_resident_who_comes_back_has_their_talents_still(team, worker):
    resident = give(make_resident(team=team), "naaien")

    way_back = undo.delete(resident, by=worker, residents=[resident.pk])
    undo.restore(way_back)

    assert talents_of(Resident.objects.get()) == ["naaien"]
