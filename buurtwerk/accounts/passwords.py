from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from buurtwerk.core.text import fold


class ContextWordValidator:
    """Refuses passwords built on words that everybody around the team would try first."""

    WORDS = ("buurtwerk", "wachtwoord", "huisbezoek", "kruidenier", "welkom", "harelbeke")

    def validate(self, password, user=None):
        if any(word in fold(password) for word in self.WORDS):
            raise ValidationError(self.get_help_text(), code="password_context_word")

    def get_help_text(self):
        return _("Kies geen wachtwoord met een woord dat bij dit werk hoort, zoals «buurtwerk» of «welkom».")
