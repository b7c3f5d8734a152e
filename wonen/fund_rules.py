"""What makes a booking of the rolling fund wrong, in the words of forms and import; the ledger's rules: ledger.py."""

from django.utils.translation import gettext as _

from buurtwerk.core.dates import dutch, today
from buurtwerk.core.money import euro
from wonen.ledger import NOTHING, Wrong
from wonen.models import FundEntry
from wonen.models.terms import LONGEST_NOTICE, LONGEST_TERM

Kind = FundEntry.Kind
FARTHEST_YEARS = 60


def refused(line, step):
    """Why a new line cannot stand; `step` is where it shows."""
    if step.line.key != line.key:
        return refused_later(line, step)
    if step.wrong == Wrong.REPAID:
        return refused_repayment(line, step)
    held = step.balance - line.effect
    told = {"day": dutch(line.date), "held": euro(max(held, NOTHING))}
    if line.corrects is not None:
        return _("Het fonds zou dan onder nul komen: op %(day)s is er %(held)s. Boek eerst een inbreng.") % told
    return _("Het fonds heeft op %(day)s nog %(held)s. Leen niet meer uit, of boek eerst een inbreng.") % told


def refused_repayment(line, step):
    told = {"day": dutch(line.date), "owed": euro(max(step.owed - line.debt, NOTHING))}
    if line.corrects is not None:
        return _("Dan is er meer terugbetaald dan geleend. Corrigeer eerst de terugbetalingen van dit dossier.")
    return _("Dit dossier moet op %(day)s nog %(owed)s terugbetalen. Boek niet meer dan dat.") % told


def refused_later(line, step):
    """An entry of a later day, which is there already, would break a rule."""
    told = {"day": dutch(step.line.date), "short": euro(step.short_by)}
    if step.wrong == Wrong.REPAID:
        return _("Op %(day)s is er dan %(short)s te veel terugbetaald. Boek minder, of kies een latere datum.") % told
    if line.begins_rule:
        return (
            _("Na deze inbreng staat er een lening van %(day)s waarvoor %(short)s te weinig is. Kies een latere datum.")
            % told
        )
    return (
        _("Door een lening van %(day)s komt het fonds dan %(short)s tekort. Boek minder, of kies een latere datum.")
        % told
    )


def file_of_kind(kind, file):
    """Capital belongs to no file, the rest to one."""
    if kind == Kind.CAPITAL and file:
        return _("Een inbreng hoort bij geen dossier. Maak dit leeg.")
    if kind and kind != Kind.CAPITAL and not file:
        return _("Een lening of terugbetaling hoort bij een dossier. Vul het in.")
    return None


def before_the_file(date, file):
    """Asked of what one types; the workbook's contract takes any day."""
    if date and file and date < file.opened_on:
        return _("Dit dossier werd pas geopend op %s. Kijk de datum na.") % dutch(file.opened_on)
    return None


def closed_already(kind, date, file):
    """Asked of what one types: money still comes back once a file is closed, and none goes out."""
    if kind == Kind.LOAN and date and file and file.closed_on and file.closed_on < date:
        return _("Dit dossier is gesloten sinds %s. Open een nieuw dossier voor een nieuwe lening.") % dutch(
            file.closed_on
        )
    return None


def nothing_booked(amount):
    return _("Schrijf een bedrag boven 0.") if amount is not None and amount <= 0 else None


def not_to_take_back(entry):
    if entry.corrects_id is not None:
        return counter_of_counter()
    return taken_back_already() if FundEntry.objects.filter(corrects=entry).exists() else None


def counter_of_counter():
    return _("Een correctie wordt zelf niet gecorrigeerd. Boek opnieuw wat juist is.")


def taken_back_already():
    return _("Deze boeking is al gecorrigeerd. Eén keer is genoeg.")


def unlike_original():
    return _(
        "Een correctie neemt een boeking helemaal terug: zelfde soort, dossier en bedrag. Neem over wat daar staat."
    )


def never_changes():
    return _("Een boeking verandert nooit. Laat staan wat er stond en boek een correctie.")


def counter_before(booked_on, on):
    if on < booked_on:
        return _("Dit ligt voor de boeking zelf, van %s. Kies die dag of een latere.") % dutch(booked_on)
    return None


def two_ends(months, due_on):
    return _("Vul een looptijd in of een datum, niet allebei.") if months is not None and due_on else None


def left_but_not_due(left_on, due_on_leaving):
    if left_on and not due_on_leaving:
        return _("Kies dat het geld terugkomt bij verkoop of verhuis, of maak dit leeg.")
    return None


def no_term(months):
    if months is not None and not 1 <= months <= LONGEST_TERM:
        return _("Schrijf een aantal maanden van 1 tot 600, of laat leeg.")
    return None


def too_long_notice(months):
    if months is not None and months > LONGEST_NOTICE:
        return _("Schrijf een aantal maanden van 0 tot 120.")
    return None


def no_end_at_all(months, due_on, due_on_leaving):
    if months is None and not due_on and not due_on_leaving:
        return _("Zeg wanneer het geld terugkomt: na een looptijd, op een datum, of bij verkoop of verhuis.")
    return None


def too_far_away(day):
    """For the day on which a loan has to be back."""
    if day and not 1900 <= day.year <= today().year + FARTHEST_YEARS:
        return _("Die dag ligt te ver weg. Kijk de datum na.")
    return None


def terms_already():
    return _("Een collega bewaarde net afspraken bij dit dossier. Open de pagina opnieuw en vul aan.")
