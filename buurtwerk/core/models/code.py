from django.db import models
from django.db.models import Value
from django.db.models.functions import Greatest

from buurtwerk.core.models.base import TeamOwned


class CodeCounter(TeamOwned):
    """The last number given out for a prefix in a team."""

    prefix = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "prefix"], name="code_counter_once")]


def next_code(model, team, prefix, digits=4, *, joint="-", beyond=0):
    """The next free code of `model` in `team`, such as HB-2026-0012; its number is higher than `beyond`.

    Call inside the transaction that stores the row: the counter's row stays
    locked until then, so two workers never get the same code. Codes that came
    in with a workbook are stepped over.
    """
    counter, _ = CodeCounter.objects.get_or_create(team=team, prefix=prefix)
    while True:
        CodeCounter.objects.filter(pk=counter.pk).update(last=Greatest("last", Value(beyond)) + 1)
        counter.refresh_from_db(fields=["last"])
        code = f"{prefix}{joint}{counter.last:0{digits}d}"
        if not model._base_manager.filter(team=team, code=code).exists():
            return code
