"""How far a signal or a bottleneck is on its way: on which agendas it stands, what was decided, who was told."""

from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.dates import today
from huisbezoeken.actions.feedback import residents_to_tell
from huisbezoeken.forms.feedback import TellForm
from huisbezoeken.models import AgendaItem, Bottleneck, Feedback, Meeting

OFFERED = 8


def agenda_of(subject, user):
    """`items`: where it stood on an agenda, latest first; `meetings` to come where it does not stand yet."""
    if not can(user, Permission.MEETING_VIEW, subject.team):
        return {"items": [], "meetings": []}
    about = {subject._meta.model_name: subject}
    items = AgendaItem.objects.filter(**about).with_all().order_by("-meeting__date", "-pk")
    to_come = Meeting.objects.of(subject.team).to_come(today()).exclude(items__in=items.values("pk"))
    return {"items": list(items), "meetings": list(to_come.with_group().soonest_first()[:OFFERED])}


def telling(subject, request):
    """`told`: who was told and how; `tell_form`: the others behind it, once there is something to tell."""
    told = list(Feedback.objects.about(subject).select_related("resident").order_by("told_on", "pk"))
    if not has_outcome(subject):
        return {"told": told, "tell_form": None}
    return {"told": told, "tell_form": tell_form(subject, request, told)}


def tell_form(subject, request, told, data=None):
    heard = {row.resident_id for row in told}
    to_tell = [resident for resident in residents_to_tell(subject) if resident.pk not in heard]
    return TellForm(data, subject=subject, to_tell=to_tell, request=request)


def has_outcome(subject):
    """Whether there is something to tell back."""
    if isinstance(subject, Bottleneck):
        return subject.has_outcome
    return subject.status == subject.Status.RESOLVED or subject.agenda_items.decided().exists()


def bottlenecks_for(signal):
    """`bottlenecks` that the signal is in; `open_bottlenecks` that it can be added to, those of its theme first."""
    rows = Bottleneck.objects.of(signal.team)
    mine = list(rows.filter(bottleneck_signals__signal=signal).newest_first())
    others = rows.unfinished().exclude(pk__in=[one.pk for one in mine]).newest_first()[: 3 * OFFERED]
    by_theme = sorted(others, key=lambda one: one.theme_id != signal.theme_id)
    return {"bottlenecks": mine, "open_bottlenecks": by_theme[:OFFERED]}
