"""Errors that the screens know how to tell."""


class StaleVersion(Exception):
    """Somebody else saved the record since it was opened for editing."""


class TooLong(Exception):
    """What was typed is longer than any form takes; it is not kept as a draft."""


class AlreadySubmitted(Exception):
    """A form with this token was stored before; `url` is what it made, `is_same` whether the content is too."""

    def __init__(self, url, is_same):
        super().__init__(url)
        self.url, self.is_same = url, is_same
