"""The same sheets with django-import-export as it comes: its own reader, widgets, look-ups and saving."""

from django.utils import timezone
from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX

from activiteiten.models import Attendance, Session
from contacts.models import Household, Resident
from huisbezoeken.models import HomeVisit, Theme


class OfTeam(widgets.ForeignKeyWidget):
    def __init__(self, model, team):
        super().__init__(model, "code")
        self.team = team

    def get_queryset(self, value, row, *args, **kwargs):
        return self.model.objects.filter(team=self.team)


class SeveralOfTeam(widgets.ManyToManyWidget):
    def __init__(self, model, team):
        super().__init__(model, separator=";", field="code")
        self.team = team

    def clean(self, value, row=None, **kwargs):
        return self.model.objects.filter(team=self.team, code__in=[code.strip() for code in value.split(";")])


class Labelled(widgets.CharWidget):
    """The value behind a label."""

    def __init__(self, choices):
        super().__init__()
        self.values = {str(label): value for value, label in choices}

    def clean(self, value, row=None, **kwargs):
        return self.values[value]


class Through(fields.Field):
    """Rows between that carry a team."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        if is_m2m:
            getattr(instance, self.attribute).set(self.clean(row), through_defaults={"team_id": instance.team_id})


class VisitResource(resources.ModelResource):
    code = fields.Field("code", "huisbezoek")
    date = fields.Field("date", "datum", widgets.DateWidget())
    time = fields.Field("time", "uur", widgets.TimeWidget())
    kind = fields.Field("kind", "soort", Labelled(HomeVisit.Kind.choices))
    result = fields.Field("result", "resultaat", Labelled(HomeVisit.Result.choices))
    minutes = fields.Field("minutes", "duur", widgets.IntegerWidget())
    report = fields.Field("report", "verslag")
    themes = Through("themes", "thema's", widgets.ManyToManyWidget(Theme, separator="; ", field="name"))

    def __init__(self, team):
        super().__init__()
        self.team = team
        self.fields["residents"] = Through("residents", "bewoners", SeveralOfTeam(Resident, team))
        self.fields["household"] = fields.Field("household", "gezin", OfTeam(Household, team))

    class Meta:
        model = HomeVisit
        import_id_fields = ("code",)
        fields = ("code", "date", "time", "kind", "result", "minutes", "report", "themes")

    def get_queryset(self):
        return HomeVisit.objects.filter(team=self.team)

    def init_instance(self, row=None):
        return HomeVisit(team=self.team, updated_at=timezone.now())


class AttendanceResource(resources.ModelResource):
    role = fields.Field("role", "rol", Labelled(Attendance.Role.choices))

    def __init__(self, team):
        super().__init__()
        self.team = team
        self.fields["session"] = fields.Field("session", "sessie", OfTeam(Session, team))
        self.fields["resident"] = fields.Field("resident", "bewoner", OfTeam(Resident, team))

    class Meta:
        model = Attendance
        import_id_fields = ("session", "resident")
        fields = ("session", "resident", "role")

    def get_queryset(self):
        return Attendance.objects.filter(team=self.team)

    def init_instance(self, row=None):
        return Attendance(team=self.team, updated_at=timezone.now())


def import_as_peer(resource, team, data):
    result = resource(team).import_data(XLSX().create_dataset(data), raise_errors=True)
    assert result.totals["new"] == len(result.rows), result.totals
