"""What is kept for a while only goes when its time is over. Run from a timer (docs/draaien.md), and by every task."""

from buurtwerk.core.models import Draft, Job, Submission, Undo
from buurtwerk.core.uploads import sweep_orphans


def sweep():
    """Drop what expired; returns how many jobs turned out dead."""
    for model in (Draft, Submission, Undo):
        model.objects.expired().delete()
    sweep_orphans()
    return Job.sweep()
