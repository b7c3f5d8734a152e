"""What people and partners put on the start page."""

from datetime import date
from typing import NamedTuple

from django.db.models import Case, When
from django.db.models.functions import Coalesce

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from contacts.models import Agreement, Household, Organisation, Referral, Resident

SHOWN = 5


class Ending(NamedTuple):
    partner: Organisation
    title: str  # empty: the main agreement
    ends_on: date


@part(template="contacts/_first_steps.html", permission=Permission.RESIDENT_VIEW, order=0)
def first_steps(user, team):
    return {"is_new": not Household.objects.of(team).exists()}


@part(template="contacts/_today_referrals.html", permission=Permission.REFERRAL_VIEW, order=25)
def to_ask(user, team):
    """Referrals of which somebody should ask whether they arrived; one's own first, the longest waiting first."""
    due = Referral.objects.of(team).to_check(today()).with_people()
    referrals = list(due.order_by(own_first("worker", user), "check_on", "pk")[:SHOWN])
    if referrals:
        record(Action.LIST, by=user, team=team, thing=Referral, residents=[one.resident_id for one in referrals])
    return referrals


@part(template="contacts/_today_unseen.html", permission=Permission.RESIDENT_VIEW, order=40)
def long_unseen(user, team):
    """Residents not met for longer than their rhythm; whom one is in charge of first, the longest unseen first."""
    unseen = Resident.objects.of(team).long_unseen(today()).select_related("worker_in_charge")
    last_known = Coalesce("last_contact_on", "first_contact_on")
    residents = list(unseen.order_by(own_first("worker_in_charge", user), last_known, "pk")[:SHOWN])
    if residents:
        record(Action.LIST, by=user, team=team, thing=Resident, residents=[one.pk for one in residents])
    return residents


@part(template="contacts/_today_agreements.html", permission=Permission.ORGANISATION_VIEW, order=70)
def ending_agreements(user, team):
    """Of the main ones and of the others together, those that end first."""
    main = Organisation.objects.of(team).with_main_agreement_ending_soon(today()).order_by("agreement_until", "name")
    others = Agreement.objects.of(team).ending_soon(today()).select_related("organisation").order_by("ends_on", "pk")
    rows = [Ending(partner, "", partner.agreement_until) for partner in main[:SHOWN]]
    rows += [Ending(other.organisation, other.title, other.ends_on) for other in others[:SHOWN]]
    return sorted(rows, key=lambda row: (row.ends_on, row.partner.name))[:SHOWN]


def own_first(field, user):
    return Case(When(**{field: user}, then=0), default=1)
