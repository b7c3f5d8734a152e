"""At the counter: a household is checked in once a day, however many counters there are and however often one taps."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import clock, dutch, today
from contacts import actions as contacts
from huisbezoeken import actions as huisbezoeken
from kruidenier.actions.cards import save_card
from kruidenier.actions.visits import residents_about, save_visit, there_already
from kruidenier.models import CardRules, ShopVisit

UNDONE_WITHIN = timedelta(seconds=75)  # the button says a minute; a tap takes its time on a slow line


class CannotCheckIn(Exception):
    """Its text says why, for whoever stands at the counter; `visit` is the one that was there already."""

    def __init__(self, message, visit=None):
        super().__init__(message)
        self.visit = visit


@transaction.atomic
def check_in(*, card, by, at=None):
    """The household of this card came, now or at the moment `at`; returns the ShopVisit. Raises CannotCheckIn."""
    moment = timezone.localtime(at)
    day = moment.date()
    if there := there_already(card, day):
        raise CannotCheckIn(already(there), there)
    if card.ends_on and card.ends_on < day and CardRules.objects.rules_of(card.team).expired_stops:
        raise CannotCheckIn(_("Deze kaart liep af op %s. Vraag een buurtwerker erbij.") % dutch(card.ends_on))
    visit = ShopVisit(team=card.team, card=card, date=day, time=moment.time().replace(microsecond=0))
    return save_visit(visit=visit, by=by)


def already(visit):
    when = _("vandaag") if visit.date == today() else dutch(visit.date)
    at = _(" om %s") % clock(visit.time) if visit.time else ""
    return _("Al aangemeld: %(day)s%(at)s.") % {"day": when, "at": at}


@transaction.atomic
def undo_check_in(*, visit, by):
    """Take back a check-in of a moment ago; returns whether that was in time.

    The question that came with it goes too, unless a worker did something with it already.
    """
    now = ShopVisit.objects.select_for_update(of=("self",)).filter(pk=visit.pk).select_related("question").first()
    if now is None or not is_fresh(now):
        return False
    people = residents_about(now)
    record(Action.DELETE, by=by, team=now.team, thing=now, residents=people)
    question = now.question
    now.delete()
    if question and question.version == 1:
        question.delete()
    contacts.recount_last_contact(visit.team, people)
    return True


def is_fresh(visit):
    """Whether they came a moment ago."""
    if visit.time is None:
        return False
    came = timezone.make_aware(datetime.combine(visit.date, visit.time))
    return timedelta() <= timezone.now() - came < UNDONE_WITHIN


@transaction.atomic
def came_as(*, visit, resident, by):
    """Who of the household came (None: not known after all)."""
    now = (
        ShopVisit.objects.select_for_update(of=("self",))
        .select_related("card__household", "team", "question")
        .get(pk=visit.pk)
    )
    now.claim(now.version, by)
    now.resident = resident
    if now.question and now.question.version == 1:  # nobody did anything with it yet: it is theirs
        now.question.resident = resident
        now.question.save()
    return save_visit(visit=now, by=by)


@transaction.atomic
def ask_question(*, visit, by):
    """Somebody has a question: it goes on the list of the workers, once. What it is, nobody writes at the counter."""
    now = ShopVisit.objects.select_for_update().get(pk=visit.pk)
    if now.question_id is None:
        household = now.card.household
        text = _("Had een vraag aan de balie van de kruidenier.")
        asked = huisbezoeken.ask(
            team=now.team, text=text, due_on=max(now.date, today()), household=household, resident=now.resident, by=by
        )
        now.claim(now.version, by)
        now.question = asked
        now.save()
    return now


@transaction.atomic
def welcome(*, card, by, household=None, resident=None):
    """Make a card for a household, and where that is new the household with its first resident; then check them in."""
    if resident:
        contacts.add_household(household=household, resident=resident, by=by)
    card.household = card.household if resident is None else household
    save_card(card=card, by=by)
    return check_in(card=card, by=by)
