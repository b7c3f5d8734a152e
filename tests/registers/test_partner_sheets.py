"""What is stored of the sheets of what belongs to partners, and what an offer keeps to."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from buurtwerk.accounts.models import Team
from buurtwerk.core.dates import today
from contacts.models import Agreement, AgreementDocument, ContactPerson, Offer, Organisation, Referral
from huisbezoeken.models import Signal
from rapportage import figures
from tests.contacts.factories import make_document, make_offer, make_organisation, make_referral
from tests.registers.books import HEARD, SMALL, bring_in, counts, exported, places, plan_of, with_column

CONTRACT = Path(__file__).parents[1] / "data" / "harelbeke-2018.figures.json"
PARTNERS = SMALL | {
    "Organisaties": [["organisatie", "naam"], ["O1", "Jeugddienst"], ["O2", "Open School"]],
    "Contactpersonen": [
        ["contactpersoon", "organisatie", "functie", "naam", "e-mail", "telefoon", "van", "tot"],
        ["CP1", "O1", "brugfiguur", "Leila", "leila@voorbeeld.be", "056 1", date(2017, 1, 1), date(2018, 6, 30)],
    ],
    "Aanbod": [
        ["aanbod", "organisatie", "naam", "voor wie", "waar", "omschrijving", "van", "tot"],
        ["A1", "O1", "Speelplein", "kinderen", "De Gavers", "Elke dag", date(2018, 7, 1), None],
        ["A2", "O2", "Taalles", None, None, None, None, None],
    ],
    "Overeenkomsten": [
        ["overeenkomst", "organisatie", "titel", "van", "tot", "nota"],
        ["OV1", "O1", "Proefjaar", date(2015, 1, 1), date(2015, 12, 31), "Goed verlopen"],
    ],
}
LED = PARTNERS | {
    "Toeleidingen": [
        ["toeleiding", "datum", "bewoner", "organisatie", "aanbod"],
        ["T1", date(2018, 3, 5), "B1", "O1", "A1"],
    ],
}
NO_OFFERS = {name: rows for name, rows in LED.items() if name != "Aanbod"}


def referral_to(partner, *offer):
    """A register whose referral T1 names this partner; `offer`: the cell of a column that may be left out."""
    header = ["toeleiding", "datum", "bewoner", "organisatie", *["aanbod"][: len(offer)]]
    return NO_OFFERS | {"Toeleidingen": [header, ["T1", date(2018, 3, 5), "B1", partner, *offer]]}


class TestWhatIsStored:
    def test_each_row_with_its_partner(self, team):
        bring_in(team, LED)

        person, offer, agreement = ContactPerson.objects.get(), Offer.objects.get(code="A1"), Agreement.objects.get()
        assert {one.organisation.code for one in (person, offer, agreement)} == {"O1"}
        assert (person.function, person.name, person.ends_on) == ("brugfiguur", "Leila", date(2018, 6, 30))
        assert (offer.for_whom, offer.where, offer.starts_on) == ("kinderen", "De Gavers", date(2018, 7, 1))
        assert (agreement.title, agreement.note) == ("Proefjaar", "Goed verlopen")
        assert Referral.objects.get().offer == offer

    def test_the_sheets_stand_between_partners_and_referrals(self, team):
        bring_in(team, LED)

        names = list(exported(team))

        place = names.index("Organisaties")
        assert names[place : place + 5] == [
            "Organisaties",
            "Contactpersonen",
            "Aanbod",
            "Overeenkomsten",
            "Toeleidingen",
        ]

    def test_the_partner_that_passed_a_signal_on(self, team):
        bring_in(team, with_column(HEARD, "Signalen", "partner", "O1"))

        assert Signal.objects.get().organisation.code == "O1"

    def test_a_renewed_partner_counts_by_the_earlier_years_too(self, team):
        bring_in(team, PARTNERS)

        assert [Organisation.objects.of(team).with_agreement_in(year).count() for year in (2014, 2015, 2016)] == [
            0,
            1,
            0,
        ]

    def test_papers_do_not_travel_and_stay_where_they_are(self, team):
        bring_in(team, PARTNERS)
        make_document(agreement=Agreement.objects.get())

        again = bring_in(team, exported(team))

        assert all(new == changed == 0 for new, changed, _ in counts(again).values())
        assert AgreementDocument.objects.count() == 1


class TestOffersStayWithTheirPartner:
    def test_a_referral_names_one_of_its_own_partner(self, team):
        bring_in(team, PARTNERS)

        plan = plan_of(team, referral_to("O1", "A2"))

        assert places(plan) == [("Toeleidingen", 2, "aanbod")]
        assert "andere partner" in plan.faults[0].message

    def test_also_where_the_sheet_leaves_the_offer_out_and_moves_the_referral(self, team):
        bring_in(team, LED)

        plan = plan_of(team, referral_to("O2"))

        assert places(plan) == [("Toeleidingen", 2, "organisatie")]

    def test_it_may_move_with_both(self, team):
        bring_in(team, LED)

        bring_in(team, referral_to("O2", "A2"))

        assert Referral.objects.get().offer.code == "A2"

    def test_an_offer_of_the_register_is_looked_at_too(self, team):
        partner = make_organisation(team=team, code="O9")
        make_offer(organisation=partner, code="A9")
        bring_in(team, PARTNERS)

        assert places(plan_of(team, referral_to("O1", "A9"))) == [("Toeleidingen", 2, "aanbod")]
        assert places(plan_of(team, referral_to("O9", "A9"))) == []

    def test_an_offer_never_changes_partner(self, team):
        partner = make_organisation(team=team, code="O1")
        offer = make_offer(organisation=partner, code="A1")
        make_referral(team=team, organisation=partner, offer=offer)
        moved = {
            "Organisaties": [["organisatie", "naam"], ["O2", "Open School"]],
            "Aanbod": [["aanbod", "organisatie", "naam"], ["A1", "O2", "Taalles"]],
        }

        plan = plan_of(team, moved)

        assert places(plan) == [("Aanbod", 2, "organisatie")]
        assert "«O1»" in plan.faults[0].message


@pytest.mark.any_engine
def test_the_demo_team_shows_all_of_it_and_counts_as_its_workbook_does(db):
    call_command("demo", verbosity=0)

    team, day = Team.objects.get(slug="harelbeke"), today()
    assert ContactPerson.objects.of(team).filter(ends_on=None).count() >= 8
    assert ContactPerson.objects.of(team).exclude(ends_on=None).exists()
    assert Offer.objects.of(team).offered_on(day).values("organisation").distinct().count() >= 8
    assert Agreement.objects.of(team).ending_soon(day).count() == 1
    assert Agreement.objects.of(team).filter(ends_on__year__lt=2016).exists()
    assert Referral.objects.of(team).exclude(offer=None).exists()
    assert Signal.objects.of(team).exclude(organisation=None).exists()
    for year, told in json.loads(CONTRACT.read_text()).items():
        assert figures.for_year(team, int(year))["partners"] == told["partners"]
