"""What makes a question, a round or a form of a survey wrong; called by the forms and by the import alike."""

from django.utils.translation import gettext as _

from kruidenier.models import SurveyQuestion

Kind = SurveyQuestion.Kind
WITH_OPTIONS = {Kind.CHOICE, Kind.CHOICES}
MOST_OPTIONS = 30
LONGEST_OPTION = 200
SEPARATOR = ";"  # between options in a cell of the workbook


def wrong_options(kind, options):
    """`options`: the texts that a question of this kind offers."""
    if kind not in WITH_OPTIONS:
        return _("Enkel een vraag met keuzes heeft er. Maak dit leeg, of kies een andere soort.") if options else None
    if len(options) < 2:
        return _("Schrijf minstens twee keuzes.")
    if len(options) > MOST_OPTIONS:
        return _("Dit zijn er %(number)s. Kies er hoogstens %(most)s.") % {"number": len(options), "most": MOST_OPTIONS}
    return wrong_texts(options)


def wrong_texts(options):
    if any(len(option) > LONGEST_OPTION for option in options):
        return _("Een keuze telt hoogstens %s tekens. Maak haar korter.") % LONGEST_OPTION
    if any(SEPARATOR in option for option in options):
        return _("Schrijf een keuze zonder puntkomma.")
    if len({option.casefold() for option in options}) < len(options):
        return _("Twee keuzes zijn dezelfde. Laat er één staan.")
    return None


def named_in_anonymous_round(resident, is_anonymous):
    """Where a round is anonymous, no form tells whose it is."""
    if resident and is_anonymous:
        return _("Deze ronde is anoniem. Laat leeg wie het invulde.")
    return None
