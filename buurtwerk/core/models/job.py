from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.job_kinds import kind_of, told_of_the_dead
from buurtwerk.core.models.base import TeamOwned


class JobQuerySet(models.QuerySet):
    def of(self, team):
        return self.filter(team=team)

    def dead(self):
        return self.filter(status=Job.Status.RUNNING, heartbeat_at__lt=timezone.now() - Job.SILENT)

    def with_old_files(self):
        old = self.filter(created_at__lt=timezone.now() - Job.FILES_KEPT)
        return old.exclude(input=None, result=None, summary={}, error="")


class Job(TeamOwned):
    """Work of more than two seconds: an import, an export, a report."""

    SILENT = timedelta(seconds=60)
    FILES_KEPT = timedelta(hours=24)

    class Status(models.TextChoices):
        QUEUED = "queued", _("wacht")
        RUNNING = "running", _("bezig")
        DONE = "done", _("klaar")
        FAILED = "failed", _("mislukt")

    kind = models.CharField(_("soort"), max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    status = models.CharField(_("stand"), max_length=10, choices=Status.choices, default=Status.QUEUED)
    progress = models.PositiveSmallIntegerField(_("vooruitgang"), default=0)  # per cent
    heartbeat_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(_("gevraagd"), default=timezone.now)
    purpose = models.CharField(_("waarvoor"), max_length=200, blank=True)
    input_name = models.CharField(max_length=200, blank=True)
    input = models.BinaryField(null=True)
    result_name = models.CharField(max_length=200, blank=True)
    result = models.BinaryField(null=True)
    summary = models.JSONField(default=dict)
    error = models.TextField(_("fout"), blank=True)

    objects = JobQuerySet.as_manager()

    class Privacy:
        subjects = None  # whole registers: the files are gone after 24 hours
        erase: dict[str, object] = {
            "input": None,
            "result": None,
            "input_name": "",
            "result_name": "",
            "summary": {},
            "error": "",
        }
        keep = {"team", "kind", "user", "status", "progress", "heartbeat_at", "created_at", "purpose"}
        export: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["team", "-created_at"], name="job_team_created")]

    def get_absolute_url(self):
        return kind_of(self.kind).page(self)

    @property
    def is_under_way(self):
        return self.status in {self.Status.QUEUED, self.Status.RUNNING}

    @property
    def is_silent(self):
        """Whether its worker should have been heard of by now."""
        return self.status == self.Status.RUNNING and self.heartbeat_at < timezone.now() - self.SILENT

    def tick(self, done, total):
        """Show progress and that the worker lives; at most once a second reaches the database."""
        now = timezone.now()
        if (now - self.heartbeat_at).total_seconds() < 1:
            return
        self.heartbeat_at, self.progress = now, min(99, round(100 * done / max(total, 1)))
        self.save(update_fields=["heartbeat_at", "progress"])

    @classmethod
    def sweep(cls):
        """Fail the jobs whose worker died; after a day drop files, and faults that quote cells.

        A job that is writing holds its own row locked (PostgreSQL) or the whole
        database (SQLite), so that no sweep takes it for dead.
        """
        with transaction.atomic():
            dead = list(cls.objects.dead().select_for_update(skip_locked=True).values_list("pk", "kind"))
            for number, kind in dead:
                cls.objects.filter(pk=number).update(status=cls.Status.FAILED, error=told_of_the_dead(kind))
        cls.objects.with_old_files().update(input=None, result=None, summary={}, error="")
        return len(dead)
