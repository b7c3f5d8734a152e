"""Answers: on paper, on the tablet and through the link; each once; and nothing that leads to anybody."""

import re
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from buurtwerk.accounts.models import Team
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Submission
from kruidenier import survey_paper
from kruidenier.actions.answers import store_answers
from kruidenier.models import SurveyAnswer, SurveyCode, SurveyResponse
from kruidenier.survey_codes import CodeUsed, make_codes
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.survey_factories import make_code, make_question, make_response, make_round
from tests.papers import pages_of, read

WORDS = "Meer verse groenten, Zwanenzang"


@pytest.fixture
def round(team):
    """A round with a question of each kind."""
    round = make_round(team=team)
    for kind in ("choice", "choices"):
        make_question(survey=round.survey, kind=kind, options=["fruit", "brood", "vis"])
    for kind in ("scale", "yes_no", "open"):
        make_question(survey=round.survey, kind=kind)
    return round


def filled(round, **fields):
    """A form with an answer to each question."""
    first, several, scale, yes_no, words = round.survey.questions.in_order()
    fruit, bread, _fish = several.options.all()
    values = {first: first.options.all()[0].pk, several: [fruit.pk, bread.pk], scale: "4", yes_no: "0", words: WORDS}
    return {f"vraag_{question.pk}": value for question, value in values.items()} | fields


def link(round, code=""):
    return f"/kruidenier/bevraging/{round.key}/" + (f"{code}/" if code else "")


def typing(round):
    return reverse("kruidenier:answer_paper", args=[round.pk])


def tablet(round):
    return reverse("kruidenier:answer_tablet", args=[round.pk])


def token_on(client, address):
    return client.get(address).context["form"].token


def said(response):
    """What was answered, in the order of the questions."""
    answers = response.answers.order_by("question__position", "option__position")
    return [str(answer.option or answer.text or answer.number) for answer in answers]


def text(page):
    return page.content.decode()


class TestTheLink:
    def test_with_a_code_one_answers_once(self, client, round):
        code = make_code(round).text

        first = client.post(link(round, code), filled(round))
        second = client.post(link(round, code), filled(round))

        assert first.url == f"{link(round)}?bedankt"
        assert said(SurveyResponse.objects.get()) == ["fruit", "fruit", "brood", "4", "0", WORDS]
        assert "al geantwoord" in text(second)
        assert "Dank je wel" in text(client.get(first.url))

    @pytest.mark.parametrize("typed", ["abcdefgh", " ABCD efgh ", "abcd-efgh", "a b c d e f g h"])
    def test_the_code_is_read_as_people_type_it(self, client, round, typed):
        make_code(round, text="ABCDEFGH")

        assert client.post(link(round), {"code": typed}).url == link(round, "ABCDEFGH")

    @pytest.mark.parametrize("typed", ["", " ", "ABCDEFG", "ABCDEFGHJ", "\x00", "é" * 41, "' OR 1=1"])
    def test_an_unknown_one_opens_nothing(self, client, round, typed):
        make_code(round, text="ABCDEFGH")

        page = client.post(link(round), {"code": typed})

        assert page.status_code == 200
        assert page.context["form"].errors["code"]

    def test_nor_does_one_of_another_round(self, client, round):
        other = make_code(make_round(survey=round.survey)).text

        page = client.post(link(round, other), filled(round))

        assert "kennen we niet" in text(page)
        assert not SurveyResponse.objects.exists()

    def test_what_was_typed_stays_when_something_is_wrong(self, client, round):
        code = make_code(round).text

        page = client.post(link(round, code), {**filled(round), f"vraag_{round.survey.questions.first().pk}": "999"})

        assert WORDS in text(page)
        assert not SurveyCode.objects.get().is_used

    def test_nothing_at_all_is_refused_and_one_answer_is_enough(self, client, round):
        code, words = make_code(round).text, round.survey.questions.get(kind="open")

        empty = client.post(link(round, code), {f"vraag_{words.pk}": " "})
        client.post(link(round, code), {f"vraag_{words.pk}": "Goed zo"})

        assert "nog niets ingevuld" in text(empty)
        assert said(SurveyResponse.objects.get()) == ["Goed zo"]

    def test_no_alone_is_an_answer(self, client, round):
        code, yes_no = make_code(round).text, round.survey.questions.get(kind="yes_no")

        client.post(link(round, code), {f"vraag_{yes_no.pk}": "0"})

        assert SurveyAnswer.objects.get().number == 0

    def test_an_option_of_another_question_is_none(self, client, round):
        first, several = round.survey.questions.filter(kind__startswith="choice")
        answers = {f"vraag_{first.pk}": several.options.all()[0].pk}

        page = client.post(link(round, make_code(round).text), answers)

        assert page.context["form"].errors
        assert not SurveyAnswer.objects.exists()

    def test_it_tells_nothing_but_the_questions_and_whose_they_are(self, client, round):
        code, other = make_code(round), make_response((round.survey.questions.last(), "geheim"), round=round)

        page = client.get(link(round, code.text))

        assert str(round.team) in text(page)
        assert "geheim" not in text(page)
        assert other.code not in text(page)
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert not client.session.keys()

    @pytest.mark.parametrize("key", ["anders", "%00", "x" * 300])
    def test_a_key_that_is_none_opens_nothing(self, client, round, key):
        assert client.get(f"/kruidenier/bevraging/{key}/").status_code == 404

    def test_a_round_that_is_over_says_so(self, client, round):
        code, yesterday = make_code(round).text, today() - timedelta(days=1)
        type(round).objects.update(ends_on=yesterday)

        pages = [client.get(link(round)), client.post(link(round, code), filled(round))]

        assert [page.status_code for page in pages] == [404, 404]
        assert all("voorbij" in text(page) for page in pages)
        assert not SurveyResponse.objects.exists()

    def test_one_that_must_still_begin_is_not_there_nor_is_one_of_a_team_that_is_switched_off(self, client, round):
        type(round).objects.update(starts_on=today() + timedelta(days=1))
        early = client.get(link(round)).status_code
        type(round).objects.update(starts_on=today())
        Team.objects.update(is_active=False)

        assert (early, client.get(link(round)).status_code) == (404, 404)

    def test_a_form_without_its_token_is_refused(self, round):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(link(round, make_code(round).text), filled(round)).status_code == 403


