from kruidenier.forms.amounts import AmountsForm
from kruidenier.forms.card import CardForm, RenewForm, StopForm
from kruidenier.forms.counter import CheckInForm, NewCardForm, WelcomeForm
from kruidenier.forms.rules import RulesForm
from kruidenier.forms.visit import ShopVisitForm

__all__ = [
    "AmountsForm",
    "CardForm",
    "CheckInForm",
    "NewCardForm",
    "RenewForm",
    "RulesForm",
    "ShopVisitForm",
    "StopForm",
    "WelcomeForm",
]
