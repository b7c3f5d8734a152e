"""What the list of places shows."""

from django.db.models import Count
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.filters.locations import LocationFilter
from activiteiten.models import Activity, Session
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import search_key, search_words


def add_counts(rows):
    """How many activities and sessions each place of one page has: a query each."""
    here = [row["id"] for row in rows]
    activities, sessions = counted(Activity.objects, "location", here), counted(at_places(), "place", here)
    for row in rows:
        row["activities"], row["sessions"] = activities.get(row["id"], 0), sessions.get(row["id"], 0)


def at_places():
    """Sessions with their `place`: one that names none takes place where its activity does."""
    return Session.objects.taking_place().annotate(place=Coalesce("location", "activity__location"))


def counted(rows, field, places):
    """Id of a place -> how many of these rows it has."""
    by_place = rows.filter(**{f"{field}__in": places}).order_by().values_list(field)
    return dict(by_place.annotate(number=Count("pk")))


def matching(rows, query):
    """Without regard to case and accents; a team has some dozens of places."""
    words = search_words(query)
    known = rows.values_list("pk", "name", "address")
    found = [pk for pk, *texts in known if all(word in search_key(*texts) for word in words)]
    return rows.filter(pk__in=found)


LOCATIONS = ListSpec(
    name=_("plaatsen"),
    singular=_("plaats"),
    columns=(
        Column("naam", _("Naam"), lambda row: row["name"], ("name",)),
        Column("adres", _("Adres"), lambda row: row["address"], ("address",)),
        Column("activiteiten", _("Activiteiten"), lambda row: row["activities"], numeric=True),
        Column("sessies", _("Sessies"), lambda row: row["sessions"], numeric=True),
    ),
    fields=("id", "name", "address"),
    url=lambda row: reverse("activiteiten:location_edit", args=[row["id"]]),
    order=(Lower("name"), "pk"),
    filterset=LocationFilter,
    empty_template="activiteiten/_locations_empty.html",
    search=matching,
    complete=add_counts,
)
