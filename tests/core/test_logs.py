"""What stands in an address as a secret stays out of the logs."""

import logging

import pytest
from django.conf import settings

from buurtwerk.core.logs import HideTokens

TOKEN = "Zr3-kL0_aaBBccDDeeFFggHHiiJJkkLLmmNNooPPqq4"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"/activiteiten/agenda/{TOKEN}.ics", "/activiteiten/agenda/….ics"),
        (f"/account/uitnodiging/{TOKEN}/", "/account/uitnodiging/…/"),
        (f"/uit/{TOKEN}", "/uit/…"),
        ("/huisbezoeken/opvolging/overdragen/", "/huisbezoeken/opvolging/overdragen/"),
    ],
)
def test_a_page_that_fails_is_logged_without_its_token(path, told):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s: %s", ("Not Found", path), None)

    HideTokens().filter(record)

    assert record.getMessage() == f"Not Found: {told}"


def test_every_handler_of_ours_hides_them():
    assert all(handler["filters"] == ["no_tokens"] for handler in settings.LOGGING["handlers"].values())
