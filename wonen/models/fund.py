from django.db import models, transaction
from django.db.models import Case, F, Q, Sum, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from wonen.models.file import HousingFile

HALF_A_CENT = 0.005  # SQLite sums amounts as floats


class FundEntryQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def in_year(self, year):
        return self.filter(date__range=year_span(year))

    def with_signed(self):
        """Adds `signed`: the amount, negative where the entry takes another one back."""
        return self.annotate(signed=Case(When(corrects=None, then=F("amount")), default=-F("amount")))

    def in_order(self):
        """As the ledger is judged: by date, then by row."""
        return self.order_by("date", "pk")

    def owing_files(self):
        """Ids of the files that owe something today, for a subquery."""
        owed = Sum(Case(When(kind=FundEntry.Kind.LOAN, then=F("signed")), default=-F("signed")))
        rows = self.exclude(kind=FundEntry.Kind.CAPITAL).filter(date__lte=today()).with_signed()
        return rows.order_by().values("file").annotate(owed=owed).filter(owed__gt=HALF_A_CENT).values("file")


class FundEntry(TeamOwned, Versioned):
    """A line in the ledger of the rolling fund for emergency buyers (UI: «boeking»); never changed, only taken back.

    `amount` is in euro and above 0. An entry that `corrects` another has its kind, file and amount, and
    counts negative. The database holds it so, and judges the whole ledger (wonen/fund_guards.py).
    """

    class Kind(models.TextChoices):
        CAPITAL = "capital", _("inbreng")
        LOAN = "loan", _("lening")
        REPAYMENT = "repayment", _("terugbetaling")

    code = models.CharField(_("code"), max_length=40, editable=False)
    file = models.ForeignKey(
        HousingFile, models.PROTECT, null=True, blank=True, related_name="fund_entries", verbose_name=_("woondossier")
    )
    date = models.DateField(_("datum"))
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrigeert")
    )
    note = models.CharField(_("nota"), max_length=200, blank=True)

    objects = FundEntryQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase = {"note": ""}
        keep = {
            "team",
            "code",
            "file",
            "date",
            "kind",
            "amount",
            "corrects",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "kind", "amount", "note"}

    class Meta:
        verbose_name = _("boeking")
        verbose_name_plural = _("boekingen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="fund_entry_code_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="fund_entry_amount_above_zero",
                violation_error_message=_("Schrijf een bedrag boven 0."),
            ),
            models.CheckConstraint(
                condition=Q(kind="capital", file=None) | (~Q(kind="capital") & Q(file__isnull=False)),
                name="fund_entry_of_a_file",
                violation_error_message=_("Een lening of terugbetaling hoort bij een dossier, een inbreng bij geen."),
            ),
        ]
        indexes = [models.Index(fields=["team", "date"], name="fund_entry_date")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code}"

    def get_absolute_url(self):
        return reverse("wonen:fund_entry_detail", args=[self.pk])

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Stored alone, it is judged at once; rows stored in bulk are judged by whoever stores them."""
        super().save(*args, **kwargs)
        FundState.judge(self.team_id)

    @property
    def signed(self):
        return self.amount if self.corrects_id is None else -self.amount


class FundState(TeamOwned):
    """One row a team, which all of its bookings pass: it queues them, and no transaction ends with an unjudged ledger.

    A trigger makes `unjudged` point at the team 0, which is none, as soon as an entry is stored: a deferred key, with
    which nothing can be committed. Emptying it is what has the database judge the ledger.
    """

    unjudged = models.ForeignKey("accounts.Team", models.DO_NOTHING, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team"], name="fund_state_once"),
            models.CheckConstraint(condition=Q(unjudged=None) | Q(unjudged=0), name="fund_state_waits_or_not"),
        ]

    @classmethod
    def hold(cls, team):
        """Keep other bookings of this team waiting; call inside a transaction."""
        cls._base_manager.get_or_create(team=team)
        cls._base_manager.select_for_update().get(team=team)

    @classmethod
    def judge(cls, team_id):
        """Raises IntegrityError where what was stored breaks a rule of the ledger; inside its transaction."""
        cls._base_manager.filter(team=team_id).update(unjudged=None)
