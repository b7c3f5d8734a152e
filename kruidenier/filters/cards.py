import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts.filters import YearFilter
from contacts.models import Organisation
from kruidenier.models import Card

STANDS = {
    "loopt": (_("loopt"), lambda rows: rows.running_on(today())),
    "binnenkort": (_("loopt af binnen 30 dagen"), lambda rows: rows.running_out(today())),
    "verlopen": (_("verlopen of gestopt"), lambda rows: rows.expired_on(today())),
    "komt": (_("verlopen, maar komt nog"), lambda rows: rows.still_coming(today())),
}


def referrers(request):
    return Organisation.objects.of(request.team).filter(pk__in=Card.objects.of(request.team).values("referred_by"))


class CardFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_stand", choices=[(key, label) for key, (label, _rows) in STANDS.items()]
    )
    gezien = filters.ChoiceFilter(
        label=_("gezien"), method="of_unseen", choices=[("lang", _("twee maanden niet gezien"))]
    )
    begonnen = YearFilter(lambda rows, team, year: rows.begun_in(year), label=_("begonnen in jaar"))
    gestopt = YearFilter(lambda rows, team, year: rows.ended_in(year), label=_("gestopt in jaar"))
    reden = filters.ChoiceFilter(label=_("waarom gestopt"), field_name="end_reason", choices=Card.Reason.choices[1:])
    door = filters.ModelChoiceFilter(
        label=_("doorverwezen door"), field_name="referred_by", queryset=referrers, to_field_name="code"
    )

    class Meta:
        model = Card
        fields: list[str] = []

    def of_stand(self, rows, name, value):
        return STANDS[value][1](rows)

    def of_unseen(self, rows, name, value):
        return rows.long_unseen(today())
