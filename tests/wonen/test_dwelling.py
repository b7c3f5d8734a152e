"""What is wrong with a dwelling, and photos of it."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core import pictures
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Undo
from buurtwerk.core.sweeping import sweep
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.core.test_uploads import huge_png, pass_an_hour, with_place
from tests.wonen.factories import make_file
from tests.wonen.premium_factories import drawn, make_defect, make_photo
from wonen.actions import dwelling
from wonen.models import Defect, HousingPhoto

YESTERDAY, TOMORROW = (today() + timedelta(days=days) for days in (-1, 1))


def sent(client, url, **fields):
    """Send the form at `url` as it stands, with these fields filled in."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in values.items() if value not in (None, False)}
    return client.post(url, filled | {"form_token": form.token.signed()} | fields)


def of(verb, thing):
    return reverse(f"wonen:{verb}", args=[thing.pk])


def add_defect(client, file, **fields):
    form = client.get(file.get_absolute_url()).context["defect_form"]
    start = {"form_token": form.token.signed(), "gebrek-room": "kitchen", "gebrek-kind": "gas"}
    data = start | {f"gebrek-{name}": value for name, value in fields.items()}
    return client.post(of("defect_create", file), data)


def photo_of(content=None, name="IMG_2041.jpg"):
    return SimpleUploadedFile(name, drawn() if content is None else content, content_type="text/plain")


def add_photos(client, file, *photos, token=None, **fields):
    token = token or client.get(file.get_absolute_url()).context["photos_form"].token.signed()
    data = {"form_token": token, "foto-photos": list(photos)}
    return client.post(of("photo_create", file), data | {f"foto-{name}": value for name, value in fields.items()})


class TestDefects:
    def test_one_is_added_on_the_page(self, as_worker, team):
        resident = make_resident(team=team)
        file = make_file(household=resident.household)

        answer = add_defect(as_worker, file, description="De geiser valt uit.")

        defect = Defect.objects.get()
        assert answer.url == f"{file.get_absolute_url()}#woning"
        assert (defect.room, defect.kind, defect.seen_on, defect.solved_on) == ("kitchen", "gas", today(), None)
        assert defect.code == f"GK-{today().year}-0001"
        assert AuditEvent.objects.get(action="create").residents == [resident.pk]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"room": ""}, "room"),
            ({"room": "serre"}, "room"),
            ({"kind": ""}, "kind"),
            ({"kind": "damp; gas"}, "kind"),
            ({"description": "x" * 10_001}, "description"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field_and_stays_typed(self, as_worker, team, fields, field):
        response = add_defect(as_worker, make_file(team=team), **{"description": "Geur van gas"} | fields)

        form = response.context["defect_form"]
        assert set(form.errors) == {field}
        assert field == "description" or form["description"].value() == "Geur van gas"
        assert not Defect.objects.exists()

    def test_sent_twice_it_is_one(self, as_worker, team):
        file = make_file(team=team)
        form = as_worker.get(file.get_absolute_url()).context["defect_form"]
        data = {"form_token": form.token.signed(), "gebrek-room": "cellar", "gebrek-kind": "damp"}

        for _ in range(2):
            as_worker.post(of("defect_create", file), data)

        assert Defect.objects.count() == 1

    def test_what_was_typed_waits_behind_the_sign_in(self, as_worker, worker, team):
        file = make_file(team=team)
        form = as_worker.get(file.get_absolute_url()).context["defect_form"]
        data = {"form_token": form.token.signed(), "gebrek-room": "attic", "gebrek-description": "Dakpan weg"}
        as_worker.logout()

        as_worker.post(of("defect_create", file), data)

        draft = Draft.objects.get(user=worker)
        as_worker.force_login(worker)
        page = as_worker.get(file.get_absolute_url(), {"concept": draft.pk, "deel": "gebrek"})
        assert page.context["defect_form"]["description"].value() == "Dakpan weg"

    def test_it_is_solved_and_not_after_all(self, as_worker, team):
        defect = make_defect(team=team)

        as_worker.post(of("defect_solved", defect), {"opgelost": "ja"})
        as_worker.post(of("defect_solved", defect), {"opgelost": "ja"})
        defect.refresh_from_db()
        solved, version = defect.solved_on, defect.version
        as_worker.post(of("defect_solved", defect), {"opgelost": "nee"})

        defect.refresh_from_db()
        assert (solved, version, defect.solved_on) == (today(), 2, None)

    def test_it_is_changed_on_its_page(self, as_worker, team):
        defect = make_defect(team=team)

        sent(as_worker, of("defect_edit", defect), kind="roof", seen_on="2018-02-01", solved_on="2018-02-01")

        defect.refresh_from_db()
        assert (defect.kind, defect.seen_on, defect.solved_on) == ("roof", date(2018, 2, 1), date(2018, 2, 1))

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"seen_on": TOMORROW.isoformat()}, "seen_on"),
            ({"seen_on": "31/2/2018"}, "seen_on"),
            ({"solved_on": "2018-02-28"}, "solved_on"),
            ({"solved_on": "9999-12-31"}, "solved_on"),
            ({"room": "serre"}, "room"),
        ],
    )
    def test_on_that_page_too(self, as_worker, team, fields, field):
        defect = make_defect(team=team)

        response = sent(as_worker, of("defect_edit", defect), **fields)

        assert set(response.context["form"].errors) == {field}
        assert Defect.objects.get().version == 1

    def test_a_stale_save_shows_both(self, as_worker, team):
        defect = make_defect(team=team)
        url = of("defect_edit", defect)
        form = as_worker.get(url).context["form"]
        Defect.objects.update(version=2, description="Van iemand anders")
        data = {"form_token": form.token.signed(), "version": 1, "room": "attic", "kind": "roof"}

        page = as_worker.post(url, data | {"seen_on": "2018-03-01"})

        assert "Van iemand anders" in page.content.decode()
        assert Defect.objects.get().room == "bedroom"

    def test_solved_before_it_was_seen_the_database_refuses_too(self, team):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_defect(team=team, solved_on=date(2018, 2, 28))

    def test_its_photos_go_and_come_back_with_it(self, as_worker, team):
        defect = make_defect(team=team)
        make_photo(housing_file=defect.file, defect=defect)

        as_worker.post(of("defect_delete", defect))
        gone = HousingPhoto.objects.count()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert (gone, HousingPhoto.objects.get().defect) == (0, defect)


