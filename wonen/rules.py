"""What makes a value of housing wrong; like contacts/rules.py."""

from django.utils.translation import gettext as _

from wonen.models import Actor, HousingFile

MOST_DAYS = 3650


def outcome_without_end(outcome, closed_on):
    """How it went is known once the file is closed."""
    if outcome and not closed_on:
        return _("Vul in wanneer het dossier sloot, of kies geen afloop.")
    return None


def question_of_another_kind(kind, question):
    """What a file is about is asked of the kind «andere» alone; the others say it themselves."""
    if question and kind and kind != HousingFile.Kind.OTHER:
        return _("Dit kies je enkel bij de soort «andere». Maak dit leeg, of kies die soort.")
    return None


def paid_beyond_granted(granted, paid):
    """Euro; what was granted is known before something is paid."""
    if paid is None:
        return None
    if granted is None:
        return _("Vul eerst in hoeveel er toegekend is, of laat dit leeg.")
    return _("Er is niet meer uitbetaald dan toegekend. Kijk beide bedragen na.") if paid > granted else None


def booked_for_another(booked, household):
    """What the rolling fund lent stays with whom it was lent to; both are compared as they come."""
    if booked and household and booked != household:
        return _("Op dit dossier is geboekt in het rollend fonds. Het blijft bij dat gezin: maak een nieuw dossier.")
    return None


def too_many_days(days):
    """How long a step normally takes."""
    if days is not None and not 1 <= days <= MOST_DAYS:
        return _("Schrijf een aantal dagen van 1 tot 3650, of laat leeg.")
    return None


def someone_of_the_team(actor, worker):
    if worker and actor != Actor.TEAM:
        return _("Kies dit enkel als het team de stap doet. Maak dit leeg, of kies «het team».")
    return None


def some_partner(actor, organisation):
    if organisation and actor != Actor.PARTNER:
        return _("Kies dit enkel als een partner de stap doet. Maak dit leeg, of kies «een partner».")
    return None


def no_place(position):
    """Among the standard steps of a kind."""
    return _("Tel vanaf 1.") if position is not None and position < 1 else None
