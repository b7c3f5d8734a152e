"""A map of one's own: checked wholly, shown, and stored when somebody says so."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from buurtwerk.core.models import Job
from contacts.areas.reading import MOST_AREAS, MOST_BYTES
from contacts.models import Area, AreaStreet
from tests.contacts.factories import SQUARE, make_area

SHAPE = json.loads(SQUARE)
UPLOAD = "contacts:area_upload"


def feature(naam="Noord", geometry=SHAPE, **properties):
    return {"type": "Feature", "properties": {"naam": naam} | properties, "geometry": geometry}


def as_bytes(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


@pytest.fixture
def upload(as_coordinator):
    def upload(data, name="buurt.geojson"):
        return as_coordinator.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data)})

    return upload


@pytest.fixture
def store(as_coordinator, upload):
    """Upload and say yes; returns the last answer."""

    def store(data):
        shown = upload(data).url
        plan = as_coordinator.get(shown).context["plan"]
        return as_coordinator.post(f"{shown}bewaren/", {"fingerprint": plan.fingerprint})

    return store


def told(answer):
    """The faults by their number."""
    return {fault.number: fault.message for fault in answer.context["faults"]}


def kept():
    return {
        area.name: (area.kind, sorted(area.streets.values_list("name", flat=True)))
        for area in Area.objects.order_by("key")
    }


class TestStoring:
    def test_nothing_is_stored_before_somebody_says_so(self, as_coordinator, upload):
        answer = upload(as_bytes(feature()))

        assert not Area.objects.exists()
        assert "1 nieuw gebied" in as_coordinator.get(answer.url).content.decode()

    def test_makes_areas_with_their_streets(self, store):
        store(
            as_bytes(
                feature("Noord", soort="Sector", straten=["Dreef", " Plein "]),
                feature("Leiekaai", soort="straat"),
                feature("Zuid", straten="Markt; markt; Kaai"),
            )
        )

        assert kept() == {
            "Leiekaai": ("street", ["Leiekaai"]),
            "Noord": ("sector", ["Dreef", "Plein"]),
            "Zuid": ("sector", ["Kaai", "Markt"]),
        }
        assert Area.objects.get(name="Noord").shape == SQUARE
        assert sorted(Area.objects.values_list("code", flat=True)) == ["GB-0001", "GB-0002", "GB-0003"]

    @pytest.mark.parametrize("key", ["name", "NAAM", "Naam"])
    def test_takes_the_name_from_where_programs_put_it(self, store, key):
        store(as_bytes({"type": "Feature", "properties": {key: "Noord"}, "geometry": SHAPE}))

        assert list(kept()) == ["Noord"]

    def test_the_same_map_again_changes_nothing(self, as_coordinator, upload, store):
        data = as_bytes(feature(straten=["Plein", "Dreef"]), feature("Leiekaai", soort="straat"))
        store(data)

        plan = as_coordinator.get(upload(data).url).context["plan"]

        assert (len(plan.same), plan.writes) == (2, False)
        assert set(Area.objects.values_list("version", flat=True)) == {1}

    def test_an_area_with_the_same_name_is_changed_and_keeps_its_code(self, team, store):
        area = make_area(team=team, name="NOORD", shape="", kind="street", streets=["Dreef"])

        store(as_bytes(feature("Noord")))

        area.refresh_from_db()
        assert (area.name, area.shape, area.version) == ("Noord", SQUARE, 2)
        assert kept() == {"Noord": ("street", ["Dreef"])}

    def test_areas_that_are_not_in_it_stay_and_that_is_said(self, as_coordinator, team, upload, store):
        make_area(team=team, name="Zuid", streets=["Dreef"])

        shown = as_coordinator.get(upload(as_bytes(feature())).url)
        store(as_bytes(feature()))

        assert "1 gebied staat niet in dit bestand" in shown.content.decode()
        assert set(kept()) == {"Noord", "Zuid"}

    def test_streets_may_change_places(self, team, store):
        make_area(team=team, name="Noord", streets=["Dreef"])
        make_area(team=team, name="Zuid", streets=["Plein"])

        store(as_bytes(feature("Noord", straten="Plein"), feature("Zuid", straten="Dreef")))

        assert kept() == {"Noord": ("sector", ["Plein"]), "Zuid": ("sector", ["Dreef"])}

    def test_that_points_are_dropped_is_said(self, as_coordinator, upload):
        line = {"type": "LineString", "coordinates": [[3 + at / 7000, 50 + at % 2 / 9] for at in range(3000)]}

        shown = as_coordinator.get(upload(as_bytes(feature("Kaai", line), feature())).url)

        assert shown.context["plan"].thinned == ["Kaai"]
        assert "punten weggelaten" in shown.content.decode()

    def test_twice_is_stored_once(self, as_coordinator, upload):
        shown = upload(as_bytes(feature())).url
        sent = {"fingerprint": as_coordinator.get(shown).context["plan"].fingerprint}

        as_coordinator.post(f"{shown}bewaren/", sent)
        answer = as_coordinator.post(f"{shown}bewaren/", sent, follow=True)

        assert "al bewaard" in answer.content.decode()
        assert Area.objects.count() == 1

    def test_what_changed_meanwhile_is_shown_again(self, as_coordinator, team, upload):
        shown = upload(as_bytes(feature())).url
        sent = {"fingerprint": as_coordinator.get(shown).context["plan"].fingerprint}
        make_area(team=team, name="Noord")

        answer = as_coordinator.post(f"{shown}bewaren/", sent)

        assert answer.url == shown
        assert Area.objects.get().version == 1

    def test_a_street_that_was_given_away_meanwhile_is_told(self, as_coordinator, team, upload):
        shown = upload(as_bytes(feature(straten="Dreef"))).url
        make_area(team=team, name="Zuid", streets=["Dreef"])

        answer = as_coordinator.get(shown)

        assert "ligt al in het gebied «Zuid»" in answer.content.decode()
        assert not answer.context["plan"].fingerprint or AreaStreet.objects.count() == 1

    def test_what_else_stood_in_the_file_is_kept_nowhere(self, upload):
        upload(as_bytes(feature(bewoner="Samira Haddad")))

        assert b"Samira" not in bytes(Job.objects.get().input)

    def test_a_map_is_gone_after_a_day(self, as_coordinator, upload):
        shown = upload(as_bytes(feature())).url
        Job.objects.update(created_at="2020-01-01T00:00Z")

        assert as_coordinator.get(shown).status_code == 404
        assert as_coordinator.post(f"{shown}bewaren/").status_code == 404

    @pytest.mark.parametrize("sent", [{}, {"fingerprint": "x"}, {"fingerprint": "\x00" * 9}])
    def test_a_forged_yes_stores_nothing(self, as_coordinator, upload, sent):
        shown = upload(as_bytes(feature())).url

        assert as_coordinator.post(f"{shown}bewaren/", sent).url == shown
        assert not Area.objects.exists()


def nested(deep):
    return b'{"type":"FeatureCollection","features":[' + b"[" * deep + b"]" * deep + b"]}"


class TestFilesThatAreNoMap:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "leeg"),
            (b"PK\x03\x04", "niet te lezen|geen GeoJSON"),
            (b"naam;straat", "geen GeoJSON"),
            (b"{" * 200_000, "geen GeoJSON"),
            (nested(100_000), "geen GeoJSON"),
            (b'{"type":"FeatureCollection","features":[NaN]}', "geen GeoJSON"),
            (b'{"type":"FeatureCollection","features":[Infinity]}', "geen GeoJSON"),
            (b'{"type":"FeatureCollection","features":[' + b"9" * 5_000 + b"]}", "geen GeoJSON"),
            ("{'é': 1}".encode("latin-1"), "UTF-8"),
            ('{"type": "FeatureCollection"}'.encode("utf-16"), "UTF-8"),
            (b"[1, 2]", "geen FeatureCollection"),
            (SQUARE.encode(), "geen FeatureCollection"),
            (b'{"type":"FeatureCollection","features":{}}', "geen FeatureCollection"),
            (as_bytes(), "geen enkel gebied"),
            (as_bytes(*[1] * (MOST_AREAS + 1)), "hoogstens 500"),
            (b" " * (MOST_BYTES + 1), "groter dan 5 MB"),
        ],
    )
    def test_are_told_with_what_to_do(self, upload, data, said):
        answer = upload(data)

        assert answer.status_code == 200
        assert any(part in " ".join(answer.context["form"].errors["file"]) for part in said.split("|"))
        assert not Job.objects.exists()

    def test_without_a_file_one_is_asked_for(self, as_coordinator):
        assert "file" in as_coordinator.post(reverse(UPLOAD)).context["form"].errors

    def test_a_mark_at_the_beginning_does_no_harm(self, upload):
        assert upload(b"\xef\xbb\xbf" + as_bytes(feature())).status_code == 302


WRONG = {
    "geen Feature": [1, None, [], {"type": "Polygon"}, {}],
    "geen naam": [
        {"type": "Feature", "geometry": SHAPE},
        {"type": "Feature", "properties": [], "geometry": SHAPE},
        *[feature(name) for name in ("", "  ", None, [], True, "\u0000", "\u200b")],
    ],
    "geen teken": [feature("\ud800"), feature(straten="\udfff")],
    "meer dan 200": [feature("x" * 201)],
    "straat» of «sector": [feature(soort="wijk"), feature(soort=3), feature(soort=["straat"])],
    "geen lijst": [feature(straten=3), feature(straten=[1]), feature(straten={"a": "b"})],
    "hoogstens 200": [feature(straten="x" * 201)],
    "vorm ontbreekt": [feature(geometry=None), feature(geometry={"type": "Point", "coordinates": [3, 50]})],
    "niet gesloten": [feature(geometry={"type": "Polygon", "coordinates": [[[3, 50], [4, 50], [4, 51], [3, 51]]]})],
    "Lambert 72": [feature(geometry={"type": "LineString", "coordinates": [[73_000, 173_000], [73_100, 173_000]]})],
    "buiten de wereld": [feature(geometry={"type": "LineString", "coordinates": [[3, 99], [4, 50]]})],
}


class TestFaultyFeatures:
    @pytest.mark.parametrize(("said", "wrong"), [(said, one) for said, some in WRONG.items() for one in some])
    def test_are_named_once_with_their_number(self, upload, said, wrong):
        answer = upload(as_bytes(feature("Zuid"), wrong))

        assert answer.status_code == 200
        assert list(told(answer)) == [2]
        assert said in told(answer)[2]
        assert not Job.objects.exists()

    def test_all_of_them_are_told_at_once(self, upload):
        data = as_bytes(
            feature(""), feature("Noord", straten="Dreef"), feature("noord"), feature("Zuid", straten="DREEF")
        )

        faults = told(upload(data))

        assert list(faults) == [1, 3, 4]
        assert "twee keer" in faults[3]
        assert "ligt al in het gebied «Noord»" in faults[4]

    def test_a_street_of_an_area_that_is_not_in_the_file_is_told(self, team, upload):
        make_area(team=team, name="Zuid", streets=["Dreef"])

        assert "ligt al in het gebied «Zuid»" in told(upload(as_bytes(feature(straten="dreef"))))[1]

    def test_a_street_called_like_a_street_elsewhere_is_told(self, upload):
        data = as_bytes(feature("Noord", straten="Leiekaai"), feature("Leiekaai", soort="straat"))

        assert list(told(upload(data))) == [2]

    def test_the_page_holds_their_names_as_text(self, upload):
        answer = upload(as_bytes(feature("<b>Noord</b>", soort="x")))

        assert "<b>Noord</b>" not in answer.content.decode()

    def test_hundreds_of_faults_are_cut_off_and_counted(self, upload):
        answer = upload(as_bytes(*[feature("") for _ in range(250)]))

        assert (len(answer.context["faults"]), answer.context["more"]) == (200, 50)


def test_an_area_of_another_team_is_left_alone(store):
    other = make_area(name="Noord", streets=["Dreef"])

    store(as_bytes(feature("Noord", straten="Dreef")))

    other.refresh_from_db()
    assert other.version == 1
    assert Area.objects.count() == 2
