"""Links with which a resident stops the newsletter without signing in: signed, with no name or address in them."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from contacts.models import Consent, Resident

signer = signing.Signer(salt="newsletter-unsubscribe")


def token_for(resident):
    return signer.sign(resident.pk)


def resident_behind(token):
    """Who the token was made for; None for one we never made, and for who never wanted it or is not known any more."""
    try:
        number = signer.unsign(token)
    except signing.BadSignature:
        return None
    ever = Consent.objects.filter(purpose=Consent.Purpose.NEWSLETTER).values("resident")
    return Resident.objects.filter(pk=number, pk__in=ever).select_related("team").first()


def links_for(resident):
    """(the page with the button, where a mail program posts to by itself)."""
    args = [token_for(resident)]
    names = ("activiteiten:newsletter_unsubscribe", "activiteiten:newsletter_one_click")
    return tuple(settings.BASE_URL + reverse(name, args=args) for name in names)
