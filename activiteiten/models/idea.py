from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.models.activity import Activity
from activiteiten.models.session import Session
from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Resident


class IdeaQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def unfinished(self):
        return self.filter(status__in=[Idea.Status.NEW, Idea.Status.TRYING])

    def with_people(self):
        return self.select_related("resident", "activity").prefetch_related("idea_helpers__resident")

    def newest_first(self):
        return self.order_by("-date", "-pk")


class Idea(TeamOwned, Versioned):
    """What a resident proposes to do in the neighbourhood (UI: «idee»)."""

    class Status(models.TextChoices):
        NEW = "new", _("nieuw")
        TRYING = "trying", _("we proberen het")
        ACTIVITY = "activity", _("werd een activiteit")
        PUT_ASIDE = "put_aside", _("niet voor nu")

    code = models.CharField(_("code"), max_length=40, editable=False)
    date = models.DateField(_("datum"))
    text = models.TextField(_("het idee"), max_length=10_000)
    resident = models.ForeignKey(
        Resident, models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("van wie")
    )
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("gehoord bij")
    )
    helpers = models.ManyToManyField(Resident, through="IdeaHelper", related_name="+", verbose_name=_("wie wil helpen"))
    status = models.CharField(_("wat werd het"), max_length=20, choices=Status.choices, default=Status.NEW)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("welke activiteit")
    )
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = IdeaQuerySet.as_manager()

    class Privacy:
        subjects = ("resident", "idea_helpers__resident")  # the first that leads to somebody
        erase = {"text": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "date",
            "resident",
            "session",
            "status",
            "activity",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "text", "status", "activity"}

    class Meta:
        verbose_name = _("idee")
        verbose_name_plural = _("ideeën")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="idea_code_once"),
            models.CheckConstraint(
                condition=models.Q(activity=None) | models.Q(status="activity"), name="idea_became_that_activity"
            ),
        ]
        indexes = [models.Index(fields=["team", "date"], name="idea_team_date")]

    def __str__(self):
        return self.text.split("\n")[0][:120] or self.code

    def get_absolute_url(self):
        return reverse("activiteiten:idea_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.text)


class IdeaHelper(TeamOwned):
    """A resident who wants to help with an idea."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="idea_helpers", db_index=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="ideas_helped")

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "idea", "resident"}
        export = {"idea"}

    class Meta:
        verbose_name_plural = _("ideeën om mee te helpen")
        constraints = [models.UniqueConstraint(fields=["idea", "resident"], name="idea_helper_once")]
