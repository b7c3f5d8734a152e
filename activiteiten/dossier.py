"""Attendance and enrolments on the pages of residents, as contact moments and in the network."""

from django.db.models import Case, Count, F, Max, Q, Value, When
from django.db.models.functions import Concat, ExtractYear
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Activity, ActivityPartner, ActivityTheme, Attendance, Enrolment, Session
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from contacts.dossier import as_moments, edges, moments, node_themes, nodes, section
from contacts.exchange import by_year, listed


@moments(
    "attendance",
    title=_("Activiteit"),
    icon="calendar-check",
    url_name="activiteiten:session_detail",
    permission=Permission.ACTIVITY_VIEW,
    counts_for_reach=True,
)
def attendance_moments(team):
    """Being there in any role reaches the resident, and the household they live in by now."""
    there = Attendance.objects.filter(session__team=team).counted()  # by the session, where the index on the day is
    helped = Value(str(_(" (vrijwilliger)")))
    what = Concat("session__activity__name", Case(When(role="volunteer", then=helped), default=Value("")))
    who = Concat("resident__first_name", Value(": "), "session__activity__name")
    alike = {"kind": "attendance", "on": "session__date", "pk": "session_id"}
    return [
        as_moments(there, resident="resident_id", label=what, **alike),
        as_moments(there, household="resident__household_id", label=who, **alike),
    ]


@section(_("Activiteiten"), template="activiteiten/_dossier.html", permission=Permission.ACTIVITY_VIEW)
def activities_of(resident, user):
    """What somebody takes part in or did, and how often they came; two queries."""
    enrolments = Enrolment.objects.of(resident.team).filter(resident=resident)
    return {
        "enrolments": list(
            enrolments.select_related("activity", "to_activity", "to_organisation").order_by("-starts_on")
        ),
        "came": list(came_to(resident)),
        "resident": resident,
    }


def came_to(resident):
    """A dict an activity, the one last attended first: how often as participant and as volunteer."""
    rows = Attendance.objects.of(resident.team).counted().filter(resident=resident).order_by()
    by = rows.values(activity=F("session__activity"), name=F("session__activity__name"))
    roles = {role: Count("pk", filter=Q(role=role)) for role in Attendance.Role.values}
    return by.annotate(last=Max("session__date"), **roles).order_by("-last", "name")


@section(
    _("Activiteiten samen"), template="contacts/_exchange.html", permission=Permission.ACTIVITY_VIEW, of="organisation"
)
def done_together(organisation, user):
    """Activities with this partner and their sessions, what is planned too, by year; one query."""
    rows = Session.objects.of(organisation.team).taking_place()
    rows = rows.filter(activity__activity_partners__organisation=organisation).order_by()
    by = rows.annotate(year=ExtractYear("date")).values_list("year")
    counted = by.annotate(activities=Count("activity", distinct=True), sessions=Count("pk", distinct=True))
    numbers = {year: (activities, sessions) for year, activities, sessions in counted}
    return by_year(
        numbers,
        (_("activiteiten"), _("sessies")),
        lambda year, both: [(both[0], listed("activiteiten:list", organisation, jaar=year)), (both[1], "")],
    )


@nodes(
    "activity",
    slug="activiteit",
    one=_("activiteit"),
    many=_("activiteiten"),
    mark="diamond",
    url_name="activiteiten:detail",
    permission=Permission.ACTIVITY_VIEW,
    order=30,
)
def activities(team):
    return Activity.objects.of(team).by_name().values_list("pk", "name")


@node_themes("activity", permission=Permission.ACTIVITY_VIEW)
def themes_of_activities(team):
    return ActivityTheme.objects.filter(team=team).values_list("activity", "theme__name")


@edges(
    "resident",
    "activity",
    title=_("activiteiten"),
    kinds={"attended": _("was erbij"), "enrolled": _("ingeschreven")},
    line="dashed",
    permission=Permission.ACTIVITY_VIEW,
    order=30,
)
def taking_part(team):
    """Whoever is enrolled now counts as that, also when they were there before."""
    enrolled = Enrolment.objects.of(team).taking_a_place(today()).order_by("resident", "activity")
    now = dict.fromkeys(enrolled.values_list("resident", "activity").distinct())
    came = Attendance.objects.of(team).counted().order_by("resident", "session__activity")
    before = [pair for pair in came.values_list("resident", "session__activity").distinct() if pair not in now]
    return [*(("enrolled", *pair) for pair in now), *(("attended", *pair) for pair in before)]


@edges(
    "activity",
    "organisation",
    title=_("activiteiten"),
    kinds={"partner": _("samen met")},
    line="long",
    permission=Permission.ACTIVITY_VIEW,
    order=50,
)
def partners_of_activities(team):
    rows = ActivityPartner.objects.filter(team=team).order_by("activity", "organisation")
    return [
        ("partner", activity, organisation) for activity, organisation in rows.values_list("activity", "organisation")
    ]
