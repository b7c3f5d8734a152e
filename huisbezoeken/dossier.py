"""Home visits and encounters on the pages of residents and households, and as contact moments."""

from django.db.models import Case, CharField, F, IntegerField, Value, When
from django.db.models.functions import Concat, Left
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import MOMENT_FIELDS, moments
from huisbezoeken.models import Encounter, HomeVisit, VisitResident

NOBODY = Value(None, output_field=IntegerField())
SNIPPET = 160


@moments(
    "visit",
    title=_("Huisbezoek"),
    icon="door-open",
    url_name="huisbezoeken:detail",
    permission=Permission.VISIT_VIEW,
    counts_for_reach=True,
)
def visit_moments(team):
    """A held visit reaches the household it was made to, and each resident named on it."""
    held = HomeVisit.objects.of(team).held()
    named = VisitResident.objects.filter(visit__team=team, visit__result=HomeVisit.Result.CONVERSATION)
    return [
        held.annotate(
            moment_date=F("date"),
            moment_kind=Value("visit"),
            moment_id=F("pk"),
            moment_household=F("household_id"),
            moment_resident=NOBODY,
            moment_label=Left("report", SNIPPET),
        ).values(*MOMENT_FIELDS),
        named.annotate(
            moment_date=F("visit__date"),
            moment_kind=Value("visit"),
            moment_id=F("visit_id"),
            moment_household=NOBODY,
            moment_resident=F("resident_id"),
            moment_label=Left("visit__report", SNIPPET),
        ).values(*MOMENT_FIELDS),
    ]


@moments(
    "attempt",
    title=_("Huisbezoek zonder gesprek"),
    icon="door-closed",
    url_name="huisbezoeken:detail",
    permission=Permission.VISIT_VIEW,
    counts_for_reach=False,
)
def attempt_moments(team):
    """Nobody home, or refused: shows on the household's page and reaches nobody."""
    how = Case(*(When(result=result, then=Value(str(label))) for result, label in HomeVisit.Result.choices))
    return [
        HomeVisit.objects.of(team)
        .attempted_in_vain()
        .annotate(
            moment_date=F("date"),
            moment_kind=Value("attempt"),
            moment_id=F("pk"),
            moment_household=F("household_id"),
            moment_resident=NOBODY,
            moment_label=how,
        )
        .values(*MOMENT_FIELDS)
    ]


@moments(
    "encounter",
    title=_("Contact"),
    icon="chat-dots",
    url_name="huisbezoeken:encounter_edit",
    permission=Permission.VISIT_VIEW,
    counts_for_reach=False,
)
def encounter_moments(team):
    return [
        Encounter.objects.of(team)
        .annotate(
            moment_date=F("date"),
            moment_kind=Value("encounter"),
            moment_id=F("pk"),
            moment_household=NOBODY,
            moment_resident=F("resident_id"),
            moment_label=channel_and_note(),
        )
        .values(*MOMENT_FIELDS)
    ]


def channel_and_note():
    """«telefoon», or «telefoon: belde over de huur»."""
    where = Case(
        *(When(channel=channel, then=Value(str(label))) for channel, label in Encounter.Channel.choices),
        output_field=CharField(),
    )
    return Case(When(note="", then=where), default=Concat(where, Value(": "), Left("note", SNIPPET)))
