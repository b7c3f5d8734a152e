"""The list of home visits as Django's admin shows it, tuned: no query a row, no count of all rows."""

from django.contrib import admin

from huisbezoeken.models import HomeVisit


class HomeVisitAdmin(admin.ModelAdmin):
    list_display = ("family", "date", "time", "address", "result", "themes", "workers")
    list_filter = ("result", "kind", "themes")
    list_select_related = ("household",)
    list_per_page = 50
    show_full_result_count = False
    actions = None
    ordering = ("-date", "-pk")

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(team=request.team)
        return rows.prefetch_related("household__residents", "visit_themes__theme", "visit_workers__user")

    def family(self, visit):
        return " / ".join(dict.fromkeys(person.last_name for person in visit.household.residents.all()))

    def address(self, visit):
        return visit.household.address

    def themes(self, visit):
        return ", ".join(row.theme.name for row in visit.visit_themes.all())

    def workers(self, visit):
        return ", ".join(str(row) for row in visit.visit_workers.all())


site = admin.AdminSite(name="peer")
site.enable_nav_sidebar = False
site.register(HomeVisit, HomeVisitAdmin)
