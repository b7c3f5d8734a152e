"""The sheet of home visits in the register workbook."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models.functions import Coalesce

from buurtwerk.core.dates import today
from buurtwerk.registers.columns import Column, ListColumn
from buurtwerk.registers.links import CodeList, Link, NameList, PeopleList, Person
from buurtwerk.registers.registry import demo_extra, register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Choice, Clock, Count, Day, Text
from contacts.actions import recount_last_contact
from contacts.models import Resident
from huisbezoeken.models import Encounter, HomeVisit, Theme, VisitResident, VisitTheme, VisitWorker

BATCH = 5000


def themes(team):
    """Name -> id; one list for all teams."""
    return dict(Theme.objects.values_list("name", "pk"))


def resident_named(code, look):
    return {"resident_id": look.id_of("Bewoners", code)}


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
    confidential_note = Column("confidential_note", "vertrouwelijke nota", Text())
    note_author = Column("note_author", "nota van", Person(strict=False))

    class Meta:
        model = HomeVisit

    def complete(self, instance):
        """Without a confidential note nobody wrote one."""
        if not instance.confidential_note:
            instance.note_author = None

    def touched(self, plan, look):
        """Whoever is named on a written visit, or was before."""
        rows = [*plan.rows, *(stored.values for stored, _values in plan.changed)]
        codes = {code for row in rows for code in self.value(row, "residents")}
        ids = look.ids("Bewoners")
        return {ids[code] for code in codes if code in ids}

    def after_write(self, team, residents):
        residents = sorted(residents)
        for start in range(0, len(residents), BATCH):
            recount_last_contact(team, residents[start : start + BATCH])


TALKS = [
    (Encounter.Channel.STREET, "Kort gepraat aan de schoolpoort; alles gaat goed."),
    (Encounter.Channel.PHONE, "Belde om te vragen wanneer het ontmoetingshuis open is."),
    (Encounter.Channel.OFFICE, "Kwam binnen met een brief die niet duidelijk was."),
    (Encounter.Channel.STREET, ""),
]


@demo_extra
def demo_encounters(team):
    """Invented contacts in the street, by phone and at the office, the last ones some weeks ago."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    residents = list(Resident.objects.of(team).filter(contact_ended_on=None).order_by("code")[:16])
    Encounter.objects.bulk_create(
        Encounter(
            team=team,
            resident=resident,
            date=today() - timedelta(days=11 * number),
            channel=TALKS[number % len(TALKS)][0],
            note=TALKS[number % len(TALKS)][1],
            worker=worker,
            updated_by=worker,
        )
        for number, resident in enumerate(residents, start=1)
    )
    recount_last_contact(team, [resident.pk for resident in residents])
