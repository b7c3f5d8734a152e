from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import REFERRALS

_referrals = partial(Definition, unit=REFERRALS, url_name="contacts:referral_list", params={"jaar": YEAR})

DEFINITIONS = (
    _referrals(
        "referrals.total",
        _("Toeleidingen naar een partner"),
        _("Toeleidingen van dit jaar. Wie vaker toegeleid werd, telt vaker mee."),
    ),
    _referrals(
        "referrals.by_result",
        _("Resultaat van de toeleiding"),
        _("Toeleidingen van dit jaar volgens het resultaat dat nu bekend is, ook als dat pas later kwam."),
        part="resultaat",
    ),
    _referrals(
        "referrals.by_organisation",
        _("Naar welke partner"),
        _("Toeleidingen van dit jaar volgens de partner waar de bewoner naartoe ging."),
        part="partner",
    ),
)
