"""Choosing what a partner offers: grouped by partner, so that it needs no script to be clear."""

from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator

from contacts.models import Offer


class ByPartner(ModelChoiceIterator):
    """Groups of choices, each under the name of its partner; the rows are in that order."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for partner, offers in groupby(self.queryset, key=lambda offer: offer.organisation):
            yield str(partner), [self.choice(offer) for offer in offers]


class OfferSelect(forms.Select):
    """Each option says whose it is; offers.js leaves those of the chosen partner."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if instance := getattr(value, "instance", None):
            option["attrs"]["data-partner"] = instance.organisation_id
        return option


class OfferField(forms.ModelChoiceField):
    iterator = ByPartner
    widget = OfferSelect(attrs={"data-offers-of": "organisation"})

    def __init__(self, **fields):
        super().__init__(Offer.objects.none(), **fields)
