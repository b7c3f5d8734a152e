from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from buurtwerk.accounts.models import Invitation, Membership, Team, User
from buurtwerk.accounts.models.invitation import hashed, new_token
from buurtwerk.accounts.roles import Role


@transaction.atomic
def invite(*, team, email, role, by, address):
    """Make an invitation and mail its link; returns (invitation, link).

    `address` turns a path into a full address. An earlier invitation of the
    same person to the same team stops working.
    """
    token = new_token()
    Invitation.objects.usable().filter(team=team, email__iexact=email).delete()
    invitation = Invitation.objects.create(
        team=team, email=email.lower(), role=role, invited_by=by, token_hash=hashed(token)
    )
    link = address(reverse("accounts:invitation", args=[token]))
    text = render_to_string("accounts/invitation_mail.txt", {"invitation": invitation, "link": link, "by": by})
    transaction.on_commit(lambda: send_mail(_("Uitnodiging voor Buurtwerk"), text, None, [email]))
    return invitation, link


@transaction.atomic
def accept(*, invitation, user=None, name="", password=""):
    """Use an invitation up: makes the account where there is none, and the membership; returns the user.

    Raises LastCoordinator when it would take the team its only one.
    """
    used = Invitation.objects.usable().filter(pk=invitation.pk).update(accepted_at=timezone.now())
    if not used:
        raise Invitation.DoesNotExist
    if user is None:
        user = User.objects.create_user(invitation.email, password, name=name)
    held = Membership.objects.filter(user=user, team=invitation.team, role=Role.COORDINATOR).exists()
    Membership.objects.update_or_create(user=user, team=invitation.team, defaults={"role": invitation.role})
    if held:
        refuse_without_coordinator(invitation.team)
    return user


@transaction.atomic
def change_role(*, membership, role):
    """Raises LastCoordinator when the team would be left without one."""
    Membership.objects.filter(pk=membership.pk).update(role=role)
    refuse_without_coordinator(membership.team)


@transaction.atomic
def end_membership(*, membership):
    """Raises LastCoordinator when the team would be left without one."""
    membership.delete()
    refuse_without_coordinator(membership.team)


class LastCoordinator(Exception):
    """A team keeps at least one coordinator."""


def refuse_without_coordinator(team):
    """The team's row is held, so that two who leave at once do not leave none."""
    Team.objects.select_for_update().get(pk=team.pk)
    if not Membership.objects.filter(team=team, role=Role.COORDINATOR, user__is_active=True).exists():
        raise LastCoordinator
