from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import AmountField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.forms.days import likely
from contacts.models import Area
from wonen import actions
from wonen import premium_rules as rules
from wonen.models import APPLICANTS, Premium


class PremiumForm(RecordForm):
    """A premium of the catalogue, who may ask it, and the papers it takes as lines."""

    maximum = AmountField(label=_("Hoogstens"), required=False, help_text=_("In euro."))
    tenures = forms.MultipleChoiceField(
        label=_("Wie mag ze vragen?"),
        choices=APPLICANTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies niets als iedereen ze mag vragen."),
    )
    papers = forms.CharField(
        label=_("Welke papieren zijn nodig?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Eén per regel. Elke nieuwe aanvraag krijgt ze als lijst om aan te vinken."),
    )

    class Meta:
        model = Premium
        fields = ["name", "area", "starts_on", "ends_on", "maximum", "share", "conditions", "link"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput, "conditions": rows(5)}
        labels = {
            "name": _("Naam"),
            "area": _("Waar geldt ze?"),
            "share": _("Deel van de kosten"),
            "conditions": _("Voorwaarden"),
            "link": _("Website"),
        }
        help_texts = {
            "ends_on": _("Laat leeg als het einde niet gekend is."),
            "share": _("In procent, van 1 tot 100."),
        }
        error_messages = {"name": {"required": _("Geef de premie een naam.")}}

    def __init__(self, request, *, instance=None):
        start = {"tenures": instance.applicants, "papers": "\n".join(names_of(instance))} if instance else {}
        super().__init__(request, instance=instance, initial=start)
        self.instance.team = self.team
        offer(self, area=Area.objects.of(self.team).by_name())
        call_empty(self, area=_("overal"))
        self.fields["share"].widget.attrs.update({"min": 1, "max": 100, "inputmode": "numeric"})

    def clean_starts_on(self):
        return likely(self, "starts_on")

    def clean_ends_on(self):
        ends_on = likely(self, "ends_on")
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        return ends_on

    def clean_share(self):
        share = self.cleaned_data["share"]
        contacts.refuse(rules.no_share(share))
        return share

    def clean_papers(self):
        papers = rules.papers_in(self.cleaned_data["papers"])
        contacts.refuse(rules.wrong_papers(papers))
        return papers

    def lists_beside(self, theirs):
        mine = self.cleaned_data
        return {
            "tenures": (labels(mine["tenures"]), labels(theirs.applicants)),
            "papers": (", ".join(mine["papers"]), ", ".join(names_of(theirs))),
        }

    def keep(self):
        """Store the premium; returns it. Call inside `store`."""
        told = {name: self.cleaned_data[name] for name in ("tenures", "papers")}
        return actions.save_premium(premium=self.instance, by=self.user, **told)


def names_of(premium):
    return [paper.name for paper in premium.papers.all()]


def labels(tenures):
    return ", ".join(str(label) for value, label in APPLICANTS if value in tenures)
