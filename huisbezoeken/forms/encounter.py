from crispy_forms.layout import Div, Layout

from buurtwerk.accounts.models import User
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from huisbezoeken.models import Encounter


class EncounterForm(RecordForm):
    class Meta:
        model = Encounter
        fields = ["date", "channel", "worker", "note"]
        widgets = {"date": DateInput, "note": rows(4)}

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        offer(self, worker=User.objects.workers_of(self.team, and_also=[self.instance.worker_id]))
        self.helper.layout = Layout(Div("date", "channel", css_class="pair"), "worker", "note")
