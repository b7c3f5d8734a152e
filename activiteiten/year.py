"""What an activity's page tells of one year."""

from activiteiten.families import families_of
from activiteiten.flow import flow_of
from buurtwerk.core.dates import today


def year_of(activity, asked):
    """The year that was asked for, or the last one with sessions, and what happened in it."""
    years = list(
        activity.sessions.taking_place().order_by("-date__year").values_list("date__year", flat=True).distinct()
    )
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    year = number if number in years else next((one for one in years if one <= today().year), today().year)
    told = {"year": year, "years": years, "flow": flow_of(activity, year)}
    if activity.by_family or activity.kind == activity.Kind.HOLIDAY:
        told["families"] = families_of(activity, year)
    return told
