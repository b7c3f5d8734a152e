from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.models import GroupMember
from huisbezoeken import actions, rules
from huisbezoeken.models import AgendaItem

FOLLOWS = ("due_on", "owner", "worker")


class AgendaItemForm(RecordForm):
    """What was said about an item, what was decided, who does it and by when."""

    class Meta:
        model = AgendaItem
        fields = ["title", "discussion", "decision", "due_on", "owner", "worker"]
        widgets = {"discussion": rows(5), "decision": rows(3), "due_on": DateInput}
        labels = {
            "title": _("Punt op de agenda"),
            "discussion": _("Wat werd er gezegd?"),
            "decision": _("Wat is er beslist?"),
            "due_on": _("Tegen wanneer?"),
            "owner": _("Wie doet het?"),
            "worker": _("Wie van ons volgt het op?"),
        }
        help_texts = {
            "title": _("Laat leeg: dan staat er wat het signaal of knelpunt zegt."),
            "discussion": _("Schrijf zonder namen: dit komt in het verslag."),
            "decision": _("Maak leeg om een beslissing in te trekken; wat erop volgde, vervalt dan ook."),
            "due_on": _("Met een dag wordt het een opvolging, en staat het op het volgende overleg tot het gedaan is."),
        }

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance, initial={} if instance.decision else {"worker": request.user})
        members = GroupMember.objects.of(self.team).filter(group=instance.meeting.group_id)
        sitting = members.on(instance.meeting.date) | members.filter(pk=instance.owner_id)
        offer(
            self,
            owner=sitting.distinct().in_order(),
            worker=User.objects.workers_of(self.team, and_also=[instance.worker_id]),
        )
        call_empty(self, owner=_("niemand in het bijzonder"), worker=_("nog niemand"))
        if not instance.subject:
            self.fields["title"].required, self.fields["title"].help_text = True, ""

    @property
    def takes_back(self):
        """What was decided is decided no more: what followed from it goes along."""
        return bool(self.initial.get("decision")) and not self.cleaned_data.get("decision")

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if self.takes_back:
            return None
        contacts.refuse(rules.not_decided(self.cleaned_data.get("decision"), due_on))
        if due_on and "due_on" in self.changed_data:
            contacts.refuse(contacts.far_day(due_on) or rules.due_before_meeting(due_on, self.instance.meeting.date))
        return due_on

    def clean_owner(self):
        return self._after_decision("owner")

    def clean_worker(self):
        """Whoever writes it down follows it up unless somebody else is chosen, and nobody where nothing is decided."""
        if not self.cleaned_data.get("decision") and self.cleaned_data["worker"] == self.user:
            return None  # it was offered, not chosen
        return self._after_decision("worker")

    def _after_decision(self, name):
        value = None if self.takes_back else self.cleaned_data[name]
        contacts.refuse(rules.not_decided(self.cleaned_data.get("decision"), value))
        return value

    def clean(self):
        cleaned = super().clean()
        wrong = rules.owner_without_day(cleaned.get("owner"), cleaned.get("due_on"))
        if wrong and "due_on" not in self.errors:
            self.add_error("due_on", wrong)
        return cleaned

    def keep(self):
        """Store the item; returns it. Call inside `store`."""
        return actions.save_item(item=self.instance, by=self.user)
