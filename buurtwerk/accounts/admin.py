from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from buurtwerk.accounts import actions
from buurtwerk.accounts.models import Invitation, Membership, Team, User

# What libraries register by themselves is nobody's business here.
admin.site.unregister([EmailAddress, Group, DBTaskResult])


class MembershipInline(admin.StackedInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user", "team"]


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    fields = ["name", "email", "is_active", "is_staff"]
    list_display = ["name", "email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "memberships__team"]
    search_fields = ["name", "email"]
    inlines = [MembershipInline]

    def save_model(self, request, obj, form, change):
        """Only the user chooses a password, through «Wachtwoord vergeten»."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        return False  # what somebody registered stays signed: an account is switched off, not deleted


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "municipality", "is_active"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MembershipInline]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    list_display = ["email", "team", "role", "made_at", "accepted_at"]
    fields = ["team", "email", "role"]

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        made, link = actions.invite(
            team=obj.team, email=obj.email, role=obj.role, by=request.user, address=request.build_absolute_uri
        )
        obj.pk = made.pk
        messages.info(request, _("De uitnodiging is gemaild. De link werkt één keer: %s") % link)
