from contextlib import contextmanager

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as django_csrf_failure
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts import actions
from buurtwerk.accounts.access import requires, switch_team
from buurtwerk.accounts.forms import InviteForm, NewAccountForm, ProfileForm, RoleForm
from buurtwerk.accounts.models import Invitation, Membership, User
from buurtwerk.accounts.roles import Permission, Role
from buurtwerk.core import drafts


@require_http_methods(["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Je gegevens zijn bewaard."))
        return redirect("accounts:profile")
    memberships = request.user.memberships.select_related("team").order_by("team__name")
    return render(request, "accounts/profile.html", {"form": form, "memberships": memberships})


@require_POST
@requires(Permission.OWN_ACCOUNT)
def team_switch(request):
    team_id = next((team.pk for team in request.own_teams if str(team.pk) == request.POST.get("team")), None)
    if team_id is None:
        raise Http404
    switch_team(request, team_id)
    return redirect("home:today")


@require_http_methods(["GET", "POST"])
@requires(Permission.MEMBERS_MANAGE)
def member_list(request):
    form = InviteForm(request.POST or None, team=request.team)
    if form.is_valid():
        invitation, link = actions.invite(
            team=request.team, by=request.user, address=request.build_absolute_uri, **form.cleaned_data
        )
        text = _("%(who)s krijgt een mail met een uitnodiging. Komt die niet aan? Geef zelf deze link: %(link)s")
        messages.success(request, text % {"who": invitation.email, "link": link})
        return redirect("accounts:member_list")
    members = request.team.memberships.filter(user__is_active=True).select_related("user").order_by("user__name")
    context = {"form": form, "members": members, "roles": Role.choices, "invitations": waiting(request.team)}
    return render(request, "accounts/member_list.html", context)


@require_POST
@requires(Permission.MEMBERS_MANAGE)
def member_edit(request, member):
    membership = get_member_or_404(request, member)
    form = RoleForm(request.POST, instance=membership)
    if form.is_valid():
        with telling_last_coordinator(request, _("De rol is gewijzigd.")):
            actions.change_role(membership=membership, role=form.cleaned_data["role"])
    else:
        messages.error(request, _("Kies een rol uit de lijst."))
    return redirect("accounts:member_list")


@require_POST
@requires(Permission.MEMBERS_MANAGE)
def member_end(request, member):
    membership = get_member_or_404(request, member)
    with telling_last_coordinator(request, _("%s is geen lid meer van dit team.") % membership.user):
        actions.end_membership(membership=membership)
    return redirect("accounts:member_list")


@require_POST
@requires(Permission.MEMBERS_MANAGE)
def invitation_withdraw(request, invitation):
    gone, _rows = request.team.invitations.filter(pk=invitation, accepted_at=None).delete()
    if gone:
        messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("accounts:member_list")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLIC)
def invitation(request, token):
    found = Invitation.objects.for_token(token).select_related("team").first()
    known = User.objects.filter(email=found.email).first() if found else None
    if found is None or (known and not known.is_active):
        return render(request, "accounts/invitation_used.html", status=404)
    if known and known != request.user:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    form = None if known else NewAccountForm(request.POST or None, email=found.email)
    if request.method == "POST" and (form is None or form.is_valid()):
        with telling_last_coordinator(request, _("Welkom bij %s.") % found.team):
            user = actions.accept(invitation=found, user=known, **(form.cleaned_data if form else {}))
            if not known:
                login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
            request.session["team"] = found.team_id
        return redirect("home:today")
    return render(request, "accounts/invitation.html", {"form": form, "invitation": found})


def csrf_failure(request, reason=""):
    """A form whose cookie changed meanwhile (signed in again elsewhere): what was typed is kept."""
    if draft := drafts.rescue(request):
        messages.warning(request, _("Je aanmelding was gewijzigd. Je tekst is er nog: kijk na en bewaar nog één keer."))
        return redirect(draft)
    return django_csrf_failure(request, reason, template_name="403_csrf.html")


def get_member_or_404(request, member):
    found = Membership.objects.filter(team=request.team, pk=member).select_related("user", "team").first()
    if found is None:
        raise Http404
    return found


@contextmanager
def telling_last_coordinator(request, done):
    """Turns LastCoordinator into a message, and no trouble into `done`."""
    try:
        yield
    except actions.LastCoordinator:
        messages.error(request, _("Dat kan niet: een team houdt minstens één coördinator."))
    else:
        messages.success(request, done)


def waiting(team):
    return team.invitations.filter(accepted_at=None).order_by("-made_at")
