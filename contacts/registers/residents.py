"""The sheet of residents in the register workbook."""

from django.db.models import Case, F, When
from django.utils.translation import gettext as _

from buurtwerk.registers.cells import plain, quoted, text_of
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.lists import NewNameList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Cell, Choice, Text, Year, YesNo
from contacts import places
from contacts.actions.talents import forget_unused
from contacts.models import Resident, ResidentTalent, Talent
from contacts.rules import (
    born_after_first_contact,
    ends_before_it_begins,
    no_year,
    not_one_talent,
    too_many_talents,
)
from contacts.talents import typed_names


class Origin(Cell):
    """A country by its code or its Dutch name, «onbekend» or «niet gevraagd»."""

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        code = places.origin_codes().get(plain(text)) if text else places.UNKNOWN
        if code is None:
            raise ValueError(
                _("%s is geen land. Schrijf de landcode (BE) of de Nederlandse naam (België), of «niet gevraagd».")
                % quoted(text)
            )
        return code

    def render(self, value, obj=None, **kwargs):
        return places.origin_label(value) if value == places.NOT_ASKED else value


class Language(Cell):
    def clean(self, value, row=None, **kwargs):
        code = text_of(value).lower()
        if code and code not in places.languages():
            raise ValueError(
                _("%s is geen taalcode. Schrijf de twee letters van de taal, zoals nl of ar.") % quoted(code)
            )
        return code


def talent_named(name, look):
    return {"talent_id": look.names(Talent).id_of(name)}


@register
class ResidentSheet(SheetResource):
    """`geboortejaar` is filled in only where there is no date of birth."""

    sheet = "Bewoners"
    rules = (
        Rule("birth_date", born_after_first_contact, ("birth_date", "first_contact_on")),
        Rule("birth_year", lambda *born: year_alone_too_late(*born), ("birth_year", "first_contact_on", "birth_date")),
        Rule("contact_ended_on", ends_before_it_begins, ("first_contact_on", "contact_ended_on")),
        Rule("talents", lambda names: not_talents(names), ("talents",)),
    )
    derived = ("search_key", "birth_year")

    code = Column("code", "bewoner", Text(), required=True)
    household = Column("household", "gezin", Link("Gezinnen"), required=True)
    first_name = Column("first_name", "voornaam", Text(), required=True)
    last_name = Column("last_name", "naam", Text(), required=True)
    birth_date = Column("birth_date", "geboortedatum", Day())
    birth_year = Column("birth_year", "geboortejaar", Year(no_year), lookup="year_alone")
    gender = Column("gender", "geslacht", Choice(Resident.Gender.choices, empty=Resident.Gender.UNKNOWN.value))
    origin = Column("origin", "herkomst", Origin())
    language = Column("language", "taal", Language())
    phone = Column("phone", "telefoon", Text())
    email = Column("email", "e-mail", Text())
    first_contact_on = Column("first_contact_on", "eerste contact", Day(), required=True)
    contact_ended_on = Column("contact_ended_on", "einde contact", Day())
    interpreter_needed = Column("interpreter_needed", "tolk nodig", YesNo())
    worker_in_charge = Column("worker_in_charge", "verantwoordelijke", Person(strict=True))
    contact_rhythm = Column("contact_rhythm", "contactritme", Choice(Resident.Rhythm.choices))
    attention_note = Column("attention_note", "aandacht", Text())

    talents = ListColumn(
        "talents",
        "talenten",
        NewNameList(Talent),
        child=ResidentTalent,
        parent="resident",
        entry="talent__name",
        made=talent_named,
    )

    class Meta:
        model = Resident

    def rows_of(self, team):
        return super().rows_of(team).annotate(year_alone=Case(When(birth_date=None, then=F("birth_year"))))

    def complete(self, instance):
        instance.complete()

    def after_rows(self, plan, look, by):
        """A talent that nobody has any more goes."""
        place = self.place("talents")
        gone = {name for stored, values in plan.changed for name in set(stored.values[place]) - set(values[place])}
        if gone:
            forget_unused([look.names(Talent).id_of(name) for name in gone])

    def touched(self, plan, look):
        return {look.id_of(self.sheet, self.value(row, "code")) for row in plan.rows}

    def everyone(self, team):
        return Resident.objects.of(team).values_list("pk", flat=True)


def not_talents(names):
    """Names that the form would take apart, or more of them than it takes."""
    one_by_one = (not_one_talent(typed_names(name)) for name in names)
    return too_many_talents(names) or next(filter(None, one_by_one), None)


def year_alone_too_late(year, first_contact, birth_date):
    """A date of birth, where there is one, wins over the year beside it."""
    return None if birth_date else born_after_first_contact(year, first_contact)
