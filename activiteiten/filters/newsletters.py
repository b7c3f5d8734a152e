import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Newsletter, NewsletterMail
from buurtwerk.core.dates import year_span
from contacts.filters import YearFilter

IN_THE_MAKING, PUBLISHED, MAILED = "ontwerp", "gepubliceerd", "gemaild"


class NewsletterFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_state",
        choices=[(IN_THE_MAKING, _("in de maak")), (PUBLISHED, _("op het web")), (MAILED, _("gemaild"))],
    )
    jaar = YearFilter(lambda rows, team, year: rows.filter(starts_on__range=year_span(year)), label=_("jaar"))

    class Meta:
        model = Newsletter
        fields: list[str] = []

    def of_state(self, rows, name, value):
        if value == MAILED:
            sent = NewsletterMail.objects.filter(newsletter=OuterRef("pk"), status=NewsletterMail.Status.SENT)
            return rows.filter(Exists(sent))
        return rows.filter(published_at__isnull=value == IN_THE_MAKING)
