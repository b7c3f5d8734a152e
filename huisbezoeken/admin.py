from django.contrib import admin

from huisbezoeken.models import Theme


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "position"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []  # the yearly figures are counted under it

    def has_delete_permission(self, request, obj=None):
        return False
