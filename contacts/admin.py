from django.contrib import admin
from django.db import transaction
from django.urls import path

from buurtwerk.audit.trail import Action, record
from contacts import actions, partner_admin
from contacts.models import Agreement, ContactPerson, Offer, Organisation


class PartInline(admin.StackedInline):
    extra = 0
    view_on_site = False  # the page of a partner is its team's


class ContactPersonInline(PartInline):
    model = ContactPerson
    fields = ["function", "name", "email", "phone", "starts_on", "ends_on"]


class OfferInline(PartInline):
    model = Offer
    fields = ["name", "for_whom", "where", "description", "starts_on", "ends_on"]


class AgreementInline(PartInline):
    model = Agreement
    fields = ["title", "starts_on", "ends_on", "note"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Partner organisations of every team with what belongs to them: no resident stands in them."""

    list_display = ["name", "team", "kind", "agreement_from", "agreement_until"]
    list_filter = ["team", "kind"]
    search_fields = ["name", "code"]
    fields = ["team", "name", "kind", "website", "agreement_from", "agreement_until"]
    inlines = [ContactPersonInline, OfferInline, AgreementInline]
    view_on_site = False
    change_list_template = "contacts/admin/organisation_list.html"

    def get_readonly_fields(self, request, obj=None):
        return ["team"] if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            obj.claim(obj.version, request.user)
        actions.save(obj, by=request.user)

    @transaction.atomic
    def save_formset(self, request, form, formset, change):
        for part in formset.save(commit=False):
            part.team = part.organisation.team
            if part.pk:
                part.claim(part.version, request.user)
            actions.save(part, by=request.user)
        for part in formset.deleted_objects:
            record(Action.DELETE, by=request.user, team=part.team, thing=part)
            part.delete()

    def get_urls(self):
        guard = self.admin_site.admin_view
        own = [
            path("inlezen/", guard(partner_admin.upload), name="contacts_organisation_import"),
            path("inlezen/<int:pk>/", guard(partner_admin.outcome), name="contacts_organisation_import_job"),
            path("uitvoeren/", guard(partner_admin.export), name="contacts_organisation_export"),
        ]
        return own + super().get_urls()
