"""Fields that several forms use."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from buurtwerk.core.fields import AmountField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12,50", "12.50"),
        ("12.5", "12.50"),
        ("1.25", "1.25"),
        ("1250", "1250"),
        ("1.250,00", "1250"),
        ("€ 1.250,00", "1250"),
        ("€\N{NO-BREAK SPACE}30.000", "30000"),
        ("30 000", "30000"),
        ("30000 euro", "30000"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_as_people_type_it_and_as_we_show_it(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["-5", "1e9", "12,345", "1.25,00", "1.250 000", "twee", "€", "1,250.00", "٣"])
def test_what_may_mean_something_else_is_refused(typed):
    with pytest.raises(ValidationError):
        AmountField().clean(typed)
