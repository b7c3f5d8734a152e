"""The sentence that opens a chapter of the report; it only says what the published figures show."""

from django.utils.translation import gettext as _

from rapportage.parts import as_text
from rapportage.publishing import Withheld, share


def leads(figures):
    """Chapter id -> sentences, fewer where a number is withheld."""
    visits, reach, partners = figures["visits"], figures["reach"], figures["partners"]
    return {
        "visits": _said(
            (_("Het team belde %s keer aan."), visits["attempted"]),
            (_("Het kwam tot %s gesprekken aan huis,"), visits["held"]),
            (_("bij %s gezinnen."), visits["households"]),
        )
        + _part(_(" Bij %(share)s was het de eerste keer."), visits["first_visits"], visits["households"]),
        "reach": _said(
            (_("Met %s bewoners was er dit jaar minstens één contactmoment;"), reach["residents"]),
            (_("zij komen uit %s landen."), reach["countries"]),
        )
        + _part(
            _(" Van de gezinnen met gekende herkomst heeft %(share)s iemand uit een ander land."),
            reach["foreign_origin_households"],
            reach["known_origin_households"],
        ),
        "partners": _said((_("Met %s organisaties liep er dit jaar een overeenkomst."), partners["agreements"])),
    }


def _said(*parts):
    """The sentence; nothing when one of its numbers is withheld."""
    if any(isinstance(value, Withheld) or value < 2 for _text, value in parts):
        return ""
    return " ".join(text % as_text(value) for text, value in parts)


def _part(text, part, whole):
    """«38 van de 51 (75 %)»; nothing where there are too few to speak of a share."""
    per_cent = share(part, whole)
    if per_cent is None:
        return ""
    both = _("%(part)s van de %(whole)s") % {"part": as_text(part), "whole": as_text(whole)}
    return text % {"share": f"{both} ({per_cent}\N{NO-BREAK SPACE}%)"}