def test_a_code_that_was_free_when_the_form_was_judged_is_asked_once_more_when_it_is_stored(round):
    told = {"round": round, "channel": "link", "answers": [], "code": make_code(round).text}
    store_answers(**told)

    with pytest.raises(CodeUsed):
        store_answers(**told)
    assert SurveyResponse.objects.count() == 1


class TestOnPaper:
    def test_forms_have_a_code_each_and_no_name(self, as_worker, round, worker):
        answer = as_worker.post(reverse("kruidenier:round_paper", args=[round.pk]), {"aantal": "3"})

        pages = pages_of(read(answer.content))
        codes = [f"{code[:4]} {code[4:]}" for code in SurveyCode.objects.values_list("text", flat=True)]
        assert len(pages) == 3
        assert sorted(re.search(r"[A-Z2-9]{4} [A-Z2-9]{4}", page)[0] for page in pages) == sorted(codes)
        assert all(str(round.survey) in page and "Anoniem" in page and worker.name not in page for page in pages)

    def test_the_qr_code_holds_the_address_with_the_code(self, round, settings, monkeypatch):
        settings.BASE_URL, drawn = "https://buurtwerk.example", []
        monkeypatch.setattr(survey_paper, "render_pdf", lambda html, title: drawn.append(html))

        (form,) = make_codes(round, 1)
        survey_paper.pdf_of(round, list(round.survey.questions.with_options()), [form])

        assert form.address == f"https://buurtwerk.example{link(round, SurveyCode.objects.get().text)}"
        assert form.qr in drawn[0]

    @pytest.mark.parametrize("number", ["", "0", "-1", "201", "veel", "9" * 30])
    def test_too_many_or_none_are_not_made(self, as_worker, round, number):
        answer = as_worker.post(reverse("kruidenier:round_paper", args=[round.pk]), {"aantal": number})

        assert answer.url == round.get_absolute_url()
        assert not SurveyCode.objects.exists()

    def test_a_worker_types_one_in_with_its_code(self, as_worker, round):
        code = make_code(round)

        told = filled(round, code=f" {code.text.lower()} ", token=token_on(as_worker, typing(round)))
        answer = as_worker.post(typing(round), told)

        assert answer.url == typing(round)
        assert SurveyResponse.objects.get().channel == "paper"
        assert SurveyCode.objects.get().is_used

    def test_what_was_answered_through_the_link_is_not_typed_in_again(self, as_worker, round):
        code = make_code(round).text
        as_worker.post(link(round, code), filled(round))

        page = as_worker.post(typing(round), filled(round, code=code, token=token_on(as_worker, typing(round))))

        assert page.context["form"].errors["code"]
        assert WORDS in text(page)
        assert SurveyResponse.objects.count() == 1

    @pytest.mark.parametrize("with_code", [True, False])
    def test_a_double_tap_stores_it_once_also_of_a_copy_without_a_code(self, as_worker, round, with_code):
        code = make_code(round).text if with_code else ""
        told = filled(round, code=code, token=token_on(as_worker, typing(round)))

        answers = [as_worker.post(typing(round), told) for _ in range(2)]

        assert SurveyResponse.objects.count() == 1
        assert [answer.status_code for answer in answers] == [302, 302]

    @pytest.mark.parametrize("token", ["", "nep"])
    def test_without_a_token_of_ours_it_is_asked_again_and_nothing_is_lost(self, as_worker, round, token):
        page = as_worker.post(typing(round), filled(round, token=token))

        assert WORDS in text(page)
        assert as_worker.post(typing(round), filled(round, token=page.context["form"].token)).status_code == 302

    def test_where_it_is_not_anonymous_a_resident_may_be_named_once(self, as_worker, round):
        type(round).objects.update(is_anonymous=False)
        resident = make_resident(team=round.team)

        pages = [
            as_worker.post(typing(round), filled(round, resident=resident.pk, token=token_on(as_worker, typing(round))))
            for _ in range(2)
        ]

        assert SurveyResponse.objects.get().resident == resident
        assert pages[1].context["form"].errors["resident"]
        assert AuditEvent.objects.filter(action="edit", residents=[resident.pk]).count() == 1
        assert str(round.survey) in text(as_worker.get(reverse("contacts:resident_more", args=[resident.pk])))

    def test_but_nobody_of_another_team(self, as_worker, round):
        type(round).objects.update(is_anonymous=False)
        stranger = make_resident(team=make_team())

        told = filled(round, resident=stranger.pk, token=token_on(as_worker, typing(round)))
        page = as_worker.post(typing(round), told)

        assert page.context["form"].errors["resident"]
        assert str(stranger) not in text(page)


