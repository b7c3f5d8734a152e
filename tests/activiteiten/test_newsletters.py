"""Newsletters: made, filled, and shown on the web, on paper and as text; never with a resident's name."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activiteiten.models import Newsletter, NewsletterText
from activiteiten.newsletters import paper
from activiteiten.newsletters.issue import issue_of, period, plain_text
from buurtwerk.accounts.models import Team
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Undo
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import (
    make_activity,
    make_location,
    make_newsletter,
    make_newsletter_mail,
    make_newsletter_text,
    make_session,
)
from tests.contacts.factories import make_resident
from tests.papers import read, text_of

LIST, NEW = "/activiteiten/nieuwsbrieven/", "/activiteiten/nieuwsbrieven/nieuw/"
NAME = "Qarnaqsa"


def url(name, thing):
    return reverse(f"activiteiten:newsletter_{name}", args=[thing.pk])


def sent(client, address, **fields):
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields} | fields
    filled = {name: value for name, value in values.items() if value not in (None, "")}
    return client.post(address, {"form_token": form.token.signed()} | filled)


def errors(answer):
    return answer.context["form"].errors


def make_published(**fields):
    return make_newsletter(public_key="sleutel", published_at=timezone.now(), **fields)


def texts_of(newsletter):
    return [text.body for text in newsletter.texts.all()]


@pytest.fixture
def full(team):
    """A newsletter of June 2018 with a session in it at which a resident was, who leads it and reported on it."""
    resident = make_resident(team=team, first_name=NAME, last_name=NAME)
    place = make_location(team=team, name="GS9", address="Gentsestraat 9")
    activity = make_activity(team=team, name="Naaiatelier", location=place, description=NAME)
    make_session(activity=activity, residents=[resident], report=f"{NAME} naaide een vlag")
    newsletter = make_published(team=team, intro="Dag buren")
    make_newsletter_text(newsletter=newsletter, title="Gezocht", body="Wie kookt er graag?")
    return newsletter


class TestMaking:
    def test_a_new_one_begins_with_four_weeks_from_today_and_a_title(self, as_worker):
        form = as_worker.get(NEW).context["form"]

        assert (form.initial["starts_on"], form.initial["ends_on"]) == (today(), today() + timedelta(27))
        assert str(today().year) in form.initial["title"]

    def test_saving_what_is_proposed_makes_one_with_a_code_and_a_trace(self, as_worker, worker, team):
        answer = sent(as_worker, NEW)

        newsletter = Newsletter.objects.get()
        assert answer.url == newsletter.get_absolute_url()
        assert (newsletter.team, newsletter.code) == (team, f"NB-{today().year}-0001")
        assert not newsletter.is_published
        assert AuditEvent.objects.filter(object_type="activiteiten.newsletter", action="create", user=worker).exists()

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"starts_on": "2018-06-30", "ends_on": "2018-06-01"}, "ends_on"),
            ({"starts_on": "2018-01-01", "ends_on": "2018-12-31"}, "ends_on"),
            ({"starts_on": "0001-01-01", "ends_on": "0001-01-02"}, "starts_on"),
            ({"starts_on": "9999-12-30", "ends_on": "9999-12-31"}, "ends_on"),
            ({"starts_on": "gisteren"}, "starts_on"),
            ({"title": "x" * 201}, "title"),
            ({"title": " "}, "title"),
            ({"intro": "x" * 10_001}, "intro"),
            ({"title": "a\x00b"}, "title"),
        ],
    )
    def test_what_makes_no_sense_is_told_beside_its_field(self, as_worker, fields, field):
        answer = sent(as_worker, NEW, **fields)

        assert answer.status_code == 200
        assert field in errors(answer)
        assert not Newsletter.objects.exists()

    def test_an_edit_over_somebody_elses_shows_both(self, as_worker, team):
        newsletter = make_newsletter(team=team)
        Newsletter.objects.filter(pk=newsletter.pk).update(version=5, title="Van hen")

        answer = as_worker.post(url("edit", newsletter), form_of(as_worker, newsletter, title="Van mij", version=1))

        assert ("Van mij", "Van hen") in [(mine, theirs) for _label, mine, theirs in answer.context["form"].stale]
        assert Newsletter.objects.get().title == "Van hen"

    def test_an_edit_does_not_close_a_page_that_was_opened_meanwhile(self, as_worker, team):
        newsletter = make_newsletter(team=team)
        data = form_of(as_worker, newsletter, title="Anders")
        as_worker.post(url("publish", newsletter))

        as_worker.post(url("edit", newsletter), data)

        newsletter.refresh_from_db()
        assert (newsletter.title, newsletter.is_published) == ("Anders", True)

    def test_what_is_half_typed_is_kept(self, as_worker, team):
        newsletter = make_newsletter(team=team)
        data = form_of(as_worker, newsletter, title="Half")

        as_worker.post(reverse("home:draft_save"), data)

        draft = Draft.objects.get()
        assert as_worker.get(draft.get_absolute_url()).context["form"]["title"].value() == "Half"

    def test_deleting_it_takes_its_texts_along_and_brings_them_back(self, as_worker, full):
        as_worker.post(url("delete", full))
        assert not NewsletterText.objects.exists()

        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert texts_of(Newsletter.objects.get()) == ["Wie kookt er graag?"]

    def test_one_that_was_mailed_stays(self, as_worker, full):
        make_newsletter_mail(newsletter=full, status="sent")

        answer = as_worker.post(url("delete", full), follow=True)

        assert Newsletter.objects.exists()
        assert "is gemaild en blijft" in answer.content.decode()


def form_of(client, newsletter, **fields):
    form = client.get(url("edit", newsletter)).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"form_token": form.token.signed()} | fields


class TestTexts:
    def test_a_new_one_comes_last(self, as_worker, full):
        answer = sent(as_worker, url("text_create", full), title="Nieuw", body="Iets")

        assert answer.url == full.get_absolute_url()
        assert texts_of(full) == ["Wie kookt er graag?", "Iets"]

    def test_without_words_there_is_none(self, as_worker, full):
        assert "body" in errors(sent(as_worker, url("text_create", full), title="Leeg"))

    def test_an_edit_over_somebody_elses_shows_both(self, as_worker, full):
        text = full.texts.get()
        address = url("text_edit", text)
        form = as_worker.get(address).context["form"]
        NewsletterText.objects.update(version=2, body="Van hen")

        answer = as_worker.post(
            address, {"form_token": form.token.signed(), "version": 1, "title": "Gezocht", "body": "Van mij"}
        )

        assert ("Van mij", "Van hen") in [(mine, theirs) for _label, mine, theirs in answer.context["form"].stale]

    @pytest.mark.parametrize(
        ("which", "direction", "order"),
        [
            (1, "op", "bac"),
            (1, "neer", "acb"),
            (0, "op", "abc"),
            (2, "neer", "abc"),
            (0, "schuin", "abc"),
            (0, "", "abc"),
        ],
    )
    def test_they_change_places(self, as_worker, team, which, direction, order):
        newsletter = make_newsletter(team=team)
        texts = [make_newsletter_text(newsletter=newsletter, body=body) for body in "abc"]

        answer = as_worker.post(url("text_move", texts[which]), {"richting": direction})

        assert answer.url == newsletter.get_absolute_url()
        assert "".join(texts_of(newsletter)) == order

    def test_after_one_is_gone_the_others_still_move_and_a_new_one_comes_last(self, as_worker, team):
        newsletter = make_newsletter(team=team)
        texts = [make_newsletter_text(newsletter=newsletter, body=body) for body in "abc"]
        as_worker.post(url("text_delete", texts[1]))

        as_worker.post(url("text_move", texts[2]), {"richting": "op"})
        sent(as_worker, url("text_create", newsletter), body="d")

        assert texts_of(newsletter) == ["c", "a", "d"]

    def test_the_last_one_comes_back_to_its_place_though_another_was_added_since(self, as_worker, team):
        newsletter = make_newsletter(team=team)
        texts = [make_newsletter_text(newsletter=newsletter, body=body) for body in "ab"]
        as_worker.post(url("text_delete", texts[1]))
        sent(as_worker, url("text_create", newsletter), body="c")

        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert texts_of(newsletter) == ["a", "b", "c"]


class TestWhatIsInIt:
    def test_sessions_of_its_days_that_take_place_in_order(self, team):
        activity = make_activity(team=team)
        first = make_session(activity=activity, date=date(2018, 6, 1), begins_at=time(9))
        second = make_session(activity=activity, date=date(2018, 6, 1), begins_at=time(14))
        last = make_session(activity=activity, date=date(2018, 6, 30))
        for outside in (date(2018, 5, 31), date(2018, 7, 1)):
            make_session(activity=activity, date=outside)
        make_session(activity=activity, date=date(2018, 6, 10), cancelled_because="ziek")
        make_session(date=date(2018, 6, 10))

        days = issue_of(make_newsletter(team=team)).days

        assert [(day.date.day, day.sessions) for day in days] == [(1, [first, second]), (30, [last])]

    @pytest.mark.parametrize(
        ("begin", "end", "said"),
        [
            (date(2018, 6, 4), date(2018, 6, 4), "4 juni 2018"),
            (date(2018, 6, 4), date(2018, 6, 30), "4 – 30 juni 2018"),
            (date(2018, 6, 4), date(2018, 7, 1), "4 juni – 1 juli 2018"),
            (date(2018, 12, 20), date(2019, 1, 3), "20 december 2018 – 3 januari 2019"),
        ],
    )
    def test_its_period_says_nothing_twice(self, begin, end, said):
        assert period(begin, end) == said

    def test_the_number_of_queries_does_not_grow(self, team, django_assert_num_queries):
        for day in range(1, 29):
            make_session(team=team, date=date(2018, 6, day), location=make_location(team=team))
        newsletter = make_newsletter(team=team)
        for _ in range(5):
            make_newsletter_text(newsletter=newsletter)

        with django_assert_num_queries(2):
            plain_text(issue_of(newsletter))

    def test_the_plain_text(self, full, settings):
        settings.BASE_URL = "https://buurtwerk.example"

        assert plain_text(issue_of(full)).split("\n\n") == [
            f"NIEUWS UIT DE BUURT\n{full.team}, 1 – 30 juni 2018",
            "Dag buren",
            "WAT IS ER TE DOEN?",
            "Dinsdag 5 juni\n• 13:30–16:00 Naaiatelier, GS9 (Gentsestraat 9)",
            "GEZOCHT\nWie kookt er graag?",
            "Lees het op het web: https://buurtwerk.example/activiteiten/nieuwsbrief/sleutel/\n",
        ]

    def test_no_resident_is_in_any_of_its_shapes(self, as_worker, client, full):
        pages = [as_worker.get(url(name, full)) for name in ("detail", "preview", "plain", "mail")]
        client.logout()
        pages.append(client.get(full.public_path))
        told = [page.content.decode() for page in pages] + [text_of(read(paper.pdf_of(issue_of(full))))]

        assert all("Naaiatelier" in text for text in told)
        assert not [text for text in told if NAME in text]


class TestTheWebPage:
    def test_anybody_reads_it_without_signing_in(self, client, full):
        page = client.get("/activiteiten/nieuwsbrief/sleutel/")

        assert page.status_code == 200
        assert "Wie kookt er graag?" in page.content.decode()
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert not client.session.keys()

    def test_one_that_is_not_published_is_not_there(self, client, team):
        newsletter = make_newsletter(team=team, public_key="sleutel")

        assert client.get(newsletter.public_path).status_code == 404

    def test_nor_is_one_of_a_team_that_is_switched_off(self, client, full):
        Team.objects.update(is_active=False)

        assert client.get(full.public_path).status_code == 404

    @pytest.mark.parametrize("key", ["", "anders", "%00", "sleutel%20", "x" * 300, "sleutel/../x"])
    def test_a_key_that_is_none_opens_nothing(self, client, full, key):
        assert client.get(f"/activiteiten/nieuwsbrief/{key}/").status_code == 404

    def test_publishing_gives_an_address_that_nobody_guesses(self, as_worker, team):
        newsletter = make_newsletter(team=team)

        as_worker.post(url("publish", newsletter))

        newsletter.refresh_from_db()
        assert len(newsletter.public_key) >= 22
        assert as_worker.get(newsletter.public_path).status_code == 200

    def test_closed_and_opened_again_it_has_the_same_address(self, as_worker, full):
        as_worker.post(url("unpublish", full))
        assert as_worker.get(full.public_path).status_code == 404

        as_worker.post(url("publish", full))

        assert as_worker.get(full.public_path).status_code == 200

    def test_what_is_typed_stays_text(self, client, full):
        Newsletter.objects.update(title="<script>x</script>", intro="<img src=x> www.voorbeeld.be javascript:x")

        page = client.get(full.public_path).content.decode()

        assert "<script>x" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
        assert 'href="http://www.voorbeeld.be"' in page


@pytest.mark.any_engine
class TestOnPaper:
    def test_two_sides_of_a4_across_with_back_and_front_outside(self, as_worker, full):
        answer = as_worker.get(url("pdf", full))

        pages = read(answer.content).pages
        assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages] == [(842, 595)] * 2
        outside, inside = (page.extract_text() for page in pages)
        assert outside.index("Vragen, of zin") < outside.index("1 – 30 juni 2018")
        assert inside.index("Naaiatelier") < inside.index("Wie kookt er graag?")

    def test_fonts_are_inside_the_file(self, full):
        fonts = read(paper.pdf_of(issue_of(full))).pages[0]["/Resources"]["/Font"]

        inside = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
        assert inside
        assert all("/FontFile2" in descriptor.get_object() for descriptor in inside)

    def test_little_is_set_large_and_much_is_set_small(self, team):
        newsletter = make_newsletter(team=team)
        assert paper.fitting(issue_of(newsletter)).size == "roomy"

        for day in range(1, 15):
            make_session(team=team, date=date(2018, 6, day))
        for _ in range(3):
            make_newsletter_text(newsletter=newsletter, title="Gezocht", body="We zoeken wie kookt. " * 52)

        how = paper.fitting(issue_of(newsletter))
        assert (how.size, len(read(paper.pdf_of(issue_of(newsletter))).pages)) == ("tight", 2)

    def test_what_is_too_long_goes_on_loose_sheets_and_the_screen_says_how_to_shorten(self, as_worker, full):
        make_newsletter_text(newsletter=full, body="We zoeken wie graag kookt. " * 300)

        page = as_worker.get(url("fit", full)).content.decode()

        assert "losse bladen" in page
        assert "neem een kortere tijd" in page
        assert len(read(paper.pdf_of(issue_of(full))).pages) > 2

    def test_whether_it_fits_is_found_out_once(self, full, monkeypatch):
        paper.fitting(issue_of(full))
        monkeypatch.setattr(paper, "count_pages", lambda html: 1 / 0)

        assert paper.fitting(issue_of(full)).size == "roomy"

    @pytest.mark.parametrize("texts", [0, 1, 3])
    @pytest.mark.parametrize("sessions", [0, 2])
    def test_whatever_is_missing_there_are_four_pages(self, team, texts, sessions):
        newsletter = make_newsletter(team=team)
        for day in range(1, sessions + 1):
            make_session(team=team, date=date(2018, 6, day), begins_at=None, ends_at=None)
        for _ in range(texts):
            make_newsletter_text(newsletter=newsletter)

        assert len(read(paper.pdf_of(issue_of(newsletter))).pages) == 2

    def test_a_long_title_and_a_long_word_stay_on_the_page(self, team):
        newsletter = make_newsletter(team=team, title="Buurt" * 40, intro="x" * 400)

        assert paper.fitting(issue_of(newsletter))


class TestTheList:
    def test_is_found_by_words_of_the_title_filtered_and_counted(self, as_worker, team):
        summer = make_published(team=team, title="Één zomer lang")
        make_newsletter(team=team, title="Winter")
        make_newsletter_mail(newsletter=summer, status="sent")

        found = as_worker.post(LIST, {"q": "zomer een"}, follow=True).context["list"]
        filtered = as_worker.get(f"{LIST}?stand=ontwerp").context["list"]
        mailed = as_worker.get(f"{LIST}?stand=gemaild").context["list"]

        assert [row["cells"][-1]["text"] for row in found.rows] == ["1"]
        assert [row["cells"][0]["text"] for row in filtered.rows] == ["Winter"]
        assert [row["cells"][0]["text"] for row in mailed.rows] == ["Één zomer lang"]

    def test_takes_as_many_queries_for_many_as_for_few(self, as_worker, team):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(LIST)
            return len(counted)

        make_newsletter(team=team)
        count()
        few = count()
        for _ in range(20):
            make_newsletter(team=team)

        assert count() == few


class TestWhoMay:
    def test_another_teams_newsletter_is_not_there(self, as_worker):
        foreign = make_newsletter(team=make_team())

        names = ("detail", "edit", "preview", "pdf", "fit", "plain", "mail", "text_create")
        assert {as_worker.get(url(name, foreign)).status_code for name in names} == {404}

    def test_nor_are_its_texts(self, as_worker):
        foreign = make_newsletter_text(team=make_team(), body="blijft")

        posts = [as_worker.post(url(name, foreign), {"richting": "op"}) for name in ("text_move", "text_delete")]

        assert {answer.status_code for answer in posts} == {404}
        assert NewsletterText.objects.exists()

    def test_a_volunteer_sees_none(self, client, team, full):
        client.force_login(make_member(team, Role.VOLUNTEER))

        assert {client.get(address).status_code for address in (LIST, full.get_absolute_url())} == {403}
