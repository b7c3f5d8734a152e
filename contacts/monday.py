"""What people, referrals and partners put on the Monday list; each count is that of the list it leads to."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.home.monday import line
from contacts.filters import ResidentFilter
from contacts.models import Organisation, Referral, Resident


@line(_("Toeleidingen om na te vragen"), "contacts:referral_list", {"navragen": "nu"}, order=30)
def referrals_to_check(team):
    return Referral.objects.of(team).to_check(today()).count()


@line(_("Bewoners lang niet gezien"), "contacts:resident_list", {"gezien": "lang"}, order=40)
def residents_long_unseen(team):
    return Resident.objects.of(team).long_unseen(today()).count()


def in_charge_left(residents, team):
    """Still in contact, and in charge of them is somebody who is no worker here any more."""
    here = User.objects.workers_of(team).values("pk")
    theirs = residents.filter(contact_ended_on=None, worker_in_charge__isnull=False)
    return theirs.exclude(worker_in_charge__in=here)


class InChargeLeftFilter(filters.ChoiceFilter):
    def filter(self, queryset, value):
        return in_charge_left(queryset, self.parent.request.team) if value else queryset


ResidentFilter.base_filters["vertrokken"] = InChargeLeftFilter(
    label=_("verantwoordelijke vertrokken"), choices=[("ja", _("ja"))]
)


@line(_("Bewoners van wie de verantwoordelijke weg is"), "contacts:resident_list", {"vertrokken": "ja"}, order=41)
def residents_of_nobody(team):
    return in_charge_left(Resident.objects.of(team), team).count()


@line(
    _("Overeenkomsten die binnen 60 dagen eindigen"), "contacts:organisation_list", {"loopt_af": "binnenkort"}, order=50
)
def agreements_ending(team):
    return Organisation.objects.of(team).with_agreement_ending_soon(today()).count()
