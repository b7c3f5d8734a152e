"""What residents are good at: tags of the team's own, told of residents, renamed and merged."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from contacts.models import ResidentTalent, Talent
from contacts.talents import once_each


@transaction.atomic
def set_talents(*, resident, names, by):
    """Make these a resident's talents, and no others; returns whether that changed anything.

    A name that the team knows already is that talent, however its capitals are.
    A talent that nobody has any more goes.
    """
    rows = ResidentTalent.objects.filter(resident=resident)
    before = set(rows.values_list("talent", flat=True))
    wanted = {talent.pk for talent in called(resident.team, names, also=before)}
    if wanted == before:
        return False
    rows.exclude(talent__in=wanted).delete()
    ResidentTalent.objects.bulk_create(
        ResidentTalent(team=resident.team, resident=resident, talent_id=pk) for pk in sorted(wanted - before)
    )
    forget_unused(before - wanted)
    record(Action.EDIT, by=by, team=resident.team, thing=resident, residents=[resident.pk])
    return True


@transaction.atomic
def rename_talent(*, talent, name, by):
    """Give a talent another name; returns it, or the one that is called so already and that it now is part of."""
    residents = list(talent.residents.values_list("resident", flat=True))
    others = [other for other in held(talent.team, [name], also=[talent.pk]) if other != talent]
    kept = others[0] if others else talent
    if kept != talent:
        merge(talent, into=kept)
    else:
        talent.name = name
        Talent.objects.filter(pk=talent.pk).update(name=name)
    record(Action.EDIT, by=by, team=kept.team, thing=kept, residents=residents)
    return kept


def called(team, names, also):
    """The team's talents of these names; made where there are none. Holds those with the ids `also` too."""
    names = once_each(names)
    known = {talent.name.casefold(): talent for talent in held(team, names, also)}
    return [known.get(name.casefold()) or Talent.objects.get_or_create(team=team, name=name)[0] for name in names]


def held(team, names, also=()):
    """The talents of these names or ids, locked until the end of the transaction: nobody takes them away meanwhile.

    All at once and in one order, so that two who write do not wait for each other.
    """
    wanted = {name.casefold() for name in names}
    known = Talent.objects.of(team).values_list("pk", "name")
    numbers = [pk for pk, name in known if name.casefold() in wanted or pk in also]
    return list(Talent.objects.filter(pk__in=numbers).order_by("pk").select_for_update())


def merge(talent, *, into):
    """Whoever has `talent` has `into` instead."""
    have_both = ResidentTalent.objects.filter(talent=into).values("resident")
    talent.residents.filter(resident__in=list(have_both.values_list("resident", flat=True))).delete()
    talent.residents.update(talent=into)
    talent.delete()


def forget_unused(numbers):
    """Take away those of these ids that nobody has; held first, so that nobody is given one that goes."""
    list(Talent.objects.filter(pk__in=numbers).order_by("pk").select_for_update())
    used = ResidentTalent.objects.filter(talent__in=numbers).values_list("talent", flat=True)
    Talent.objects.filter(pk__in=set(numbers) - set(used)).delete()
