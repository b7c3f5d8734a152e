import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident
from huisbezoeken.models import Signal

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read for another
CODE_LENGTH = 8
SCALE = range(1, 6)


class SurveyQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW


class Survey(TeamOwned, Versioned):
    """Questions that the team asks from time to time (UI: «bevraging»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    title = models.CharField(_("titel"), max_length=200)
    intro = models.TextField(_("inleiding"), max_length=10_000, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("bevraging")
        verbose_name_plural = _("bevragingen")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="survey_code_once")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("kruidenier:survey_detail", args=[self.pk])


class SurveyQuestionQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def in_order(self):
        return self.order_by("position", "pk")

    def with_options(self):
        return self.prefetch_related(models.Prefetch("options", SurveyOption.objects.order_by("position", "pk")))


class SurveyQuestion(TeamOwned, Versioned):
    """One question of a survey."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("één keuze")
        CHOICES = "choices", _("meerdere keuzes")
        SCALE = "scale", _("schaal van 1 tot 5")
        YES_NO = "yes_no", _("ja of nee")
        OPEN = "open", _("open vraag")

    code = models.CharField(_("code"), max_length=40, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions", verbose_name=_("bevraging"))
    position = models.PositiveSmallIntegerField(_("volgorde"))
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices)
    text = models.CharField(_("vraag"), max_length=500)

    objects = SurveyQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="survey_question_code_once")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.survey.get_absolute_url()

    @property
    def has_options(self):
        return self.kind in {self.Kind.CHOICE, self.Kind.CHOICES}


class SurveyOption(TeamOwned):
    """One of the answers that a question with choices offers."""

    question = models.ForeignKey(SurveyQuestion, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("volgorde"))
    text = models.CharField(_("keuze"), max_length=200)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("keuzes")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["question", "text"], name="survey_option_once")]

    def __str__(self):
        return self.text


class SurveyRoundQuerySet(TeamQuerySet):
    view_permission = Permission.COUNTER  # a volunteer opens one on the tablet; its page and results ask for more

    def open_on(self, day):
        """Begun by that day, and not closed before it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def begun(self):
        """Begun by today, over or not."""
        return self.filter(starts_on__lte=today())

    def with_numbers(self):
        """With `number`: how many forms were filled in."""
        return self.annotate(number=models.Count("responses"))

    def latest_first(self):
        return self.order_by("-starts_on", "-pk")


def new_key():
    """What stands in the address that residents get."""
    return secrets.token_urlsafe(9)


class SurveyRound(TeamOwned, Versioned):
    """One time that a survey is held, such as each spring (UI: «ronde»).

    Where it is anonymous nothing that is kept leads from an answer to somebody: no resident, no moment, no colleague
    who typed it in, no code of the paper (docs/decisions/0012).
    """

    code = models.CharField(_("code"), max_length=40, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="rounds", verbose_name=_("bevraging"))
    name = models.CharField(_("naam"), max_length=200)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    is_anonymous = models.BooleanField(_("anoniem"), default=True)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)

    objects = SurveyRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("ronde")
        verbose_name_plural = _("rondes")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="survey_round_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="survey_round_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("kruidenier:round_detail", args=[self.pk])

    @property
    def is_open(self):
        """What `open_on` asks of many, today."""
        return self.starts_on <= today() and (self.ends_on is None or self.ends_on >= today())


def new_code():
    """The code on one paper form, for one answer, on paper or through the link."""
    return "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))


class SurveyCode(TeamOwned):
    """The code of one paper form: whoever answers with it, on paper or through the link, answers once.

    It is only marked as used: which answers came with it is kept nowhere.
    """

    round = models.ForeignKey(SurveyRound, models.CASCADE, related_name="codes")
    text = models.CharField(_("code"), max_length=20, default=new_code)
    is_used = models.BooleanField(_("gebruikt"), default=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("codes")
        constraints = [models.UniqueConstraint(fields=["round", "text"], name="survey_code_once_a_round")]


class SurveyResponseQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW


def new_form_code():
    """What the workbook calls a form; drawn at random, as its id is."""
    return secrets.token_hex(8)


class SurveyResponse(TeamOwned):
    """One filled in form. Its id is drawn at random, so that the order of the rows tells nothing either."""

    class Channel(models.TextChoices):
        PAPER = "paper", _("op papier")
        TABLET = "tablet", _("op de tablet")
        LINK = "link", _("met de link")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=40, default=new_form_code, editable=False)
    round = models.ForeignKey(SurveyRound, models.PROTECT, related_name="responses", verbose_name=_("ronde"))
    channel = models.CharField(_("hoe"), max_length=10, choices=Channel.choices)
    resident = models.ForeignKey(
        Resident, models.PROTECT, null=True, blank=True, related_name="survey_responses", verbose_name=_("bewoner")
    )

    objects = SurveyResponseQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "code", "round", "channel", "resident"}
        export = {"round", "channel"}

    class Meta:
        verbose_name = _("ingevuld formulier")
        verbose_name_plural = _("ingevulde formulieren")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="survey_form_code_once"),
            models.UniqueConstraint(
                fields=["round", "resident"],
                name="survey_response_once_a_resident",
                violation_error_message=_("Deze bewoner vulde deze ronde al in."),
            ),
        ]

    def get_absolute_url(self):
        return self.round.get_absolute_url()


class SurveyAnswer(TeamOwned):
    """An answer to a question: an option, a number (1 to 5; yes is 1, no is 0) or a text. More choices: a row each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # rows in order would tell who was last
    response = models.ForeignKey(SurveyResponse, models.CASCADE, related_name="answers", db_index=False)
    question = models.ForeignKey(SurveyQuestion, models.PROTECT, related_name="answers")
    option = models.ForeignKey(SurveyOption, models.PROTECT, null=True, blank=True, related_name="answers")
    number = models.PositiveSmallIntegerField(_("getal"), null=True, blank=True)
    text = models.TextField(_("antwoord"), max_length=10_000, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Privacy:
        subjects = "response__resident"
        erase = {"text": ""}
        keep = {"team", "response", "question", "option", "number"}
        export = {"question", "option", "number", "text"}

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints = [
            models.UniqueConstraint(fields=["response", "question", "option"], name="survey_answer_option_once"),
            models.UniqueConstraint(
                fields=["response", "question"], condition=Q(option=None), name="survey_answer_without_option_once"
            ),
            models.CheckConstraint(
                condition=Q(number=None, text="") | Q(option=None, text="") | Q(option=None, number=None),
                name="survey_answer_is_one_thing",
            ),
        ]


class AnswerSignal(TeamOwned):
    """A signal that was made of an open answer."""

    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="answer_signals", db_index=False)
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="+")

    class Privacy:
        subjects = ("answer__response__resident", "signal__resident")
        erase: dict[str, object] = {}
        keep = {"team", "answer", "signal"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer"], name="answer_signal_once")]
