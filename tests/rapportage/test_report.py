"""The yearly report, read back from the PDF."""

import re
from datetime import date
from functools import lru_cache
from html import unescape

import pytest

from contacts.models import Resident
from rapportage import publishing, report
from rapportage.figures import beside_last_year
from rapportage.publishing import publish, publish_both
from rapportage.withholding import Withheld
from tests.accounts.factories import make_team
from tests.activiteiten.factories import make_activity, make_session
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_signal, make_visit
from tests.papers import pages_of, read, text_of
from tests.rapportage.test_figures import HARELBEKE, read_in

pytestmark = pytest.mark.any_engine
printed = lru_cache(report.render_pdf)


@pytest.fixture(autouse=True)
def _same_text_is_printed_once(monkeypatch):
    monkeypatch.setattr(report, "render_pdf", printed)


def make_pdf(team, year=2018):
    return read(report.pdf(team, year, *beside_last_year(team, year)))


def words_of(team, year=2018):
    """What the report says, read before it is printed: much faster."""
    figures, before = beside_last_year(team, year)
    html = report.as_html(team, year, *publish_both(figures, before))
    without_charts = re.sub(r"<svg.*?</svg>|<figcaption>.*?</figcaption>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without_charts)))


def left_out(text):
    """What the report says that numbers were left out of, without the hyphens at the ends of lines."""
    return text.split("weggelaten bij:")[1].split(".")[0].replace("- ", "")


def make_small_register():
    """28 people in 14 households; 3 from Syria, 2 of 60 or older, 1 of unknown gender, 3 owners."""
    team = make_team(name="Team Klein", municipality="Izegem")
    for number in range(14):
        tenure = "owner" if number < 3 else "social_rent" if number < 9 else "private_rent"
        home = make_household(team=team, tenure=tenure, type="single")
        people = [make_small_resident(home, index) for index in (number, 14 + number)]
        make_visit(household=home, residents=people, minutes=25)
        make_visit(household=home, themes=["housing"])
    return team


def make_small_resident(home, index):
    return make_resident(
        household=home,
        origin="SY" if index < 3 else "TR" if index < 9 else "BE",
        birth_year=1950 if index < 2 else 2010 if index < 10 else 1990 if index < 20 else 1970,
        gender="unknown" if index == 0 else "f" if index < 15 else "m",
    )


@pytest.fixture
def harelbeke(db):
    team = make_team(name="Team Zandberg", municipality="Harelbeke")
    read_in(team, HARELBEKE)
    return team


class TestNumbers:
    def test_are_those_of_the_figures(self, harelbeke):
        figures, _before = beside_last_year(harelbeke, 2018)
        visits, reach = figures["visits"], figures["reach"]

        text = text_of(make_pdf(harelbeke))

        assert f"Gesprekken aan huis {visits['held']} 48 huisbezoeken" in text
        assert f"Huisbezoeken, ook zonder gesprek {visits['attempted']} 57 huisbezoeken" in text
        assert "Tijd aan huis 2.190 2.025 minuten" in text
        assert f"Bereikte bewoners {reach['residents']} 154 personen" in text
        assert f"Netwerk op 31 december {reach['network']} 356 personen" in text
        assert "2018 " + " ".join(str(number) for number in visits["by_month"]) in text
        assert f"Gezondheid {visits['by_theme']['health']} 8" in text
        assert f"Deelnemers {figures['activities']['naaiatelier']['participants']} 70" in text

    def test_everything_printed_is_published_first(self, harelbeke, monkeypatch):
        asked = []
        monkeypatch.setattr(publishing, "publish", lambda figures: asked.append(figures) or publish(figures))

        report.pdf(harelbeke, 2018, *beside_last_year(harelbeke, 2018))

        assert len(asked) == 2

    def test_a_first_year_stands_by_itself(self, db):
        text = text_of(make_pdf(make_small_register()))

        assert "2017" not in text


class TestTrail:
    def test_signals_have_a_chapter_that_opens_with_what_became_of_them(self, db):
        team = make_small_register()
        make_signal(team=team, theme="housing", resolved_on=date(2018, 9, 1))
        make_signal(team=team, theme="housing", to_steering_group_on=date(2018, 9, 1))

        text = text_of(make_pdf(team))

        assert (
            "Het team noteerde 2 signalen. Er ging 1 signaal naar de stuurgroep. Er raakte 1 signaal opgelost." in text
        )
        assert "Signalen 2018 Wonen 2" in text

    def test_partners_of_a_few_referrals_are_not_named(self, db):
        team = make_small_register()
        refer(team, 22, "Zorgpunt", "started")
        refer(team, 3, "Boksclub", "dropped")
        refer(team, 14, "Aanloophuis", "proposed")

        text = text_of(make_pdf(team))

        assert "Het team wees bewoners 39 keer de weg naar een partner." in text
        assert "Zorgpunt 22 Andere partners 17" in text
        assert "Voorgesteld niet getoond Gestart 22 Afgehaakt minder dan 5" in text
        assert "Boksclub" not in text
        assert "Aanloophuis" not in text
        assert "van de toeleiding" in text.split("weggelaten bij:")[1].split(".")[0]

    def test_a_partner_renamed_makes_a_new_report(self, db, monkeypatch):
        team, made = make_small_register(), []
        monkeypatch.setattr(report, "render_pdf", lambda html, title: made.append(html) or b"%PDF-")
        partner = refer(team, 6, "Zorgpunt", "started")

        report.pdf(team, 2018, *beside_last_year(team, 2018))
        partner.name = "Buurtpunt"
        partner.save()
        report.pdf(team, 2018, *beside_last_year(team, 2018))

        assert [name in html for html in made for name in ("Zorgpunt", "Buurtpunt")] == [True, False, False, True]

    @pytest.mark.parametrize(("partners", "drawn"), [(16, True), (17, False)])
    def test_a_list_too_long_for_a_page_is_a_table_without_chart(self, team, partners, drawn):
        person = make_resident(team=team)
        for number in range(partners):
            refer(team, 5, f"Partner {number}", "started")

        html = report.as_html(team, 2018, publish(beside_last_year(team, 2018)[0]), None)
        shown = html.split('id="referrals-by-organisation"')[1].split('class="chapter')[0]

        assert ("<svg" in shown) is drawn
        assert f"Partner {partners - 1}" in shown
        assert str(person) not in html


def refer(team, number, name, result):
    """So many referrals of one resident to a partner of that name."""
    person, partner = Resident.objects.of(team).first(), make_organisation(team=team, name=name)
    for _ in range(number):
        make_referral(resident=person, organisation=partner, result=result)
    return partner


class TestActivities:
    def test_each_line_of_work_has_a_chapter_with_its_activities(self, harelbeke):
        text = words_of(harelbeke)

        assert "Atelier Er waren 40 sessies, samen goed voor 517 aanwezigheden. Naaiatelier" in text
        assert "Deelnemers 70 70 Vrijwilligers 37 34 Landen 11 11 Gezinnen 68 68 herkomst gekend 62 62" in text
        assert "Instroom 49 21 Uitstroom 16 minder dan 5 Doorstroom 9 minder dan 5" in text
        assert "Kidsfestival Wat er geteld is 2018 2017 Sessies 1 0 Aanwezigheden 400 0" in text

    def test_the_holiday_offer_tells_of_families_children_and_where_they_were_led_on_to(self, harelbeke):
        text = words_of(harelbeke)

        assert "heeft 26 van de 31 (84 %) iemand uit een ander land. Van elk gezin is de herkomst bekend." in text
        assert "Klant van de sociale dienst: 8 van de 31 (26 %) gezinnen." in text
        assert "Kinderen 70 0 Landen 14 0 Gezinnen 31 0" in text
        assert "Toegeleid naar een partner: Vakantieaanbod voor gezinnen" in text

    def test_a_share_is_not_told_where_its_unknowns_are_few(self, harelbeke):
        """Of 36 families in the focus group, three are of unknown origin."""
        text = words_of(harelbeke).split("Ontmoetingshuis en focusgroep Er waren")[1]

        assert "herkomst gekend niet getoond 0" in text
        assert "herkomst onbekend niet getoond 0" in text
        assert "van de 33" not in text

    def test_an_activity_of_a_few_people_shows_what_it_can(self, db):
        team = make_small_register()
        three = Resident.objects.of(team)[:3]
        activity = make_activity(team=team, name="Leesgroep", kind="meeting")
        for day in range(1, 9):
            make_session(activity=activity, date=date(2018, 5, day), residents=three)

        text = words_of(team)

        assert "Sessies 8 Aanwezigheden 24 Deelnemers minder dan 5" in text
        assert "Landen niet getoond" in text
        assert "Leesgroep" in left_out(text)

    def test_what_an_activity_counts_is_told_where_there_are_any(self, db):
        team = make_small_register()

        assert "Wat er bij een activiteit geteld is" not in words_of(team)
        make_session(team=team)
        assert "Wat er bij een activiteit geteld is" in words_of(team)

    def test_an_activity_renamed_makes_a_new_report(self, db, monkeypatch):
        team, made = make_small_register(), []
        monkeypatch.setattr(report, "render_pdf", lambda html, title: made.append(html) or b"%PDF-")
        activity = make_activity(team=team, name="Leesgroep")
        make_session(activity=activity)

        report.pdf(team, 2018, *beside_last_year(team, 2018))
        activity.name = "Boekenclub"
        activity.save()
        report.pdf(team, 2018, *beside_last_year(team, 2018))

        assert [name in html for html in made for name in ("Leesgroep", "Boekenclub")] == [True, False, False, True]

    def test_forty_activities_still_make_a_report_that_reads(self, db):
        team = make_small_register()
        people = Resident.objects.of(team)[:10]
        for number in range(40):
            kind = ("meeting", "neighbourhood")[number % 2]
            make_session(activity=make_activity(team=team, name=f"Activiteit {number}", kind=kind), residents=people)

        pdf = make_pdf(team)

        assert len(pdf.pages) <= 24
        assert "Activiteit 39" in text_of(pdf)


class TestFewPeople:
    def test_no_small_cell_shows(self, db):
        team = make_small_register()

        text = text_of(make_pdf(team))

        assert "Syrië" not in text
        assert "Andere landen" in text
        assert "60 en ouder minder dan 5" in text
        assert "Eigenaar minder dan 5" in text
        assert "Onbekend minder dan 5" in text
        assert not re.search(r"(Eigenaar|60 en ouder|Andere landen|Onbekend|uit een ander land) [1-4]\b", text)

    def test_what_was_withheld_is_said(self, db):
        text = text_of(make_pdf(make_small_register()))

        assert "Een of meer getallen zijn weggelaten bij:" in text
        assert "Woonsituatie" in text.split("weggelaten bij:")[1].split(".")[0]

    def test_so_is_what_was_withheld_of_last_year(self, harelbeke):
        now, before = (publish(figures)["activities"]["naaiatelier"] for figures in beside_last_year(harelbeke, 2018))

        assert [name for name, value in now.items() if isinstance(value, Withheld)] == []
        assert isinstance(before["outflow"], Withheld)
        assert "Naaiatelier" in left_out(words_of(harelbeke))

    def test_a_year_of_one_visit_shows_nothing_beside_a_full_one(self, db):
        team = make_small_register()
        make_visit(team=team, date=date(2019, 3, 1), themes=["housing"], minutes=35)

        text = text_of(make_pdf(team, 2019))

        assert "Gesprekken aan huis niet getoond 28 huisbezoeken" in text
        assert "Wonen niet getoond 14" in text
        assert "Tijd aan huis niet getoond 350 minuten" in text

    def test_a_year_of_one_visit_can_be_printed(self, team):
        make_visit(team=team)

        text = text_of(make_pdf(team))

        assert "Gesprekken aan huis niet getoond" in text
        assert "Hier valt niets te tonen." in text


class TestPaper:
    def test_has_cover_contents_chapters_and_page_numbers(self, harelbeke):
        pdf = make_pdf(harelbeke)
        pages = pages_of(pdf)

        assert all(word in pages[0] for word in ("Team Zandberg", "Harelbeke", "2018", "Jaarverslag"))
        assert all(word in pages[1] for word in ("Inhoud", "Huisbezoeken", "Bereik", "Partners", "Hoe er geteld is"))
        assert all(f"blz. {number} van {len(pages)}" in page for number, page in enumerate(pages[1:], 2))

    def test_is_tagged_in_dutch_and_names_nobody(self, harelbeke):
        pdf = make_pdf(harelbeke)

        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert pdf.trailer["/Root"]["/Lang"] == "nl-BE"
        assert set(pdf.metadata) == {"/Title", "/Producer"}
        text = text_of(pdf)
        assert [str(person) for person in Resident.objects.of(harelbeke) if str(person) in text] == []

    def test_bookmarks_lead_to_the_chapters(self, harelbeke):
        titles = [one.title for one in make_pdf(harelbeke).outline if not isinstance(one, list)]

        assert [title for title in titles if title in ("Huisbezoeken", "Bereik")] == ["Huisbezoeken", "Bereik"]


class TestCache:
    def test_an_unchanged_report_is_made_once(self, db, monkeypatch):
        team, made = make_small_register(), []
        monkeypatch.setattr(report, "render_pdf", lambda html, title: made.append(title) or b"%PDF-")

        for _ in range(2):
            report.pdf(team, 2018, *beside_last_year(team, 2018))

        assert made == ["Jaarverslag 2018: Team Klein"]

    def test_a_new_visit_makes_a_new_report(self, db, monkeypatch):
        team, made = make_small_register(), []
        monkeypatch.setattr(report, "render_pdf", lambda html, title: made.append(title) or b"%PDF-")

        report.pdf(team, 2018, *beside_last_year(team, 2018))
        make_visit(team=team)
        report.pdf(team, 2018, *beside_last_year(team, 2018))

        assert len(made) == 2
