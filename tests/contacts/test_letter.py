"""The letter to a partner: what the resident agreed to, and nothing more."""

from datetime import date

from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.papers import read, text_of


def make_told_referral(team, **fields):
    """A referral of somebody of whom the team knows much."""
    home = make_household(team=team, street="Forelstraat", number="12", municipality="Harelbeke")
    resident = make_resident(
        household=home,
        first_name="Çiğdem",
        last_name="Demirci",
        birth_date=date(1984, 2, 29),
        phone="0470 11 22 33",
        attention_note="Bel niet aan voor tien uur",
        origin="TR",
    )
    partner = make_organisation(team=team, name="Huis van Welzijn")
    default = {
        "consent": "yes",
        "shared": "Telefoon: 0470 11 22 33\nSpreekt Turks",
        "purpose": "Sociaal tarief",
        "code": "TL-2018-0007",
    }
    return make_referral(resident=resident, organisation=partner, **default | fields)


def letter_of(client, referral):
    return client.get(reverse("contacts:referral_letter", args=[referral.pk]))


def test_holds_what_the_partner_needs_on_one_page(as_worker, worker, team):
    referral = make_told_referral(team, worker=worker)

    pdf = read(letter_of(as_worker, referral).content)

    needed = ["Çiğdem Demirci", "0470 11 22 33", "Sociaal tarief", "Spreekt Turks"]
    needed += [team.name, "Huis van Welzijn", str(worker), "TL-2018-0007"]
    assert [word for word in needed if word not in text_of(pdf)] == []
    assert len(pdf.pages) == 1


def test_holds_nothing_else_that_the_team_knows(as_worker, team):
    referral = make_told_referral(team)
    code = referral.resident.code

    text = text_of(read(letter_of(as_worker, referral).content))

    assert [word for word in ("1984", "Bel niet aan", "Turkije", "voorgesteld", code) if word in text] == []


def test_what_was_taken_away_stays_with_the_team(as_worker, team):
    referral = make_told_referral(team, shared="")

    text = text_of(read(letter_of(as_worker, referral).content))

    assert "Enkel de naam." in text
    assert [word for word in ("0470", "Forelstraat") if word in text] == []


def test_no_name_stands_in_the_files_name_or_metadata(as_worker, team):
    referral = make_told_referral(team)

    response = letter_of(as_worker, referral)

    metadata = read(response.content).metadata
    assert response["Content-Disposition"] == 'attachment; filename="toeleiding-tl-2018-0007.pdf"'
    assert dict(metadata).keys() == {"/Title", "/Producer"}
    assert metadata["/Title"] == "Toeleiding TL-2018-0007"


def test_a_code_that_no_file_can_be_called_still_gives_one(as_worker, team):
    referral = make_told_referral(team, code='"\r\n€')

    response = letter_of(as_worker, referral)

    assert response["Content-Disposition"] == f'attachment; filename="toeleiding-{referral.pk}.pdf"'


def test_without_consent_there_is_none_and_it_says_what_to_do(as_worker, team):
    for consent in ("", "no"):
        referral = make_told_referral(team, consent=consent, shared="", code=f"TL-{consent}")

        page = as_worker.get(reverse("contacts:referral_letter", args=[referral.pk]), follow=True)

        assert page.redirect_chain[-1][0] == referral.get_absolute_url()
        assert "Een brief kan pas als de bewoner ja zegt" in page.content.decode()
    assert not AuditEvent.objects.filter(action="export").exists()


def test_every_letter_leaves_a_trace(as_worker, worker, team):
    referral = make_told_referral(team)

    letter_of(as_worker, referral)

    event = AuditEvent.objects.get(action="export")
    assert (event.user, event.residents, event.purpose) == (worker, [referral.resident_id], "brief aan partner")


def test_what_is_typed_stays_text(as_worker, team):
    referral = make_told_referral(team, shared="<b>dik</b> & <img src=file:///etc/passwd>")

    text = text_of(read(letter_of(as_worker, referral).content))

    assert "<b>dik</b> & <img" in text


def test_another_teams_letter_does_not_exist(as_worker, team):
    assert letter_of(as_worker, make_told_referral(make_team())).status_code == 404
