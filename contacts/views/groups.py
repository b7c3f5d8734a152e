"""The groups in which the team consults with its partners, and who sits in them by function."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.home.deleting import delete_with_undo
from contacts import actions
from contacts.forms.group import GroupForm, GroupMemberForm
from contacts.models import Group, GroupMember


@require_GET
@requires(Permission.ORGANISATION_VIEW)
def group_list(request):
    groups = Group.objects.of(request.team).by_name().with_members_on(today())
    return render(request, "contacts/group_list.html", {"groups": groups})


@require_GET
@requires(Permission.ORGANISATION_VIEW)
def group_detail(request, pk):
    group = get_group_or_404(request, pk)
    members = list(group.members.in_order())
    context = {
        "group": group,
        "members": [member for member in members if not member.is_past],
        "past_members": [member for member in members if member.is_past],
    }
    return render(request, "contacts/group_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def group_create(request):
    return group_form(request, GroupForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def group_edit(request, pk):
    group = get_group_or_404(request, pk)
    return group_form(request, GroupForm(request, instance=group), group)


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def group_delete(request, pk):
    return delete_with_undo(request, get_group_or_404(request, pk), residents=[], then="contacts:group_list")


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def group_member_create(request, pk):
    group = get_group_or_404(request, pk)
    return member_form(request, GroupMemberForm(request, group=group), group)


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def group_member_edit(request, pk):
    member = get_member_or_404(request, pk)
    return member_form(request, GroupMemberForm(request, group=member.group, instance=member), member.group, member)


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def group_member_delete(request, pk):
    member = get_member_or_404(request, pk)
    return delete_with_undo(request, member, residents=[], then=member.group)


def group_form(request, form, group=None):
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    return render(request, "contacts/group_form.html", {"form": form, "group": group})


def member_form(request, form, group, member=None):
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(group)
    return render(request, "contacts/group_member_form.html", {"form": form, "group": group, "member": member})


def get_group_or_404(request, pk):
    return get_or_404(request, Group.objects.select_related("team"), pk)


def get_member_or_404(request, pk):
    return get_or_404(request, GroupMember.objects.select_related("team", "group__team", "organisation"), pk)