class TestPhotos:
    def test_several_are_added_at_once(self, as_worker, worker, team):
        resident = make_resident(team=team)
        file = make_file(household=resident.household)
        defect = make_defect(file=file)

        add_photos(
            as_worker, file, photo_of(), photo_of(drawn("PNG"), "b.png"), defect=defect.pk, caption="Boven het bed"
        )

        first, second = HousingPhoto.objects.order_by("pk")
        assert (first.kind, first.name, second.kind) == ("image/jpeg", "IMG_2041.jpg", "image/png")
        assert (first.housing_file, first.defect, first.caption, first.added_by) == (
            file,
            defect,
            "Boven het bed",
            worker,
        )
        assert first.file.name.startswith("uploads/")
        assert [event.residents for event in AuditEvent.objects.filter(action="create")] == [[resident.pk]] * 2

    def test_what_a_camera_noted_is_gone_and_it_is_no_larger_than_needed(self, as_worker, team):
        file = make_file(team=team)

        add_photos(as_worker, file, photo_of(with_place()), photo_of(drawn(size=(3000, 1500))))

        small, large = HousingPhoto.objects.order_by("pk")
        assert b"Merkteken" not in small.file.read()
        with Image.open(large.file) as picture:
            assert picture.size == (2000, 1000)

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("plan.pdf", b"%PDF-1.7\n%%EOF\n", "plan.pdf: Dit is geen JPEG of PNG"),
            ("muur.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "muur.jpg: Dit is geen JPEG of PNG"),
            ("muur.gif", b"GIF89a" + b"\0" * 40, "geen JPEG of PNG"),
            ("stuk.jpg", drawn()[:200], "beschadigd"),
            ("groot.png", huge_png(20_000, 20_000), "beeldpunten"),
            ("leeg.jpg", b"", "leeg"),
        ],
    )
    def test_one_that_is_wrong_refuses_all_by_its_name(self, as_worker, team, name, content, told):
        file = make_file(team=team)

        page = add_photos(as_worker, file, photo_of(), photo_of(content, name), caption="De muur")

        form = page.context["photos_form"]
        assert told in str(form.errors["photos"][0])
        assert form["caption"].value() == "De muur"
        assert not HousingPhoto.objects.exists()

    def test_too_large_is_refused(self, as_worker, team, monkeypatch):
        monkeypatch.setattr("buurtwerk.core.uploads.MOST_BYTES", 100)

        page = add_photos(as_worker, make_file(team=team), photo_of())

        assert "groter dan 10 MB" in str(page.context["photos_form"].errors["photos"][0])

    def test_none_chosen_or_too_many_at_once(self, as_worker, team):
        file = make_file(team=team)

        none = add_photos(as_worker, file)
        many = add_photos(as_worker, file, *(photo_of() for _ in range(pictures.MOST_AT_ONCE + 1)))

        assert none.context["photos_form"].errors["photos"] == ["Kies minstens één foto."]
        assert "hoogstens 10" in str(many.context["photos_form"].errors["photos"])

    def test_of_a_defect_of_another_file_it_is_not(self, as_worker, team):
        other = make_defect(team=team)

        page = add_photos(as_worker, make_file(team=team), photo_of(), defect=other.pk)

        assert "defect" in page.context["photos_form"].errors
        assert not HousingPhoto.objects.exists()

    def test_a_file_holds_twenty(self, as_worker, team, monkeypatch):
        monkeypatch.setattr(dwelling, "MOST_PHOTOS", 2)
        file = make_file(team=team)
        make_photo(housing_file=file)

        page = add_photos(as_worker, file, photo_of(), photo_of())
        add_photos(as_worker, file, photo_of())
        full = add_photos(as_worker, file, photo_of())

        assert page.context["photos_form"].errors["photos"] == ["Er kan nog 1 foto bij. Kies er minder."]
        assert "hoogstens 20 foto" in str(full.context["photos_form"].errors["photos"])
        assert file.photos.count() == 2

    def test_sent_twice_it_is_one_and_other_photos_are_not_lost_in_silence(self, as_worker, team):
        file = make_file(team=team)
        token = as_worker.get(file.get_absolute_url()).context["photos_form"].token.signed()

        for _ in range(2):
            add_photos(as_worker, file, photo_of(), token=token)
        page = add_photos(as_worker, file, photo_of(drawn(size=(10, 10))), token=token)

        assert HousingPhoto.objects.count() == 1
        assert "andere foto" in str(page.context["photos_form"].errors["photos"])

    @pytest.mark.parametrize(("name", "size"), [("photo_show", (640, 480)), ("photo_small", (320, 240))])
    def test_it_is_shown_in_the_page_and_that_is_written_down(self, as_worker, team, name, size):
        resident = make_resident(team=team)
        photo = make_photo(housing_file=make_file(household=resident.household))

        answer = as_worker.get(of(name, photo))

        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.size == size
        assert (answer["Content-Type"], answer["Content-Disposition"]) == ("image/jpeg", "attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        event = AuditEvent.objects.latest("pk")
        assert (event.action, event.object_type, event.residents) == ("show", "wonen.housingphoto", [resident.pk])

    @pytest.mark.parametrize("name", ["photo_detail", "photo_show", "photo_small"])
    def test_to_another_team_it_is_not_there(self, client, as_worker, name):
        photo = make_photo(team=make_team())

        assert as_worker.get(of(name, photo)).status_code == 404

    @pytest.mark.parametrize("name", ["photo_show", "photo_small"])
    def test_one_that_is_gone_from_the_disk_or_erased_is_a_404(self, as_worker, team, name):
        gone, erased = make_photo(team=team), make_photo(team=team, file="")
        default_storage.delete(gone.file.name)

        assert [as_worker.get(of(name, photo)).status_code for photo in (gone, erased)] == [404, 404]

    def test_an_erased_one_leaves_the_pages_whole(self, as_worker, team):
        erased = make_photo(team=team, file="", name="", caption="")

        pages = [as_worker.get(url) for url in (erased.housing_file.get_absolute_url(), of("photo_detail", erased))]

        assert [page.status_code for page in pages] == [200, 200]
        assert "<img" not in pages[1].content.decode()

    def test_it_is_deleted_with_a_way_back_and_then_swept(self, as_worker, team, monkeypatch):
        photo = make_photo(team=team)
        as_worker.post(of("photo_delete", photo))
        way_back = Undo.objects.get()
        as_worker.post(reverse("home:undo_restore", args=[way_back.pk]))
        there_again = HousingPhoto.objects.get().file.read()[:2]

        as_worker.post(of("photo_delete", photo))
        Undo.objects.update(deleted_at=timezone.now() - timedelta(hours=2))
        pass_an_hour(monkeypatch)
        sweep()

        assert there_again == b"\xff\xd8"
        assert not default_storage.exists(photo.file.name)

    def test_a_sweep_leaves_what_is_shown(self, team, monkeypatch):
        photo = make_photo(team=team)
        pass_an_hour(monkeypatch)

        sweep()

        assert default_storage.exists(photo.file.name)


def queries(client, file):
    client.get(file.get_absolute_url())
    with CaptureQueriesContext(connection) as counted:
        assert client.get(file.get_absolute_url()).status_code == 200
    return len(counted)


def test_a_page_with_many_asks_no_more_than_one_with_one(as_worker, team):
    file = make_file(team=team)
    defect = make_defect(file=file)
    make_photo(housing_file=file, defect=defect)
    before = queries(as_worker, file)

    for _ in range(4):
        make_photo(housing_file=file, defect=make_defect(file=file))
        make_photo(housing_file=file)

    assert queries(as_worker, file) == before
