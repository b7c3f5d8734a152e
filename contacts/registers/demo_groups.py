"""The core group and the steering group of the demo team, by function."""

from datetime import date

from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Group, GroupMember, Organisation

Kind = Group.Kind
SEATS = {  # function, code of the organisation (none: the team)
    ("Kerngroep", Kind.CORE): [
        ("buurtwerker", None),
        ("coördinator", None),
        ("maatschappelijk werker", "O01"),
        ("brugfiguur", "O06"),
        ("vrijwilliger", "O07"),
    ],
    ("Stuurgroep", Kind.STEERING): [
        ("coördinator", None),
        ("diensthoofd", "O01"),
        ("schepen van welzijn", None),
        ("diensthoofd", "O02"),
        ("directeur", "O06"),
        ("zorgcoördinator", "O05"),
    ],
}


@demo_extra
def demo_groups(team):
    partners = {partner.code: partner for partner in Organisation.objects.of(team)}
    for (name, kind), seats in SEATS.items():
        group = Group.objects.create(team=team, code=next_code(Group, team, "GR"), name=name, kind=kind)
        for function, code in seats:
            told = {"function": function, "organisation": partners.get(code), "starts_on": date(2017, 1, 1)}
            GroupMember.objects.create(team=team, group=group, code=next_code(GroupMember, team, "GL"), **told)
    former = {"function": "leerkracht", "organisation": partners.get("O08"), "ends_on": date(2018, 6, 30)}
    core = Group.objects.of(team).get(kind=Kind.CORE)
    GroupMember.objects.create(team=team, group=core, code=next_code(GroupMember, team, "GL"), **former)
