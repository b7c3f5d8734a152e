"""Deleting a record from its page: gone at once, with a way back for an hour."""

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core import undo


def delete_with_undo(request, thing, *, residents, then):
    """Delete and offer «Ongedaan maken»."""
    try:
        with transaction.atomic():
            record(Action.DELETE, by=request.user, team=thing.team, thing=thing, residents=residents)
            way_back = undo.delete(thing, by=request.user, residents=residents)
    except ProtectedError as error:
        kinds = sorted({str(row._meta.verbose_name_plural) for row in error.protected_objects})
        messages.error(request, _("Dit kan niet weg: er hangen nog %s aan.") % ", ".join(kinds))
        return redirect(thing)
    offer = {"undo": way_back, "what": thing._meta.verbose_name}
    messages.success(request, render_to_string("home/_undo.html", offer, request=request))
    return redirect(then)
