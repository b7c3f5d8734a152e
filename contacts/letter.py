"""The letter a resident takes to a partner: nothing in it but what they agreed to."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from buurtwerk.core.pdf import render_pdf


def pdf(referral):
    """One page for the partner; ask for consent before. The file's own title holds the code, no name."""
    title = _("Toeleiding %s") % referral.code
    context = {"referral": referral, "resident": referral.resident, "title": title, "today": today()}
    return render_pdf(render_to_string("contacts/referral_letter.html", context), title=title)
