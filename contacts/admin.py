from django.contrib import admin

from contacts import actions
from contacts.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Partner organisations and agreements of every team: no resident stands in them."""

    list_display = ["name", "team", "kind", "agreement_from", "agreement_until"]
    list_filter = ["team", "kind"]
    search_fields = ["name", "code"]
    fields = ["team", "name", "kind", "website", "agreement_from", "agreement_until"]

    def get_readonly_fields(self, request, obj=None):
        return ["team"] if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            obj.claim(obj.version, request.user)
        actions.save(obj, by=request.user)
