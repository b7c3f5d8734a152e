"""The sheets of premiums, of what is asked of them, and of the papers that are gathered for it."""

from collections import defaultdict

from buurtwerk.registers.amounts import Amount
from buurtwerk.registers.cells import entries_of
from buurtwerk.registers.columns import BATCH, Column, ListColumn, Rule
from buurtwerk.registers.links import KeptLink, Link
from buurtwerk.registers.lists import ChoiceList, Listed
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.registers.households import members_of
from contacts.rules import ends_before_it_begins
from wonen import premium_rules as rules
from wonen.models import (
    APPLICANTS,
    ApplicationPaper,
    Premium,
    PremiumApplication,
    PremiumPaper,
    PremiumTenure,
)
from wonen.registers.files import HousingFileSheet, residents_of_files

MOST = 9999


class PaperList(Listed):
    """Papers in the order that they are written in."""

    def clean(self, value, row=None, look=None, stored=(), **kwargs):
        papers = tuple(rules.once_each(" ".join(entry.split()) for entry in entries_of(value)))
        if message := rules.wrong_papers(papers):
            raise ValueError(message)
        return papers


class PaperColumn(ListColumn):
    """Keeps their order: where a list differs it is stored anew, as nothing leans on its rows."""

    def entries(self, team):
        found = defaultdict(list)
        rows = self.child._base_manager.filter(team=team).order_by("position", "pk")
        for parent, entry in rows.values_list(self.parent, self.entry).iterator(chunk_size=2000):
            found[parent].append(entry)
        return {parent: tuple(entries) for parent, entries in found.items()}

    def sync(self, wanted, changed, look):
        for start in range(0, len(changed), BATCH):
            of_them = {f"{self.parent}__in": changed[start : start + BATCH]}
            self.child._base_manager.filter(team=look.team, **of_them).delete()
        rows = (
            self.child(team=look.team, name=name, position=place, **{self.parent: parent})
            for parent, names in wanted.items()
            for place, name in enumerate(names, start=1)
        )
        self.child._base_manager.bulk_create(rows, batch_size=BATCH)


@register
class PremiumSheet(SheetResource):
    sheet = "Premies"
    rules = (
        Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),
        Rule("share", rules.no_share, ("share",)),
    )

    code = Column("code", "premie", Text(), required=True)
    name = Column("name", "naam", Text(), required=True)
    area = Column("area", "gebied", Link("Gebieden"))
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    maximum = Column("maximum", "hoogstens", Amount())
    share = Column("share", "procent", Count(most=MOST))
    tenures = ListColumn(
        "tenures",
        "voor wie",
        ChoiceList(APPLICANTS),
        child=PremiumTenure,
        parent="premium",
        entry="tenure",
        made=lambda tenure, look: {"tenure": tenure},
    )
    conditions = Column("conditions", "voorwaarden", Text())
    link = Column("link", "website", Text())
    papers = PaperColumn(
        "papers", "papieren", PaperList(), child=PremiumPaper, parent="premium", entry="name", made=None
    )

    class Meta:
        model = Premium

    def complete(self, instance):
        instance.refresh_search_key()


@register
class PremiumApplicationSheet(SheetResource):
    sheet = "Premieaanvragen"
    rules = (
        Rule("granted", rules.granted_while_not, ("status", "granted")),
        Rule("decided_on", rules.decided_while_not, ("status", "decided_on")),
        Rule("decided_on", rules.decided_before_asked, ("asked_on", "decided_on")),
        Rule("refusal_reason", rules.reason_while_not, ("status", "refusal_reason")),
    )
    derived = ()

    code = Column("code", "premieaanvraag", Text(), required=True)
    file = Column("file", "dossier", KeptLink(HousingFileSheet.sheet), required=True)
    premium = Column("premium", "premie", KeptLink(PremiumSheet.sheet), required=True)
    status = Column(
        "status", "stand", Choice(PremiumApplication.Status.choices, empty=PremiumApplication.Status.POSSIBLE.value)
    )
    asked_on = Column("asked_on", "aangevraagd op", Day())
    asked = Column("asked", "gevraagd bedrag", Amount())
    decided_on = Column("decided_on", "beslist op", Day())
    granted = Column("granted", "toegekend bedrag", Amount())
    refusal_reason = Column("refusal_reason", "reden van weigering", Text())

    class Meta:
        model = PremiumApplication

    def clashes(self, values, look, sheet):
        code, file, premium = (self.value(values, name) for name in ("code", "file", "premium"))
        return look.once(Claims).taken(code, file, premium) if file and premium else []

    def touched(self, plan, look):
        return residents_of_files(look.team, {self.value(row, "file") for row in plan.rows_and_before})


class Claims:
    """Which application asks which premium in which file: each pair once."""

    def __init__(self, team):
        rows = PremiumApplication.objects.of(team).values_list("file__code", "premium__code", "code")
        self.held = {(file, premium): code for file, premium, code in rows}

    def taken(self, code, file, premium):
        """(attribute, message) where another application asks the same."""
        if self.held.setdefault((file, premium), code) == code:
            return []
        return [("premium", rules.asked_already(self.held[file, premium]))]


@register
class ApplicationPaperSheet(SheetResource):
    sheet = "Premiepapieren"
    key = ("application", "name")
    derived = ()

    application = Column("application", "premieaanvraag", Link(PremiumApplicationSheet.sheet), required=True)
    name = Column("name", "papier", Text(), required=True)
    position = Column("position", "volgorde", Count(empty=0, most=MOST))
    gathered_on = Column("gathered_on", "verzameld", Day())

    class Meta:
        model = ApplicationPaper

    def touched(self, plan, look):
        codes = {self.value(row, "application") for row in plan.rows_and_before}
        files = PremiumApplication.objects.of(look.team).values_list("code", "file__household")
        return members_of(look.team, {household for code, household in files if code in codes})
