"""Countries (ISO 3166-1 alpha-2 and XK) and languages (ISO 639-1), with their Dutch names from CLDR."""

import unicodedata
from functools import cache

import pycountry
from babel import Locale
from django.utils.translation import gettext as _

UNKNOWN, NOT_ASKED = "", "-"
NO_COUNTRY = (UNKNOWN, NOT_ASKED)


@cache
def countries():
    """Code -> Dutch name, in the order of the names."""
    names = Locale("nl").territories
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    return dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda item: plain(item[1])))


@cache
def languages():
    """Code -> Dutch name, in the order of the names."""
    names = Locale("nl").languages
    codes = {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}
    return dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda item: plain(item[1])))


@cache
def origin_codes():
    """What a cell may say, folded -> the code that is stored."""
    by_name = {plain(name): code for code, name in countries().items()}
    by_code = {code.casefold(): code for code in countries()}
    return by_name | by_code | {"onbekend": UNKNOWN, "niet gevraagd": NOT_ASKED}


def plain(name):
    return unicodedata.normalize("NFC", name).casefold()


def origin_choices():
    return [(UNKNOWN, _("onbekend")), (NOT_ASKED, _("niet gevraagd")), *countries().items()]


def language_choices():
    return [("", _("onbekend")), *languages().items()]


def origin_label(code):
    if code in NO_COUNTRY:
        return _("niet gevraagd") if code else _("onbekend")
    return countries().get(code, code)
