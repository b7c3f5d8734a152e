from django.contrib.auth import password_validation
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


# Django's own rules, said the way we speak.


class LengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return _("Te kort: neem minstens %s tekens. Een zin van vier woorden is goed te onthouden.") % self.min_length

    get_help_text = get_error_message


class OwnNameValidator(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return _("Dit lijkt te veel op je naam of je e-mailadres.")

    get_help_text = get_error_message


class CommonValidator(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return _("Dit wachtwoord wordt te veel gebruikt. Kies iets van jezelf.")

    get_help_text = get_error_message


class NumbersValidator(password_validation.NumericPasswordValidator):
    def get_error_message(self):
        return _("Alleen cijfers is te makkelijk. Zet er woorden bij.")

    get_help_text = get_error_message
