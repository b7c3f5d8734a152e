"""Invented signals of the last weeks for the demo team, all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.utils import timezone

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Organisation, Resident
from huisbezoeken.models import Signal, SignalChange, Theme

Severity, Status = Signal.Severity, Signal.Status


class Heard(NamedTuple):
    days_ago: int
    theme: str  # its code
    description: str
    severity: str = Severity.UNKNOWN
    people: int | None = None
    path: tuple[tuple[str, int], ...] = ()  # the statuses after «nieuw», each with how many days ago


HEARD = [
    Heard(1, "mobility", "De bushalte aan de markt is verplaatst; met een buggy of rollator raak je er niet meer.",
          Severity.SERIOUS, 12),
    Heard(4, "housing", "Vocht en schimmel in de hele rij huurhuizen; de verhuurder antwoordt niet op brieven.",
          Severity.URGENT, 9),
    Heard(6, "leisure", "De inschrijving voor de zomerkampen kan alleen online, en was in een uur volzet."),
    Heard(13, "services", "Aan het loket wordt enkel op afspraak gewerkt; wie niet kan bellen, geraakt niet binnen.",
          Severity.SERIOUS, 20, ((Status.IN_FOLLOW_UP, 9),)),
    Heard(17, "income", "De voorschotfactuur voor energie verdubbelde; verschillende gezinnen sparen op eten.",
          Severity.URGENT, 15, ((Status.IN_FOLLOW_UP, 15),)),
    Heard(24, "housing", "Zes maanden wachten op een antwoord over een sociale woning, en intussen een opzeg.",
          Severity.SERIOUS, 4, ((Status.IN_FOLLOW_UP, 20), (Status.TO_STEERING_GROUP, 8))),
    Heard(3, "mobility", "Met een rolstoel geraak je niet aan de nieuwe bushalte, er staat een trap voor.",
          Severity.SERIOUS),
    Heard(12, "housing", "In de huurhuizen aan de overkant komt het vocht ook door de muur; de kinderen hoesten.",
          Severity.SERIOUS, 5, ((Status.IN_FOLLOW_UP, 10),)),
    Heard(29, "services", "Drie keer voor de gesloten deur van het loket gestaan; bellen in het Nederlands lukt niet.",
          Severity.SERIOUS, None, ((Status.IN_FOLLOW_UP, 25),)),
    Heard(36, "services", "Een afspraak aan het loket maak je alleen online. Wie geen computer heeft, blijft weg.",
          Severity.NUISANCE, 10, ((Status.IN_FOLLOW_UP, 30),)),
    Heard(38, "health", "Geen huisarts in de buurt neemt nog nieuwe patiënten aan.",
          Severity.SERIOUS, 30, ((Status.TO_STEERING_GROUP, 33),)),
    Heard(45, "parenting", "Voor de opvang na school staat een wachtlijst tot volgend jaar; moeders zeggen werk af.",
          Severity.SERIOUS, 7, ((Status.IN_FOLLOW_UP, 40), (Status.RESOLVED, 12))),
    Heard(52, "mobility", "Het fietspad onder de brug is 's avonds pikdonker.",
          Severity.NUISANCE, None, ((Status.IN_FOLLOW_UP, 50), (Status.RESOLVED, 30), (Status.CLOSED, 16))),
    Heard(60, "services", "Brieven over de afvalkalender zijn enkel in moeilijk Nederlands.",
          Severity.NUISANCE, 25, ((Status.IN_FOLLOW_UP, 55), (Status.RESOLVED, 35), (Status.REOPENED, 5))),
]  # fmt: skip

PASSED_ON = {3: "O01", 5: "O01", 7: "O06"}  # the places in HEARD of what a partner passed on -> its code


@demo_extra
def demo_signals(team):
    """In every status, with what went before; some were told by somebody, some passed on by a partner."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    partners = {partner.code: partner for partner in Organisation.objects.of(team)}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    residents = Resident.objects.of(team).filter(contact_ended_on=None).order_by("code")[20:]
    for number, (heard, resident) in enumerate(zip(HEARD, residents, strict=False)):
        told_by = {"resident": resident if number % 3 else None, "organisation": partners.get(PASSED_ON.get(number))}
        signal = keep(heard, team, themes[heard.theme], told_by, worker)
        SignalChange.objects.bulk_create(
            SignalChange(
                team=team, signal=signal, by=worker, status=status, at=timezone.now() - timedelta(days=days_ago)
            )
            for status, days_ago in [(Status.NEW, heard.days_ago), *heard.path]
        )


def keep(heard, team, theme, told_by, worker):
    days = {status: today() - timedelta(days=days_ago) for status, days_ago in heard.path}
    date = today() - timedelta(days=heard.days_ago)
    status = heard.path[-1][0] if heard.path else Status.NEW
    return Signal.objects.create(
        team=team,
        code=next_code(Signal, team, f"SI-{date.year}"),
        date=date,
        **told_by,
        theme=theme,
        description=heard.description,
        severity=heard.severity,
        people_concerned=heard.people,
        status=status,
        to_steering_group_on=days.get(Status.TO_STEERING_GROUP),
        resolved_on=None if status == Status.REOPENED else days.get(Status.RESOLVED),
        updated_by=worker,
    )
