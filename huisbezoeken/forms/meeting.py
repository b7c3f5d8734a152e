from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput, TimeInput, rows
from contacts import rules as contacts
from contacts.models import Group, GroupMember
from huisbezoeken import actions, papers, rules
from huisbezoeken.models import Meeting, MeetingPresence

MISSING = MeetingPresence.Status.ABSENT


class MeetingForm(RecordForm):
    """Which group meets, when and where; the figures that go along; afterwards what belongs to no item."""

    papers = forms.MultipleChoiceField(
        label=_("Welke cijfers gaan mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Meeting
        fields = ["group", "date", "starts_at", "ends_at", "place", "figures_year", "guests", "report"]
        widgets = {"date": DateInput, "starts_at": TimeInput, "ends_at": TimeInput, "report": rows(5)}
        labels = {
            "group": _("Welke groep?"),
            "figures_year": _("Cijfers van welk jaar?"),
            "guests": _("Wie was er nog?"),
            "report": _("Algemeen verslag"),
        }
        help_texts = {
            "figures_year": _("Ze gaan mee zoals in het jaarverslag: zonder kleine aantallen."),
            "guests": _("Met hun functie, zonder naam."),
            "report": _("Wat bij geen enkel agendapunt hoort. Schrijf zonder namen."),
        }

    def __init__(self, request, *, instance=None, group=None):
        is_new = instance is None
        begin = {"group": group, "figures_year": today().year - 1} if is_new else {"papers": instance.paper_keys}
        super().__init__(request, instance=instance, initial=begin)
        self.instance.team = self.team
        offer(self, group=Group.objects.of(self.team).by_name(), papers=papers.choices())
        call_empty(self, group=_("kies een groep"))
        if is_new:
            del self.fields["guests"], self.fields["report"]
        else:
            del self.fields["group"]  # who was there and who does what sits in it

    @property
    def has_groups(self):
        return Group.objects.of(self.team).exists()

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data:
            contacts.refuse(contacts.far_day(date))
        return date

    def clean_ends_at(self):
        ends_at, starts_at = self.cleaned_data["ends_at"], self.cleaned_data.get("starts_at")
        if "starts_at" not in self.errors:
            contacts.refuse(rules.ends_without_beginning(starts_at, ends_at))
        return ends_at

    def clean_figures_year(self):
        year = self.cleaned_data["figures_year"]
        contacts.refuse(rules.no_figures_yet(year))
        return year

    def clean(self):
        cleaned = super().clean()
        wrong = rules.papers_without_year(cleaned.get("papers"), cleaned.get("figures_year"))
        if wrong and "figures_year" not in self.errors:
            self.add_error("figures_year", wrong)
        return cleaned

    def lists_beside(self, theirs):
        return {"papers": (labels_of(self.cleaned_data.get("papers") or []), labels_of(theirs.paper_keys))}

    def keep(self):
        """Store the meeting; returns it. Call inside `store`."""
        return actions.save_meeting(meeting=self.instance, papers=self.cleaned_data["papers"], by=self.user)


def labels_of(keys):
    return ", ".join(str(paper.label) for paper in papers.asked_for(keys))


class PresenceForm(PartForm):
    """Who was there: a choice for each member who sat in the group that day, and whoever was noted before."""

    name = "aanwezig"

    def __init__(self, data, *, meeting, request):
        told = {"request": request, "page": meeting.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, use_required_attribute=False, **told)
        self.meeting = meeting
        noted = {row.member_id: row.status for row in meeting.presences.all()}
        members = GroupMember.objects.of(meeting.team).filter(group=meeting.group)
        sitting = members.on(meeting.date) | members.filter(pk__in=noted)
        self.members = list(sitting.distinct().in_order())
        for member in self.members:
            self.fields[f"lid-{member.pk}"] = forms.ChoiceField(
                label=str(member),
                choices=MeetingPresence.Status.choices,
                required=False,
                initial=noted.get(member.pk),
                widget=forms.RadioSelect,
            )

    @property
    def told(self):
        """Member -> status, of those about whom something was said."""
        said = {member: self.cleaned_data.get(f"lid-{member.pk}") for member in self.members}
        return {member: status for member, status in said.items() if status}

    @property
    def is_noted(self):
        return any(field.initial for field in self.fields.values())


class NewItemForm(PartForm):
    """An item of its own, written on the page of the meeting."""

    name = "punt"
    title = forms.CharField(label=_("Een ander punt"), max_length=200)

    def __init__(self, data, *, meeting, request):
        told = {"request": request, "page": meeting.get_absolute_url(), "part": self.name, "prefix": self.name}
        super().__init__(data, use_required_attribute=False, **told)
        self.meeting = meeting

    def keep(self, by):
        return actions.put_on_agenda(meeting=self.meeting, title=self.cleaned_data["title"], by=by)[0].meeting
