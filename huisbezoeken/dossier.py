"""Home visits and encounters on the pages of residents and households, as contact moments, and what they were about."""

from django.db.models import Case, CharField, Count, Q, Value, When
from django.db.models.functions import Concat, ExtractYear, Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import as_moments, moments, node_themes, section
from contacts.exchange import by_year, listed
from huisbezoeken.models import Bottleneck, Encounter, Feedback, FollowUp, HomeVisit, Signal, VisitResident

SNIPPET = 160
SHOWN = 20


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
        as_moments(held, kind="visit", on="date", pk="pk", household="household_id", label=Left("report", SNIPPET)),
        as_moments(
            named,
            kind="visit",
            on="visit__date",
            pk="visit_id",
            resident="resident_id",
            label=Left("visit__report", SNIPPET),
        ),
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
    vain = HomeVisit.objects.of(team).attempted_in_vain()
    return [as_moments(vain, kind="attempt", on="date", pk="pk", household="household_id", label=how)]


@moments(
    "encounter",
    title=_("Contact"),
    icon="chat-dots",
    url_name="huisbezoeken:encounter_edit",
    permission=Permission.VISIT_VIEW,
    counts_for_reach=False,
)
def encounter_moments(team):
    talks = Encounter.objects.of(team)
    return [as_moments(talks, kind="encounter", on="date", pk="pk", resident="resident_id", label=channel_and_note())]


def channel_and_note():
    """«telefoon», or «telefoon: belde over de huur»."""
    where = Case(
        *(When(channel=channel, then=Value(str(label))) for channel, label in Encounter.Channel.choices),
        output_field=CharField(),
    )
    return Case(When(note="", then=where), default=Concat(where, Value(": "), Left("note", SNIPPET)))


@node_themes("resident", permission=Permission.VISIT_VIEW)
def themes_talked_about(team):
    """On a held visit at which the resident was, each once."""
    there = VisitResident.objects.filter(visit__team=team, visit__result=HomeVisit.Result.CONVERSATION)
    themes = there.filter(visit__visit_themes__isnull=False).order_by("resident", "visit__visit_themes__theme__name")
    return themes.values_list("resident", "visit__visit_themes__theme__name").distinct()


def open_follow_ups(subject, user):
    """What is still to be done for a resident or a household, the first due first."""
    found = FollowUp.objects.of(subject.team).about(subject).open().with_people().by_due_date()
    named = {"resident": "bewoner", "household": "gezin"}[subject._meta.model_name]
    return {"open": found[:SHOWN], "new_url": f"{reverse('huisbezoeken:follow_up_create')}?{named}={subject.pk}"}


def signals_told(subject, user):
    """What a resident told, or what was heard in a household; the newest first."""
    rows = Signal.objects.of(subject.team).select_related("theme").newest_first()
    if subject._meta.model_name == "resident":
        new_url = f"{reverse('huisbezoeken:signal_create')}?bewoner={subject.pk}"
        return {"signals": rows.filter(resident=subject)[:SHOWN], "new_url": new_url}
    return {"signals": rows.filter(Q(resident__household=subject) | Q(visit__household=subject))[:SHOWN]}


for of in ("resident", "household"):
    section(_("Op te volgen"), template="huisbezoeken/_follow_ups.html", permission=Permission.FOLLOW_UP_VIEW, of=of)(
        open_follow_ups
    )
    section(_("Signalen"), template="huisbezoeken/_signals.html", permission=Permission.SIGNAL_VIEW, of=of)(
        signals_told
    )


@section(_("Nog te vertellen"), template="huisbezoeken/_to_tell.html", permission=Permission.SIGNAL_VIEW, later=True)
def to_tell(resident, user):
    """What came of the signals that this resident told, or heard told, and does not know yet."""
    theirs = Q(signals__resident=resident) | Q(signals__visit__visit_residents__resident=resident)
    told = Feedback.objects.filter(resident=resident, bottleneck__isnull=False).values("bottleneck")
    rows = Bottleneck.objects.of(resident.team).with_outcome().filter(theirs).exclude(pk__in=told)
    return list(rows.distinct().newest_first()[:SHOWN])


@section(
    _("Signalen van deze partner"),
    template="contacts/_exchange.html",
    permission=Permission.SIGNAL_VIEW,
    of="organisation",
)
def signals_passed_on(organisation, user):
    """How many this partner passed on, by the year in which they were heard; one query."""
    rows = Signal.objects.of(organisation.team).filter(organisation=organisation).order_by()
    by = rows.annotate(year=ExtractYear("date")).values_list("year").annotate(number=Count("pk"))
    return by_year(
        dict(by),
        (_("signalen"),),
        lambda year, number: [(number, listed("huisbezoeken:signal_list", organisation, jaar=year))],
    )
