"""Activities and what hangs on them."""

from django.db import transaction

from activiteiten.models import Activity, ActivityLeader, ActivityPartner, ActivityPriority, ActivityTheme
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code


@transaction.atomic
def save_activity(*, activity, priorities, themes, partners, leaders, by):
    """Store an activity, new or changed, with its priorities (numbers), themes, partners and leaders; returns it."""
    is_new = activity.pk is None
    if is_new:
        activity.code = next_code(Activity, activity.team, "AC", digits=3)
    activity.updated_by = by
    activity.save()
    link(ActivityPriority, activity, "number", [int(number) for number in priorities])
    link(ActivityTheme, activity, "theme_id", [theme.pk for theme in themes])
    link(ActivityPartner, activity, "organisation_id", [partner.pk for partner in partners])
    link(ActivityLeader, activity, "user_id", [leader.pk for leader in leaders])
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=activity.team, thing=activity)
    return activity


def link(model, activity, field, wanted):
    """Make the rows on this activity just these; a leader's name as the workbook wrote it stays."""
    rows = model.objects.filter(activity=activity, **{f"{field}__isnull": False})
    rows.exclude(**{f"{field}__in": wanted}).delete()
    there = set(rows.values_list(field, flat=True))
    model.objects.bulk_create(
        model(team=activity.team, activity=activity, **{field: value}) for value in wanted if value not in there
    )
