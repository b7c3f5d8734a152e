"""What the lists of visits, follow-ups and signals show."""

from huisbezoeken.lists.follow_ups import FOLLOW_UPS
from huisbezoeken.lists.signals import SIGNALS
from huisbezoeken.lists.visits import VISITS

__all__ = ["FOLLOW_UPS", "SIGNALS", "VISITS"]
