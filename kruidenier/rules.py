"""What makes a value of the social grocery wrong; like contacts/rules.py."""

from django.utils.translation import gettext as _


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
