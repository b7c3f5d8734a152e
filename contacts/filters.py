"""Filters of the lists of people and partners; apps above add their own with `add_year_filter`."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from contacts import places
from contacts.dossier import reached
from contacts.models import Household, Offer, Organisation, Referral, Resident, Talent
from contacts.models.household import BELGIAN, FOREIGN, UNKNOWN_ORIGIN
from contacts.models.resident import AGE_BANDS

ORIGIN_GROUPS = [("gekend", _("gekend")), ("vreemd", _("buiten België")), ("onbekend", _("onbekend"))]


class YearFilter(filters.NumberFilter):
    """A year; `rows(queryset, team, year)` narrows."""

    field_class = forms.IntegerField

    def __init__(self, rows, **kwargs):
        self.rows = rows
        super().__init__(min_value=1, max_value=9999, **kwargs)

    def filter(self, queryset, value):
        return queryset if value is None else self.rows(queryset, self.parent.request.team, value)


def add_year_filter(filterset, name, label, rows):
    """Let an app above contacts narrow a list by what it knows of a year."""
    filterset.base_filters[name] = YearFilter(rows, label=label)


def workers(request):
    return User.objects.workers_of(request.team)


def referrers(request):
    """Whoever referred somebody of this team, also those who left."""
    made = Referral.objects.of(request.team).filter(worker=OuterRef("pk"))
    return User.objects.filter(Exists(made))


def partners(request):
    return Organisation.objects.of(request.team)


def offers(request):
    return Offer.objects.of(request.team).by_partner()


def talents(request):
    return Talent.objects.of(request.team).that_somebody_has().by_name()


def origin_choices():
    return ORIGIN_GROUPS + list(places.countries().items())


class ResidentFilter(filters.FilterSet):
    bereikt = YearFilter(
        lambda rows, team, year: rows.filter(reached(team, year, "resident")), label=_("bereikt in jaar")
    )
    netwerk = YearFilter(lambda rows, team, year: rows.in_network(year), label=_("in het netwerk in jaar"))
    leeftijd = filters.ChoiceFilter(
        label=_("leeftijd"),
        method="of_age",
        choices=[*((band, band) for band in AGE_BANDS), ("unknown", _("onbekend"))],
    )
    geslacht = filters.ChoiceFilter(label=_("geslacht"), field_name="gender", choices=Resident.Gender.choices)
    herkomst = filters.ChoiceFilter(label=_("herkomst"), method="of_origin", choices=origin_choices)
    verantwoordelijke = filters.ModelChoiceFilter(
        label=_("verantwoordelijke"), field_name="worker_in_charge", queryset=workers
    )
    talent = filters.ModelChoiceFilter(label=_("wie kan"), field_name="talents__talent", queryset=talents)
    gezien = filters.ChoiceFilter(label=_("gezien"), method="of_unseen", choices=[("lang", _("lang niet gezien"))])

    class Meta:
        model = Resident
        fields: list[str] = []

    def of_unseen(self, rows, name, value):
        return rows.long_unseen(today())

    def of_age(self, rows, name, band):
        """The age reached in the year that another filter names, or in this one."""
        others = (other for other, one in self.filters.items() if isinstance(one, YearFilter))
        years = (self.form.cleaned_data.get(other) for other in others)
        return rows.in_age_band(band, next((year for year in years if year), today().year))

    def of_origin(self, rows, name, value):
        if value == "gekend":
            return rows.of_known_origin()
        if value == "vreemd":
            return rows.of_foreign_origin()
        return rows.filter(origin__in=places.NO_COUNTRY if value == "onbekend" else [value])


class HouseholdFilter(filters.FilterSet):
    bereikt = YearFilter(
        lambda rows, team, year: rows.filter(reached(team, year, "household")), label=_("bereikt in jaar")
    )
    type = filters.ChoiceFilter(label=_("gezinstype"), choices=Household.Type.choices)
    woonsituatie = filters.ChoiceFilter(label=_("woonsituatie"), field_name="tenure", choices=Household.Tenure.choices)
    dienst = filters.ChoiceFilter(
        label=_("sociale dienst"), field_name="social_service", choices=Household.SocialService.choices
    )
    herkomst = filters.ChoiceFilter(label=_("herkomst"), method="of_origin", choices=ORIGIN_GROUPS)

    class Meta:
        model = Household
        fields: list[str] = []

    def of_origin(self, rows, name, value):
        wanted = {"vreemd": [FOREIGN], "onbekend": [UNKNOWN_ORIGIN], "gekend": [FOREIGN, BELGIAN]}
        return rows.with_origin().filter(household_origin__in=wanted[value])


class OrganisationFilter(filters.FilterSet):
    overeenkomst = YearFilter(lambda rows, team, year: rows.with_agreement_in(year), label=_("overeenkomst in"))
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=Organisation.Kind.choices)
    loopt_af = filters.ChoiceFilter(
        label=_("loopt af"), method="of_ending", choices=[("binnenkort", _("binnen 60 dagen"))]
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def of_ending(self, rows, name, value):
        return rows.with_agreement_ending_soon(today())


class OfferField(ModelChoiceField):
    """With the partner in front: two may offer what goes by the same name."""

    def label_from_instance(self, offer):
        return f"{offer.organisation}: {offer}"


class OfferFilter(filters.ModelChoiceFilter):
    field_class = OfferField


class ReferralFilter(filters.FilterSet):
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("jaar"))
    resultaat = filters.ChoiceFilter(label=_("resultaat"), field_name="result", choices=Referral.Result.choices)
    partner = filters.ModelChoiceFilter(
        label=_("partner"), field_name="organisation", queryset=partners, to_field_name="code"
    )
    aanbod = OfferFilter(label=_("aanbod"), field_name="offer", queryset=offers, to_field_name="code")
    navragen = filters.ChoiceFilter(label=_("navragen"), method="to_ask", choices=[("nu", _("nu"))])
    medewerker = filters.ModelChoiceFilter(label=_("medewerker"), field_name="worker", queryset=referrers)

    class Meta:
        model = Referral
        fields: list[str] = []

    def to_ask(self, rows, name, value):
        return rows.to_check(today())
