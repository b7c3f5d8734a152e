from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
from wonen.models import ApplicationPaper, HousingFile, Premium, PremiumApplication, PremiumPaper, PremiumTenure

Status = PremiumApplication.Status


@transaction.atomic
def save_premium(*, premium, tenures, papers, by):
    """Store a premium, new or changed, with who may ask it and the papers it takes; returns it."""
    is_new = premium.pk is None
    if is_new:
        premium.code = next_code(Premium, premium.team, f"PR-{premium.starts_on.year}")
    premium.updated_by = by
    premium.save()
    set_tenures(premium, tenures)
    set_papers(premium, papers)
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=premium.team, thing=premium)
    return premium


def set_tenures(premium, tenures):
    there = set(PremiumTenure.objects.filter(premium=premium).values_list("tenure", flat=True))
    PremiumTenure.objects.filter(premium=premium, tenure__in=there - set(tenures)).delete()
    new = [tenure for tenure in tenures if tenure not in there]
    PremiumTenure.objects.bulk_create(PremiumTenure(team=premium.team, premium=premium, tenure=one) for one in new)


def set_papers(premium, names):
    """Make these its papers, in this order; nothing leans on the rows themselves."""
    now = list(PremiumPaper.objects.filter(premium=premium).values_list("name", flat=True))
    if now == list(names):
        return
    PremiumPaper.objects.filter(premium=premium).delete()
    PremiumPaper.objects.bulk_create(
        PremiumPaper(team=premium.team, premium=premium, name=name, position=place)
        for place, name in enumerate(names, start=1)
    )


@transaction.atomic
def consider(*, file, premium, by):
    """The application of this premium in this file: a new one with the papers it takes, or the one there is."""
    HousingFile.objects.select_for_update().get(pk=file.pk)  # two at once make one
    there = PremiumApplication.objects.filter(file=file, premium=premium).first()
    if there:
        return there
    code = next_code(PremiumApplication, file.team, f"PA-{today().year}")
    row = PremiumApplication.objects.create(team=file.team, file=file, premium=premium, code=code, updated_by=by)
    add_papers(row, row.still_needed, by)
    trace(Action.CREATE, row, by)
    return row


@transaction.atomic
def save_application(*, application, by):
    """Store what became of it; returns it."""
    application.updated_by = by
    application.save()
    trace(Action.EDIT, application, by)
    return application


@transaction.atomic
def take_papers(*, application, by):
    """Add the papers that the premium takes by now and that are not in its list; returns how many."""
    application = PremiumApplication.objects.select_for_update(of=("self",)).get(pk=application.pk)  # as it is by now
    names = application.still_needed
    add_papers(application, names, by)
    if names:
        trace(Action.EDIT, application, by)
    return len(names)


def add_papers(application, names, by):
    last = max((paper.position for paper in application.papers.all()), default=0)
    ApplicationPaper.objects.bulk_create(
        ApplicationPaper(team=application.team, application=application, name=name, position=place, updated_by=by)
        for place, name in enumerate(names, start=last + 1)
    )


@transaction.atomic
def mark_paper(*, paper, on, by):
    """It was gathered on that day, or (None) is not after all; what it was already, it stays.

    The first one that is gathered makes of what was possible something that is gathered for.
    """
    rows = ApplicationPaper.objects.filter(pk=paper.pk, gathered_on__isnull=on is not None)
    told = {"version": F("version") + 1, "updated_by": by, "updated_at": timezone.now()}
    if not rows.update(gathered_on=on, **told):
        return
    if on:
        considered = PremiumApplication.objects.filter(pk=paper.application_id, status=Status.POSSIBLE)
        considered.update(status=Status.GATHERING, **told)
    trace(Action.EDIT, paper.application, by)


def trace(action, application, by):
    file = application.file
    record(action, by=by, team=file.team, thing=application, residents=residents_of(file.household))
