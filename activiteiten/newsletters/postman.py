"""The line to the mail server: opened before each mail where it is not open, so that handing over is short."""

from contextlib import suppress

from django.core.mail import get_connection
from django.utils.translation import gettext as _

MAILS_A_LINE = 50  # many servers hang up after a hundred


class MailServerSilent(Exception):
    """The mail server cannot be reached, or does not let us in: nothing was handed over."""

    def __init__(self):
        super().__init__(_("De mailserver antwoordt niet. Probeer het later opnieuw."))


class Postman:
    def __init__(self):
        self.connection, self.carried = get_connection(), 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.hang_up()

    def get_ready(self):
        """Raises MailServerSilent."""
        if self.carried >= MAILS_A_LINE:
            self.hang_up()
        try:
            self.connection.open()
        except OSError as error:
            raise MailServerSilent from error

    def send(self, message):
        """Returns whether the server took it; after any fault the next mail gets a line of its own."""
        self.carried += 1
        try:
            return bool(self.connection.send_messages([message]))
        except Exception:
            self.hang_up()
            raise

    def hang_up(self):
        self.carried = 0
        with suppress(OSError):
            self.connection.close()
