"""Telling back: the residents behind a signal or a bottleneck hear what was decided."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from contacts.models import Resident
from huisbezoeken.actions.bottlenecks import residents_behind
from huisbezoeken.actions.signals import residents_about
from huisbezoeken.models import Bottleneck, Feedback


@transaction.atomic
def tell(*, subject, residents, told_on, how, by):
    """These residents were told about a bottleneck or a signal; whoever was told before stays. Returns how many."""
    about = {subject._meta.model_name: subject}
    told = set(Feedback.objects.about(subject).values_list("resident", flat=True))
    new = [resident for resident in residents if resident.pk not in told]
    rows = [
        Feedback(team=subject.team, resident=resident, told_on=told_on, how=how, updated_by=by, **about)
        for resident in new
    ]
    Feedback.objects.bulk_create(rows, ignore_conflicts=True)  # a colleague may tell of the same at this very moment
    if new:
        people = [resident.pk for resident in new]
        record(Action.CREATE, by=by, team=subject.team, thing=Feedback, residents=people)
    return len(new)


def residents_to_tell(subject):
    """Whoever is behind it, by name: who told a signal, or was at the visit where it was heard."""
    behind = residents_behind(subject) if isinstance(subject, Bottleneck) else residents_about(subject)
    return Resident.objects.filter(pk__in=behind).by_name()
