"""The sheet of housing files in the register workbook."""

from buurtwerk.registers.amounts import Amount
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.lists import CodeList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.models import Household
from contacts.registers.households import members_of
from contacts.rules import ends_before_it_begins
from wonen.models import HousingFile, HousingPartner
from wonen.rules import booked_for_another, outcome_without_end, paid_beyond_granted, question_of_another_kind

KINDS = [(kind.value, str(kind.label).lower()) for kind in HousingFile.Kind]  # as the contract writes them


def partner_coded(code, look):
    return {"organisation_id": look.id_of("Organisaties", code)}


@register
class HousingFileSheet(SheetResource):
    sheet = "Woondossiers"
    rules = (
        Rule("closed_on", ends_before_it_begins, ("opened_on", "closed_on")),
        Rule("question", question_of_another_kind, ("kind", "question")),
        Rule("paid", paid_beyond_granted, ("granted", "paid")),
        Rule("outcome", outcome_without_end, ("outcome", "closed_on")),
    )

    code = Column("code", "dossier", Text(), required=True)
    household = Column("household", "gezin", Link("Gezinnen"), required=True)
    kind = Column("kind", "soort", Choice(KINDS), required=True)
    opened_on = Column("opened_on", "geopend", Day(), required=True)
    closed_on = Column("closed_on", "gesloten", Day())
    granted = Column("granted", "toegekend bedrag", Amount())
    question = Column("question", "waarover", Choice(HousingFile.Question.choices))
    description = Column("description", "omschrijving", Text())
    worker = Column("worker", "medewerker", Person(strict=True))
    partners = ListColumn(
        "partners",
        "partners",
        CodeList("Organisaties"),
        child=HousingPartner,
        parent="file",
        entry="organisation__code",
        made=partner_coded,
    )
    street = Column("street", "straat", Text())
    number = Column("number", "nummer", Text())
    box = Column("box", "bus", Text())
    postcode = Column("postcode", "postcode", Text())
    municipality = Column("municipality", "gemeente", Text())
    tenure = Column("tenure", "woonsituatie", Choice(Household.Tenure.choices, empty=Household.Tenure.UNKNOWN.value))
    asked = Column("asked", "gevraagd bedrag", Amount())
    paid = Column("paid", "uitbetaald bedrag", Amount())
    refusal_reason = Column("refusal_reason", "reden van weigering", Text())
    outcome = Column("outcome", "afloop", Choice(HousingFile.Outcome.choices[1:]))  # an empty cell: «niet ingevuld»
    outcome_note = Column("outcome_note", "wat het werd", Text())

    class Meta:
        model = HousingFile

    def clashes(self, values, look, sheet):
        booked = look.once(booked_homes).get(self.value(values, "code"))
        wrong = booked_for_another(booked, self.value(values, "household"))
        return [("household", wrong)] if wrong else []

    def complete(self, instance):
        instance.refresh_search_key()

    def touched(self, plan, look):
        """Whoever lives in the household of a file, or of what it was before."""
        homes = look.ids_among("Gezinnen", {self.value(row, "household") for row in plan.rows_and_before})
        return members_of(look.team, homes)


def booked_homes(team):
    """Code of each file that something is booked on -> code of its household."""
    rows = HousingFile.objects.of(team).filter(fund_entries__isnull=False)
    return dict(rows.order_by().values_list("code", "household__code"))


def residents_of_files(team, codes):
    """Ids of who lives in the households of the files with these codes, which may be more than one query can name."""
    homes = HousingFile.objects.of(team).values_list("code", "household")
    return members_of(team, {household for code, household in homes if code in codes})
