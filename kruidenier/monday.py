"""What the grocery puts on the Monday list; each count is that of the list it leads to."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.home.monday import line
from kruidenier.models import Card


@line(_("Kaarten die aflopen binnen 30 dagen"), "kruidenier:card_list", {"stand": "binnenkort"}, order=50)
def cards_running_out(team):
    return Card.objects.of(team).running_out(today()).count()


@line(_("Verlopen kaarten van wie nog komt"), "kruidenier:card_list", {"stand": "komt"}, order=51)
def cards_still_used(team):
    return Card.objects.of(team).still_coming(today()).count()


@line(_("Kaarten van gezinnen die twee maanden niet kwamen"), "kruidenier:card_list", {"gezien": "lang"}, order=52)
def families_unseen(team):
    return Card.objects.of(team).long_unseen(today()).count()