class TestOnTheTablet:
    def test_a_volunteer_hands_it_over_and_the_next_one_follows(self, client, round):
        client.force_login(make_member(round.team, Role.VOLUNTEER))

        answer = client.post(tablet(round), filled(round, token=token_on(client, tablet(round))))

        assert SurveyResponse.objects.get().channel == "tablet"
        thanks = text(client.get(answer.url))
        assert "Dank je wel" in thanks
        assert f'href="{tablet(round)}"' in thanks
        assert WORDS not in thanks

    def test_the_page_has_no_menu_and_no_search(self, as_worker, round):
        page = text(as_worker.get(tablet(round)))

        assert "<nav" not in page
        assert "/contacten/" not in page

    def test_by_name_where_the_round_has_names(self, as_worker, round):
        resident = make_resident(team=round.team, first_name="Sara", last_name="Haddad")
        type(round).objects.update(is_anonymous=False)
        address = f"{tablet(round)}?bewoner={resident.pk}"
        said_on_top = text(as_worker.get(address))

        as_worker.post(address, filled(round, token=token_on(as_worker, address)))
        again = as_worker.post(address, filled(round, token=token_on(as_worker, address)))

        assert "We bewaren dit bij je naam: Sara Haddad" in said_on_top
        assert SurveyResponse.objects.get().resident == resident
        assert "vulde deze ronde al in" in text(again)
        assert AuditEvent.objects.filter(action="edit", residents=[resident.pk]).exists()

    def test_nobody_is_named_in_an_anonymous_round(self, as_worker, round):
        address = f"{tablet(round)}?bewoner={make_resident(team=round.team).pk}"

        as_worker.post(address, filled(round, token=token_on(as_worker, address)))

        assert SurveyResponse.objects.get().resident is None

    @pytest.mark.parametrize("is_own", [True, False])
    def test_a_volunteer_or_another_team_names_nobody(self, client, round, is_own):
        type(round).objects.update(is_anonymous=False)
        resident = make_resident(team=round.team if is_own else make_team(), last_name="Haddad")
        client.force_login(make_member(round.team, Role.VOLUNTEER if is_own else Role.WORKER))

        assert "Haddad" not in text(client.get(f"{tablet(round)}?bewoner={resident.pk}"))

    def test_only_while_the_round_runs(self, as_worker, round):
        token = token_on(as_worker, tablet(round))
        type(round).objects.update(ends_on=today() - timedelta(days=1))

        page = as_worker.post(tablet(round), filled(round, token=token))

        assert "loopt nu niet" in text(page)
        assert not SurveyResponse.objects.exists()


