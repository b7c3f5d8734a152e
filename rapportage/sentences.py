"""The sentence that opens a chapter of the report; it only says what the published figures show."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapportage.parts import as_text
from rapportage.publishing import share
from rapportage.withholding import Withheld


def leads(figures):
    """Chapter id -> sentences, fewer where a number is withheld."""
    visits, reach, partners = figures["visits"], figures["reach"], figures["partners"]
    referrals = figures["referrals"]
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
        "kruidenier": _said(
            (_("Er kwamen %s verschillende gezinnen naar de sociale kruidenier,"), figures["kruidenier"]["households"]),
            (_("samen %s keer."), figures["kruidenier"]["visits"]),
        ),
        "housing": _of_housing(**figures.get("housing", {})),
        "signals": " ".join(
            filter(None, [_of_signals(**figures["signals"]), _of_decisions(**figures.get("decisions", {}))])
        ),
        "referrals": _said((_("Het team wees bewoners %s keer de weg naar een partner."), referrals["total"]))
        + _part(
            _(" Bij %(share)s ging het ook echt van start."),
            referrals["by_result"].get("started", 0),
            referrals["total"],
        ),
        "partners": _said((_("Met %s organisaties liep er dit jaar een overeenkomst."), partners["agreements"])),
    }


def of_families(numbers):
    """What the families of an activity have in common, with both parts of each share; `numbers`: by name."""
    whole, known, foreign, clients = (
        numbers[f"{name}households"].value for name in ("", "known_origin_", "foreign_origin_", "social_service_")
    )
    said = [
        _part(_("Van de gezinnen met gekende herkomst heeft %(share)s iemand uit een ander land."), foreign, known),
        _part(_("Klant van de sociale dienst: %(share)s gezinnen."), clients, whole),
    ]
    if said[0] and not isinstance(whole, Withheld):
        said[0] += _of_unknown(whole - known)
    return [one for one in said if one]


def _of_unknown(number):
    if not number:
        return _(" Van elk gezin is de herkomst bekend.")
    told = ngettext(" Van %s gezin is de herkomst niet bekend.", " Van %s gezinnen is de herkomst niet bekend.", number)
    return told % as_text(number)


def of_activities(chapter):
    """How much there was of all activities in a chapter together: these are events."""
    names = ("activities.sessions", "activities.attendances")
    numbers = [one for part in chapter.activities for one in part.numbers if one.definition.key in names]
    if any(one.is_withheld for one in numbers):
        return ""
    sessions, attendances = (sum(one.value for one in numbers if one.definition.key == name) for name in names)
    return _said((_("Er waren %s sessies,"), sessions), (_("samen goed voor %s aanwezigheden."), attendances))


def _of_signals(raised, to_steering_group, resolved, **_others):
    """What became of signals in the year is told apart: those may be older ones."""
    told = (
        (ngettext("Het team noteerde %s signaal.", "Het team noteerde %s signalen.", raised), raised),
        (
            ngettext(
                "Er ging %s signaal naar de stuurgroep.", "Er gingen %s signalen naar de stuurgroep.", to_steering_group
            ),
            to_steering_group,
        ),
        (ngettext("Er raakte %s signaal opgelost.", "Er raakten %s signalen opgelost.", resolved), resolved),
    )
    return " ".join(text % as_text(number) for text, number in told if number)


def _of_housing(opened=0, open_at_year_end=0, **_others):
    still_open = (_("op 31 december waren er %s open."), open_at_year_end)
    return _said((_("Er kwamen %s woondossiers bij;"), opened), still_open) or _said(
        (_("Er kwamen %s woondossiers bij."), opened)
    )


def _of_decisions(meetings=0, made=0, **_others):
    """Only where there were meetings, and something was decided there."""
    return _said((_("Op %s keer overleg"), meetings), (_("vielen %s beslissingen."), made))


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
