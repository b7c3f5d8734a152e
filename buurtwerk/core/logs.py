"""Logs say which page failed, never the secret that an address holds."""

import logging
import re

SECRET = re.compile(r"(?<=/)[\w:-]{32,}(?=[./?\s]|$)")  # a segment as long as our tokens are; no page's own name is


class HideTokens(logging.Filter):
    def filter(self, record):
        record.msg = hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(hidden(one) for one in record.args)
        return True


def hidden(text):
    return SECRET.sub("…", text) if isinstance(text, str) else text
