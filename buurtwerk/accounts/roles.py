"""What each role may do: one table, one function that looks in it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    VOLUNTEER = "volunteer", _("vrijwilliger")
    WORKER = "worker", _("buurtwerker")
    COORDINATOR = "coordinator", _("coördinator")
    READER = "reader", _("lezer")


class Permission(StrEnum):
    PUBLIC = "public"  # nobody needs to sign in
    OWN_ACCOUNT = "own_account"  # everybody who is signed in, member of a team or not
    COUNTER = "counter"
    ATTENDANCE_TICK = "attendance_tick"
    RESIDENT_VIEW = "resident_view"
    RESIDENT_EDIT = "resident_edit"
    ORGANISATION_VIEW = "organisation_view"
    ORGANISATION_EDIT = "organisation_edit"
    AREA_EDIT = "area_edit"  # the streets and sectors of the map
    NEIGHBOURHOOD_EDIT = "neighbourhood_edit"  # figures of the neighbourhood
    VISIT_VIEW = "visit_view"
    VISIT_EDIT = "visit_edit"
    FOLLOW_UP_VIEW = "follow_up_view"
    FOLLOW_UP_EDIT = "follow_up_edit"
    SIGNAL_VIEW = "signal_view"
    SIGNAL_EDIT = "signal_edit"
    MEETING_VIEW = "meeting_view"
    MEETING_EDIT = "meeting_edit"
    REFERRAL_VIEW = "referral_view"
    REFERRAL_EDIT = "referral_edit"
    ACTIVITY_VIEW = "activity_view"
    ACTIVITY_EDIT = "activity_edit"
    GROCERY_VIEW = "grocery_view"
    GROCERY_EDIT = "grocery_edit"
    GROCERY_RULES = "grocery_rules"  # what the team agreed on about its cards
    HOUSING_VIEW = "housing_view"
    HOUSING_EDIT = "housing_edit"
    HOUSING_RULES = "housing_rules"  # the steps that files usually go through, the catalogue of premiums
    FUND_BOOK = "fund_book"  # the ledger of the rolling fund
    MONDAY_LIST = "monday_list"
    FILTERS_TIDY = "filters_tidy"  # what colleagues share too
    CONFIDENTIAL_READ = "confidential_read"
    FIGURES_VIEW = "figures_view"
    REPORT_READ = "report_read"
    REPORT_MAKE = "report_make"
    REGISTER_IMPORT = "register_import"
    EXPORT = "export"
    MEMBERS_MANAGE = "members_manage"


P = Permission
WORKER_GRANTS = {
    P.COUNTER,
    P.ATTENDANCE_TICK,
    P.RESIDENT_VIEW,
    P.RESIDENT_EDIT,
    P.ORGANISATION_VIEW,
    P.VISIT_VIEW,
    P.VISIT_EDIT,
    P.FOLLOW_UP_VIEW,
    P.FOLLOW_UP_EDIT,
    P.SIGNAL_VIEW,
    P.SIGNAL_EDIT,
    P.MEETING_VIEW,
    P.MEETING_EDIT,
    P.REFERRAL_VIEW,
    P.REFERRAL_EDIT,
    P.ACTIVITY_VIEW,
    P.ACTIVITY_EDIT,
    P.GROCERY_VIEW,
    P.GROCERY_EDIT,
    P.HOUSING_VIEW,
    P.HOUSING_EDIT,
    P.FIGURES_VIEW,
    P.REPORT_READ,
}
COORDINATOR_GRANTS = WORKER_GRANTS | {
    P.ORGANISATION_EDIT,
    P.AREA_EDIT,
    P.NEIGHBOURHOOD_EDIT,
    P.CONFIDENTIAL_READ,
    P.MONDAY_LIST,
    P.FILTERS_TIDY,
    P.GROCERY_RULES,
    P.HOUSING_RULES,
    P.FUND_BOOK,
    P.REPORT_MAKE,
    P.REGISTER_IMPORT,
    P.EXPORT,
    P.MEMBERS_MANAGE,
}
GRANTS: dict[str, set[Permission]] = {
    Role.VOLUNTEER: {P.COUNTER, P.ATTENDANCE_TICK},
    Role.WORKER: WORKER_GRANTS,
    Role.COORDINATOR: COORDINATOR_GRANTS,
    Role.READER: {P.REPORT_READ},
}


def roles_with(permission):
    """The roles that may do this."""
    return [role for role, granted in GRANTS.items() if permission in granted]


def can(user, permission, team):
    """Whether `user` may do this in `team` (None: in no team)."""
    if permission == P.PUBLIC:
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    return permission == P.OWN_ACCOUNT or permission in GRANTS.get(user.role_in(team), set())
