from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import GroupMember
from huisbezoeken.models.bottleneck import Bottleneck
from huisbezoeken.models.follow_up import FollowUp
from huisbezoeken.models.meeting import Meeting
from huisbezoeken.models.signal import Signal


class AgendaItemQuerySet(TeamQuerySet):
    view_permission = Permission.MEETING_VIEW

    def decided(self):
        return self.exclude(decision="")

    def decided_in(self, year):
        return self.decided().filter(meeting__date__range=year_span(year))

    def to_do(self):
        return self.filter(follow_up__status=FollowUp.Status.OPEN)

    def carried_out(self):
        """What was decided and done; not what was let go."""
        return self.filter(follow_up__status=FollowUp.Status.DONE)

    def still_open_at(self, meeting):
        """Decisions of earlier meetings of its group that were not carried out by then; once held it stays so."""
        open_then = Q(follow_up__closed_on=None) | Q(follow_up__closed_on__gt=meeting.date)
        earlier = Q(meeting__date__lt=meeting.date) | Q(meeting__date=meeting.date, meeting__lt=meeting.pk)
        return self.filter(open_then, earlier, meeting__group=meeting.group_id, follow_up__isnull=False)

    def with_all(self):
        return self.select_related(
            "signal__theme", "bottleneck__theme", "owner__organisation", "worker", "follow_up", "meeting__group"
        )

    def in_order(self):
        return self.order_by("position", "pk")


class AgendaItem(TeamOwned, Versioned):
    """A signal, a bottleneck or any other matter on a meeting, and what was decided on it (UI: «agendapunt»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("overleg"))
    position = models.PositiveSmallIntegerField(_("volgorde"), default=1)
    signal = models.ForeignKey(
        Signal, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("signaal")
    )
    bottleneck = models.ForeignKey(
        Bottleneck, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("knelpunt")
    )
    title = models.CharField(_("punt"), max_length=200, blank=True)
    discussion = models.TextField(_("bespreking"), max_length=10_000, blank=True)
    decision = models.TextField(_("beslissing"), max_length=10_000, blank=True)
    owner = models.ForeignKey(
        GroupMember, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("wie doet het")
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie in het team volgt het op"),
    )
    due_on = models.DateField(_("tegen wanneer"), null=True, blank=True)
    follow_up = models.OneToOneField(
        FollowUp, models.PROTECT, null=True, blank=True, related_name="decided_at", verbose_name=_("opvolging")
    )

    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = AgendaItemQuerySet.as_manager()

    class Privacy:
        subjects = ("signal__resident", "bottleneck__bottleneck_signals__signal__resident")
        erase = {"title": "", "discussion": "", "decision": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "meeting",
            "position",
            "signal",
            "bottleneck",
            "owner",
            "worker",
            "due_on",
            "follow_up",
            "version",
            "updated_at",
            "updated_by",
        }
        export: set[str] = set()

    class Meta:
        verbose_name = _("agendapunt")
        verbose_name_plural = _("agendapunten")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="agenda_item_code_once"),
            models.UniqueConstraint(fields=["meeting", "signal"], name="agenda_item_signal_once"),
            models.UniqueConstraint(fields=["meeting", "bottleneck"], name="agenda_item_bottleneck_once"),
            models.CheckConstraint(
                condition=Q(signal=None) | Q(bottleneck=None),
                name="agenda_item_about_one_matter",
                violation_error_message=_("Een agendapunt gaat over een signaal of een knelpunt, niet over beide."),
            ),
            models.CheckConstraint(
                condition=~Q(decision="") | Q(due_on=None, owner=None, worker=None, follow_up=None),
                name="agenda_item_decided_first",
                violation_error_message=_("Schrijf eerst wat er beslist is."),
            ),
        ]

    def __str__(self):
        return self.name[:120]

    def get_absolute_url(self):
        return reverse("huisbezoeken:agenda_item_edit", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.title, self.decision)

    @property
    def subject(self):
        """The signal or bottleneck that it is about; None for a matter of its own."""
        return self.bottleneck or self.signal

    @property
    def name(self):
        """What stands on the agenda; without a text of its own, that of the signal or bottleneck."""
        if self.title or not self.subject:
            return self.title or str(_("punt %s") % self.code)
        return self.subject.title if self.bottleneck else self.subject.description.split("\n")[0]

    @property
    def is_open(self):
        """Whether something was decided that is still to be done."""
        return bool(self.follow_up and self.follow_up.is_open)
