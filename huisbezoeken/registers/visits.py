"""The sheet of home visits in the register workbook."""

from django.db.models.functions import Coalesce

from buurtwerk.registers.columns import Column, ListColumn
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.lists import CodeList, NameList, PeopleList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.actions import recount_last_contact
from huisbezoeken.models import HomeVisit, Theme, VisitReferral, VisitResident, VisitTheme, VisitWorker

BATCH = 5000


def themes(team):
    """Name -> id; one list for all teams."""
    return dict(Theme.objects.values_list("name", "pk"))


def resident_named(code, look):
    return {"resident_id": look.id_of("Bewoners", code)}


def referral_named(code, look):
    return {"referral_id": look.id_of("Toeleidingen", code)}


def theme_named(name, look):
    return {"theme_id": look.once(themes)[name]}


def worker_named(entry, look):
    """A member by the e-mail address, anybody else as written."""
    return {"user_id": look.people.ids[entry]} if entry in look.people.ids else {"name": entry}


@register
class HomeVisitSheet(SheetResource):
    sheet = "Huisbezoeken"
    derived = ()

    code = Column("code", "huisbezoek", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    time = Column("time", "uur", Clock())
    household = Column("household", "gezin", Link("Gezinnen"), required=True)
    residents = ListColumn(
        "residents",
        "bewoners",
        CodeList("Bewoners"),
        child=VisitResident,
        parent="visit",
        entry="resident__code",
        made=resident_named,
    )
    workers = ListColumn(
        "workers",
        "medewerker",
        PeopleList(),
        child=VisitWorker,
        parent="visit",
        entry=Coalesce("user__email", "name"),
        made=worker_named,
    )
    kind = Column("kind", "soort", Choice(HomeVisit.Kind.choices[1:]))  # an empty cell says «niet ingevuld»
    result = Column("result", "resultaat", Choice(HomeVisit.Result.choices), required=True)
    minutes = Column("minutes", "duur", Count())
    themes = ListColumn(
        "themes",
        "thema's",
        NameList(themes),
        child=VisitTheme,
        parent="visit",
        entry="theme__name",
        made=theme_named,
    )
    report = Column("report", "verslag", Text())
    referrals = ListColumn(
        "referrals",
        "toeleidingen",
        CodeList("Toeleidingen"),
        child=VisitReferral,
        parent="visit",
        entry="referral__code",
        made=referral_named,
    )
    confidential_note = Column("confidential_note", "vertrouwelijke nota", Text())
    note_author = Column("note_author", "nota van", Person(strict=False))

    class Meta:
        model = HomeVisit

    def settle(self, values):
        """Without a confidential note nobody wrote one."""
        if not self.value(values, "confidential_note"):
            values[self.place("note_author")] = None

    def touched(self, plan, look):
        """Whoever is named on a written visit, or was before."""
        rows = plan.rows_and_before
        return look.ids_among("Bewoners", {code for row in rows for code in self.value(row, "residents")})

    def after_write(self, team, residents):
        recount(team, residents)


def recount(team, residents):
    """Last contact, of however many."""
    residents = sorted(residents)
    for start in range(0, len(residents), BATCH):
        recount_last_contact(team, residents[start : start + BATCH])
