"""The page of the workbook: upload, preview, write, download."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Job
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import make_member, make_team
from tests.registers.books import SMALL, bring_in, cells_of, with_cell, xlsx

OVERVIEW = reverse("registers:overview")
FAULTY = with_cell(SMALL, "Huisbezoeken", "gezin", "G9")


def upload(client, register=SMALL, name="register.xlsx", data=None):
    file = SimpleUploadedFile(name, xlsx(register) if data is None else data)
    return client.post(OVERVIEW, {"file": file}, follow=True)


def page_of(kind, job):
    return reverse(f"registers:{kind}", args=[job.pk])


def latest():
    return Job.objects.latest("pk")


class TestUpload:
    def test_a_workbook_is_checked_and_shown_before_anything_is_stored(self, as_coordinator, team):
        response = upload(as_coordinator, SMALL | {"Kladblad": [["x"]]})

        assert response.redirect_chain[0][0] == page_of("job", latest())
        assert "Inlezen" in response.text
        assert "Kladblad" in response.text
        assert not HomeVisit.objects.of(team).exists()

    def test_faults_are_listed_with_their_place_and_no_button_to_write(self, as_coordinator):
        response = upload(as_coordinator, FAULTY)

        assert "«G9» staat niet in het blad Gezinnen" in response.text
        assert page_of("write", latest()) not in response.text
        assert page_of("faulty", latest()) in response.text

    @pytest.mark.parametrize(
        ("data", "words"), [(b"", "leeg"), (b"a;b;c", "geen werkboek"), (b"\xd0\xcf\x11\xe0 oud", "oud Excel-bestand")]
    )
    def test_what_is_no_workbook_is_refused_on_the_form(self, as_coordinator, data, words):
        response = upload(as_coordinator, name="register.xlsx", data=data)

        assert words in response.text
        assert not Job.objects.exists()

    def test_too_big_a_file_is_refused_on_the_form(self, as_coordinator, settings):
        settings.WORKBOOK_MAX_BYTES = 1000

        assert "groter dan" in upload(as_coordinator).text

    def test_the_jobs_of_the_last_day_are_listed(self, as_coordinator, team, coordinator):
        upload(as_coordinator, name="van-vandaag.xlsx")
        old = Job.objects.create(team=team, user=coordinator, kind="check", input_name="van-vorige-week.xlsx")
        Job.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=7))

        response = as_coordinator.get(OVERVIEW)

        assert "van-vandaag.xlsx" in response.text
        assert "van-vorige-week.xlsx" not in response.text


class TestJob:
    def test_the_region_refreshes_itself_while_under_way_and_stops_when_done(self, as_coordinator):
        upload(as_coordinator)
        job = latest()
        Job.objects.update(status="running", progress=40)

        under_way = as_coordinator.get(page_of("job", job), headers={"HX-Request": "true"})
        Job.objects.update(status="done")
        done = as_coordinator.get(page_of("job", job), headers={"HX-Request": "true"})

        assert "every 1s" in under_way.text
        assert 'value="40"' in under_way.text
        assert "<html" not in under_way.text
        assert "every 1s" not in done.text

    def test_a_failed_job_says_why(self, as_coordinator, team, coordinator):
        job = Job.objects.create(team=team, user=coordinator, kind="check", status="failed", error="Omdat het regent.")

        assert "Omdat het regent." in as_coordinator.get(page_of("job", job)).text

    def test_a_check_that_finds_nothing_to_do_says_so(self, as_coordinator, team):
        bring_in(team, SMALL)

        assert "Er valt niets in te lezen" in upload(as_coordinator).text


class TestWrite:
    def test_inlezen_stores_the_workbook(self, as_coordinator, team):
        upload(as_coordinator)

        response = as_coordinator.post(page_of("write", latest()), follow=True)

        assert "Ingelezen" in response.text
        assert HomeVisit.objects.of(team).count() == 1

    def test_inlezen_pressed_twice_writes_once(self, as_coordinator):
        upload(as_coordinator)

        for _ in range(2):
            as_coordinator.post(page_of("write", latest()))

        assert AuditEvent.objects.filter(action="import").count() == 1

    def test_a_get_writes_nothing(self, as_coordinator, team):
        upload(as_coordinator)

        assert as_coordinator.get(page_of("write", latest())).status_code == 405
        assert not HomeVisit.objects.of(team).exists()


class TestDownloads:
    def test_the_faulty_rows_come_as_attachment_that_nobody_keeps(self, as_coordinator):
        upload(as_coordinator, FAULTY)

        response = as_coordinator.get(page_of("faulty", latest()))

        assert response["Content-Disposition"].startswith("attachment")
        assert "no-store" in response["Cache-Control"]
        assert cells_of(response.content)["Huisbezoeken"][1][0] == "HB1"

    def test_an_export_asks_why(self, as_coordinator):
        response = as_coordinator.post(reverse("registers:export"), {"purpose": "  "})

        assert response.context["export"].errors
        assert not Job.objects.exists()

    def test_every_download_of_an_export_leaves_an_event_with_its_purpose(self, as_coordinator, team):
        bring_in(team, SMALL)
        response = as_coordinator.post(reverse("registers:export"), {"purpose": "Jaarverslag"}, follow=True)
        assert page_of("result", latest()) in response.text

        data = as_coordinator.get(page_of("result", latest())).content

        assert cells_of(data)["Bewoners"][1][0] == "B1"
        events = AuditEvent.objects.filter(action="export")
        assert [(event.purpose, len(event.residents)) for event in events] == [("Jaarverslag", 1)] * 2

    @pytest.mark.parametrize("kind", ["faulty", "result"])
    def test_files_are_gone_after_a_day(self, as_coordinator, kind):
        if kind == "faulty":
            upload(as_coordinator, FAULTY)
        else:
            as_coordinator.post(reverse("registers:export"), {"purpose": "x"})
        Job.objects.update(created_at=timezone.now() - timedelta(hours=25))

        assert as_coordinator.get(page_of(kind, latest())).status_code == 404

    def test_a_workbook_that_came_in_never_goes_out(self, as_coordinator):
        upload(as_coordinator)

        assert as_coordinator.get(page_of("result", latest())).status_code == 404


class TestRights:
    @pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.WORKER, Role.READER])
    def test_another_role_gets_403(self, client, as_coordinator, team, role):
        upload(as_coordinator, FAULTY)
        client.force_login(make_member(team, role))

        pages = [OVERVIEW, reverse("registers:export"), page_of("job", latest()), page_of("faulty", latest())]

        assert [client.get(page).status_code for page in pages] == [403] * 4
        assert client.post(page_of("write", latest())).status_code == 403

    def test_the_coordinator_of_another_team_gets_404(self, client, as_coordinator):
        upload(as_coordinator, FAULTY)
        client.force_login(make_member(make_team(), Role.COORDINATOR))

        assert client.get(page_of("job", latest())).status_code == 404
        assert client.get(page_of("faulty", latest())).status_code == 404
        assert client.post(page_of("write", latest())).status_code == 404

    def test_a_job_of_another_kind_is_no_job_here(self, as_coordinator, team, coordinator):
        job = Job.objects.create(team=team, user=coordinator, kind="report", status="done")

        assert as_coordinator.get(page_of("job", job)).status_code == 404
