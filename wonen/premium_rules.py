"""What makes a value of a premium or of an application wrong; like rules.py."""

from django.utils.translation import gettext as _

from buurtwerk.core.text import fold, tidy
from wonen.models import PremiumApplication

Status = PremiumApplication.Status
DECIDED = (Status.GRANTED, Status.REFUSED)
MOST_PAPERS = 30
LONGEST_PAPER = 200


def no_share(share):
    """Of the costs, in per cent."""
    if share is not None and not 1 <= share <= 100:
        return _("Schrijf een deel van 1 tot 100, of laat leeg.")
    return None


def papers_in(text):
    """The lines of a text as papers, each once whatever its case, in the order that they were written."""
    lines = (" ".join(tidy(line).split()) for line in (text or "").splitlines())
    return once_each(line.replace(";", ",") for line in lines if line)  # in a workbook a semicolon stands between them


def once_each(names):
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return list(found.values())


def wrong_papers(names):
    if len(names) > MOST_PAPERS:
        return _("Dit zijn er %(number)s. Schrijf er hoogstens %(most)s.") % {"number": len(names), "most": MOST_PAPERS}
    long = next((name for name in names if len(name) > LONGEST_PAPER), None)
    if long is not None:
        told = {"name": f"{long[:60]}…", "most": LONGEST_PAPER}
        return _("«%(name)s» is te lang. De naam van een papier telt hoogstens %(most)s tekens.") % told
    return None


def granted_while_not(status, granted):
    """An amount was granted once the decision says so."""
    if granted is not None and status != Status.GRANTED:
        return _("Kies de stand «toegekend», of maak dit bedrag leeg.")
    return None


def decided_while_not(status, decided_on):
    if decided_on and status not in DECIDED:
        return _("Kies de stand «toegekend» of «geweigerd», of maak deze dag leeg.")
    return None


def reason_while_not(status, reason):
    if reason and status != Status.REFUSED:
        return _("Kies de stand «geweigerd», of maak de reden leeg.")
    return None


def decided_before_asked(asked_on, decided_on):
    if asked_on and decided_on and decided_on < asked_on:
        return _("De beslissing ligt voor de aanvraag. Kijk beide dagen na.")
    return None


def asked_already(code):
    """In a file a premium is asked once; `code` is the application that does."""
    return _("In dit dossier staat deze premie al, bij «%s». Wijzig die aanvraag, of laat deze rij weg.") % code
