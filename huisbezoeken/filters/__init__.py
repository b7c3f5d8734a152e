from huisbezoeken.filters.follow_ups import FollowUpFilter
from huisbezoeken.filters.signals import SignalFilter
from huisbezoeken.filters.visits import VisitFilter

__all__ = ["FollowUpFilter", "SignalFilter", "VisitFilter"]