def test_paper_tablet_and_link_add_up(as_worker, round):
    forms = make_codes(round, 3)
    as_worker.post(link(round, forms[0].code), filled(round))
    as_worker.post(typing(round), filled(round, code=forms[1].code, token=token_on(as_worker, typing(round))))
    as_worker.post(tablet(round), filled(round, token=token_on(as_worker, tablet(round))))

    progress = as_worker.get(round.get_absolute_url()).context["progress"]
    result = as_worker.get(reverse("kruidenier:results", args=[round.pk])).context["results"][0]

    assert [number for _label, number in progress.channels] == [1, 1, 1]
    assert (progress.codes_used, progress.codes_free) == (2, 1)
    assert result.rows[0].counted.counts == [3, 0, 0]


def rows_of_everything():
    """Every stored row of every model, as a dict of its fields."""
    for model in apps.get_models():
        for row in model._base_manager.all():
            yield model, serializers.serialize("python", [row])[0]


class TestAnonymous:
    @pytest.fixture
    def answered(self, as_worker, round):
        """Somebody answered on each of the three ways."""
        resident, code = make_resident(team=round.team), make_code(round).text
        token = token_on(as_worker, typing(round))
        as_worker.post(typing(round), filled(round, token=token, resident=resident.pk))
        as_worker.post(tablet(round), filled(round, token=token_on(as_worker, tablet(round))))
        as_worker.post(link(round, code), filled(round))
        return round

    def test_the_words_stand_with_the_answer_and_nowhere_else(self, answered):
        found = [model for model, row in rows_of_everything() if "Zwanenzang" in str(row)]

        assert found == [SurveyAnswer] * 3
        assert not Draft.objects.exists()

    def test_beside_it_stand_no_person_and_no_moment(self, answered):
        for model in (SurveyAnswer, SurveyResponse):
            fields = {field.name: field for field in model._meta.concrete_fields}
            assert not {"updated_by", "updated_at", "user", "made_at"} & set(fields)
            assert not [name for name, field in fields.items() if "Date" in type(field).__name__]
            assert type(fields["id"]).__name__ == "UUIDField"
        assert not SurveyResponse.objects.exclude(resident=None).exists()

    def test_no_other_row_names_the_form_or_one_of_its_answers(self, answered):
        marks = [
            str(pk) for model in (SurveyResponse, SurveyAnswer) for pk in model.objects.values_list("pk", flat=True)
        ]
        marks += SurveyResponse.objects.values_list("code", flat=True)

        found = {model for model, row in rows_of_everything() for mark in marks if mark in str(row)}

        assert found == {SurveyResponse, SurveyAnswer}

    def test_what_keeps_a_double_tap_out_tells_the_round_and_the_day(self, answered):
        midnight = timezone.make_aware(datetime.combine(today(), datetime.min.time()))

        kept = set(Submission.objects.values_list("url", "content_hash", "made_at"))

        assert kept == {(answered.get_absolute_url(), "", midnight)}

    def test_no_event_tells_that_somebody_answered(self, answered):
        assert set(AuditEvent.objects.values_list("action", flat=True)) <= {"show"}

    def test_a_resident_who_is_posted_along_is_not_kept(self, as_worker, round):
        resident, token = make_resident(team=round.team), token_on(as_worker, typing(round))

        as_worker.post(typing(round), filled(round, token=token, resident=resident.pk))

        assert SurveyResponse.objects.get().resident is None
        assert "onder eigen naam" in text(as_worker.get(reverse("contacts:resident_more", args=[resident.pk])))
