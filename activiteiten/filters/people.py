"""What activities add to the lists of residents, households, referrals and enrolments."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from activiteiten.figures import attended
from activiteiten.filters.enrolments import EnrolmentFilter
from activiteiten.filters.sessions import activities
from activiteiten.models import Attendance, Enrolment
from buurtwerk.core.dates import today
from contacts.filters import HouseholdFilter, ReferralFilter, ResidentFilter, YearFilter

NOT_TOLD = "geen"
PARTICIPANT, VOLUNTEER = Attendance.Role.PARTICIPANT, Attendance.Role.VOLUNTEER


class ThereFilter(YearFilter):
    """Who was there in a year in one of `roles`; at the activity that the filter beside it names, or at any."""

    def __init__(self, who, roles, **kwargs):
        self.who, self.roles = who, roles
        super().__init__(self.there, **kwargs)

    def there(self, rows, team, year):
        found = attended(team, year).filter(role__in=self.roles)
        activity = self.parent.form.cleaned_data.get("activiteit")
        found = found if activity is None else found.filter(session__activity=activity)
        return rows.filter(pk__in=found.values(self.who))


class ActivityOfPeopleFilter(filters.ModelChoiceFilter):
    """With a year beside it, that filter takes the activity along; alone: who was ever there."""

    def __init__(self, who):
        self.who = who
        super().__init__(label=_("activiteit"), queryset=activities, to_field_name="code")

    def filter(self, queryset, value):
        told = self.parent.form.cleaned_data
        beside = [name for name, one in self.parent.filters.items() if isinstance(one, ThereFilter) and told.get(name)]
        if value is None or beside:
            return queryset
        found = Attendance.objects.counted().filter(session__activity=value)
        return queryset.filter(pk__in=found.values(self.who))


class OfParticipantsFilter(filters.ModelChoiceFilter):
    """Referrals of who took part in that activity in the year of the list, or in this one."""

    def filter(self, queryset, value):
        if value is None:
            return queryset
        year = self.parent.form.cleaned_data.get("jaar") or today().year
        there = attended(value.team, year).as_participant().filter(session__activity=value)
        return queryset.filter(resident__in=there.values("resident"))


class MovedOnFilter(filters.ChoiceFilter):
    """Enrolments that ended with moving on, by what to."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        found = "" if value == NOT_TOLD else value
        return queryset.filter(reason=Enrolment.Reason.ONWARD, moved_on_to=found)


ResidentFilter.base_filters |= {
    "activiteit": ActivityOfPeopleFilter("resident"),
    "deelnam": ThereFilter("resident", [PARTICIPANT], label=_("deelgenomen in jaar")),
    "vrijwillig": ThereFilter("resident", [VOLUNTEER], label=_("vrijwilliger in jaar")),
}
HouseholdFilter.base_filters |= {
    "activiteit": ActivityOfPeopleFilter("resident__household"),
    "deelnam": ThereFilter("resident__household", [PARTICIPANT], label=_("deelgenomen in jaar")),
}
ReferralFilter.base_filters["deelnemers"] = OfParticipantsFilter(
    label=_("van deelnemers aan"), queryset=activities, to_field_name="code"
)
EnrolmentFilter.base_filters["naar"] = MovedOnFilter(
    label=_("doorgestroomd naar"), choices=[*Enrolment.Onward.choices[1:], (NOT_TOLD, Enrolment.Onward.UNKNOWN.label)]
)
