"""What the list of newsletters shows."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from activiteiten.filters.newsletters import NewsletterFilter
from activiteiten.models import NewsletterMail
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import search_key, search_words


def add_mails(rows):
    """To how many each one went, in one query."""
    sent = NewsletterMail.objects.filter(newsletter__in=[row["id"] for row in rows], status=NewsletterMail.Status.SENT)
    number = dict(sent.order_by().values_list("newsletter").annotate(Count("pk")))
    for row in rows:
        row["mails"] = number.get(row["id"])


def with_words(rows, query):
    """A team has few newsletters and they keep no search key: their titles are looked through."""
    words = search_words(query)
    titles = ((pk, search_key(*texts)) for pk, *texts in rows.values_list("pk", "code", "title"))
    return rows.filter(pk__in=[pk for pk, key in titles if all(word in key for word in words)])


NEWSLETTERS = ListSpec(
    name=_("nieuwsbrieven"),
    singular=_("nieuwsbrief"),
    columns=(
        Column("titel", _("Titel"), lambda row: row["title"], ("title",)),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot en met"), lambda row: row["ends_on"], ("ends_on",)),
        Column(
            "stand",
            _("Stand"),
            lambda row: _now("op het web") if row["published_at"] else _now("in de maak"),
            ("published_at",),
        ),
        Column("gemaild", _("Gemaild"), lambda row: row["mails"], numeric=True),
    ),
    fields=("id", "title", "starts_on", "ends_on", "published_at"),
    url=lambda row: reverse("activiteiten:newsletter_detail", args=[row["id"]]),
    order=("-starts_on", "-pk"),
    filterset=NewsletterFilter,
    empty_template="activiteiten/_newsletters_empty.html",
    search=with_words,
    complete=add_mails,
)
