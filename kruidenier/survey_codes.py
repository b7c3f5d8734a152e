"""The codes on paper forms: made, read as people type them, and used up, each once."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from buurtwerk.core.qr import qr_svg
from kruidenier.models import SurveyCode
from kruidenier.models.survey import CODE_LENGTH

MOST_AT_ONCE = 100  # made while one waits


class CodeUnknown(Exception):
    """No form of this round has that code."""


class CodeUsed(Exception):
    """Somebody answered with that code before."""


@dataclass(frozen=True, slots=True)
class Form:
    """One paper form: its code as one reads it, and the address that its QR code holds."""

    code: str
    address: str

    @property
    def shown_code(self):
        return f"{self.code[: CODE_LENGTH // 2]} {self.code[CODE_LENGTH // 2 :]}"

    @property
    def qr(self):
        return qr_svg(self.address, css_class="qr")


def as_code(text):
    """A code as it is stored, however it was typed: «abcd efgh» is ABCDEFGH."""
    return re.sub(r"[\W_]", "", text).upper()[: CODE_LENGTH + 1]


def make_codes(round, number):
    """So many fresh codes for paper forms; returns the forms."""
    codes = SurveyCode.objects.bulk_create(SurveyCode(team=round.team, round=round) for _place in range(number))
    return [Form(code.text, settings.BASE_URL + path_of(round, code.text)) for code in codes]


def path_of(round, code=""):
    if code:
        return reverse("kruidenier:answer_public_code", args=[round.key, code])
    return reverse("kruidenier:answer_public", args=[round.key])


def address_of(round):
    """Where residents answer, as one writes it on a poster."""
    return settings.BASE_URL + path_of(round)


def look_at(round, code):
    """Raises CodeUnknown or CodeUsed where nobody can answer with this code."""
    found = SurveyCode.objects.filter(round=round, text=as_code(code)).values_list("is_used", flat=True).first()
    if found is None:
        raise CodeUnknown
    if found:
        raise CodeUsed


def use_up(round, code):
    """Take the code for the answers that are about to be stored; of two at once, one gets it. Raises as `look_at`.

    Call inside the transaction that stores them.
    """
    free = SurveyCode.objects.filter(round=round, text=as_code(code), is_used=False)
    if not free.update(is_used=True):
        look_at(round, code)
        raise CodeUsed
