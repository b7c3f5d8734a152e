"""All that an app tells those below it, each in a few lines."""

from django.urls import reverse

from buurtwerk.accounts import navigation
from buurtwerk.accounts.roles import Permission
from buurtwerk.home import monday, quick, searching
from buurtwerk.home.parts import part
from contacts.dossier import as_moments, edges, moments, nodes, section
from huisbezoeken.origins import origin
from tests.tuin.models import Harvest

SEE = Permission.RESIDENT_VIEW


def register():
    part(template="tuin/_harvests.html", permission=SEE, order=45)(newest)
    section("Moestuin", template="tuin/_harvests.html", permission=SEE)(harvests_of)
    moments(
        "harvest",
        title="In de moestuin",
        icon="sun",
        url_name="contacts:resident_detail",
        permission=SEE,
        counts_for_reach=True,
    )(harvest_moments)
    called = {"slug": "oogst", "one": "oogst", "many": "oogsten", "mark": "square"}
    nodes("harvest", **called, url_name="contacts:resident_detail", permission=SEE, order=90)(harvest_nodes)
    edges(
        "resident", "harvest", title="Moestuin", kinds={"harvested": "oogstte"}, line="long", permission=SEE, order=90
    )(harvest_edges)
    searching.source(title="Moestuin", icon="sun", permission=SEE, order=90)(find)
    origin(permission=SEE)(harvest_behind)
    monday.line("oogsten", "contacts:resident_list", order=90)(lambda team: Harvest.objects.of(team).count())
    quick.add("Moestuin", "contacts:resident_list", "sun", SEE, order=90)
    navigation.add("Moestuin", "contacts:resident_list", "sun", SEE, order=90)


def newest(user, team):
    return list(Harvest.objects.of(team).order_by("-date")[:3])


def harvests_of(resident, user):
    return list(Harvest.objects.of(resident.team).filter(resident=resident))


def harvest_moments(team):
    rows = Harvest.objects.of(team)
    return [
        as_moments(rows, kind="harvest", on="date", pk="resident_id", resident="resident_id", label="crop"),
        as_moments(rows, kind="harvest", on="date", pk="resident_id", household="resident__household_id", label="crop"),
    ]


def harvest_nodes(team):
    return Harvest.objects.of(team).order_by("crop").values_list("pk", "crop")


def harvest_edges(team):
    return [
        ("harvested", resident, harvest) for resident, harvest in Harvest.objects.of(team).values_list("resident", "pk")
    ]


def find(team, query, limit):
    rows = Harvest.objects.of(team).filter(crop__icontains=query).select_related("resident")[:limit]
    return [searching.Hit(row.crop, row.resident.get_absolute_url(), (), (row.resident_id,)) for row in rows]


def harvest_behind(thing):
    rows = Harvest.objects.filter(follow_up=thing.pk)
    return [(f"Oogst van {row.crop}", reverse("contacts:resident_detail", args=[row.resident_id])) for row in rows]
