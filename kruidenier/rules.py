"""What makes a value of the social grocery wrong; like contacts/rules.py."""

from django.utils.translation import gettext as _

MOST_PEOPLE = 99  # in one household
MOST_MONTHS = 120
DAYS_IN_A_MONTH = 31


def too_many_people(number):
    """Of one household."""
    if number is not None and number > MOST_PEOPLE:
        return _("Zoveel mensen wonen er niet in één gezin. Kijk het getal na.")
    return None


def no_run(months):
    """How long a card runs."""
    if months is not None and not 1 <= months <= MOST_MONTHS:
        return _("Schrijf een aantal maanden van 1 tot 120, of laat leeg.")
    return None


def no_limit(visits):
    """From how many visits in a month there is a warning."""
    if visits is not None and not 1 <= visits <= DAYS_IN_A_MONTH:
        return _("Schrijf een getal van 1 tot 31, of laat leeg.")
    return None


def reason_without_end(reason, ends_on):
    """Why a card stopped is known once it has a last day."""
    if reason and not ends_on:
        return _("Vul de laatste dag in, of kies geen reden.")
    return None


def outcome_without_end(outcome, ends_on):
    """How a pathway went is known once it is over."""
    if outcome and not ends_on:
        return _("Vul de laatste dag in, of kies geen afloop.")
    return None


def step_says_nothing(text, stage):
    """A step tells what is done, or where somebody is on the road by then."""
    if not text and not stage:
        return _("Schrijf wat deze stap is, of kies waar iemand dan staat.")
    return None
