from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts.models import Resident
from wonen.actions.steps import begin_step
from wonen.models import HousingFile, HousingPartner, StandardStep


@transaction.atomic
def save_file(*, file, partners, by):
    """Store a file, new or changed, with its partners; a new one begins with the first step of its kind. Returns it."""
    is_new = file.pk is None
    homes = {file.household_id, *HousingFile.objects.filter(pk=file.pk).values_list("household", flat=True)}
    if is_new:
        file.code = next_code(HousingFile, file.team, f"WD-{file.opened_on.year}")
    file.updated_by = by
    file.save()
    set_partners(file, partners)
    record(
        Action.CREATE if is_new else Action.EDIT,
        by=by,
        team=file.team,
        thing=file,
        residents=Resident.objects.filter(household__in=homes).values_list("pk", flat=True),
    )
    first = StandardStep.objects.of(file.team).filter(kind=file.kind).in_order().first()
    if is_new and first and file.is_open:
        begin_step(file=file, standard=first, on=file.opened_on, by=by)
    return file


def set_partners(file, partners):
    """Store just the differences."""
    there = {row.organisation_id: row for row in file.partners.all()}
    wanted = {organisation.pk for organisation in partners}
    HousingPartner.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in wanted]).delete()
    HousingPartner.objects.bulk_create(
        HousingPartner(team=file.team, file=file, organisation_id=key) for key in sorted(wanted - set(there))
    )
