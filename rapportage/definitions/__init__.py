"""What each figure means, in which unit, and the list that it counts; shared figures.md is the contract."""

from rapportage.definitions import (
    activities,
    decisions,
    grocery,
    housing,
    partners,
    pathways,
    reach,
    referrals,
    signals,
    visits,
)

DEFINITIONS = (
    *visits.DEFINITIONS,
    *reach.DEFINITIONS,
    *activities.DEFINITIONS,
    *grocery.DEFINITIONS,
    *pathways.DEFINITIONS,
    *housing.DEFINITIONS,
    *signals.DEFINITIONS,
    *decisions.DEFINITIONS,
    *referrals.DEFINITIONS,
    *partners.DEFINITIONS,
)
BY_KEY = {definition.key: definition for definition in DEFINITIONS}
