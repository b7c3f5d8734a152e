"""What residents open without signing in: a newsletter that is published, and the page to stop the mails."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from activiteiten.models import Newsletter
from activiteiten.newsletters.issue import issue_of
from activiteiten.newsletters.unsubscribing import resident_behind
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from contacts import actions as contacts
from contacts.models import Consent

NEWSLETTER = Consent.Purpose.NEWSLETTER


@require_GET
@requires(Permission.PUBLIC)
def newsletter_public(request, key):
    newsletter = get_published_or_404(key)
    return render(request, "activiteiten/newsletter_public.html", {"issue": issue_of(newsletter)})


@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLIC)
def newsletter_unsubscribe(request, token):
    """Opening it changes nothing, as mail programs open links by themselves: the button does."""
    resident = get_resident_or_404(token)
    if request.method == "POST":
        stop(resident)
        return redirect("activiteiten:newsletter_unsubscribe", token=token)
    gets_it = contacts.in_force_at_address(resident, NEWSLETTER).exists()
    context = {"team": resident.team, "gets_it": gets_it}
    return render(request, "activiteiten/newsletter_unsubscribe.html", context)


@csrf_exempt
@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLIC)
def newsletter_one_click(request, token):
    """Where a mail program posts to by itself, without cookies (RFC 8058); who opens it gets the page."""
    resident = get_resident_or_404(token)
    if request.method == "GET":
        return redirect("activiteiten:newsletter_unsubscribe", token=token)
    stop(resident)
    return HttpResponse(_("Je bent uitgeschreven."), content_type="text/plain; charset=utf-8")


def stop(resident):
    reason = _("zelf uitgeschreven met de link in de mail")
    contacts.withdraw_at_address(resident=resident, purpose=NEWSLETTER, reason=reason)


def get_published_or_404(key):
    open_pages = Newsletter.objects.filter(team__is_active=True).exclude(published_at=None).exclude(public_key="")
    newsletter = open_pages.filter(public_key=key).select_related("team").first()
    if newsletter is None:
        raise Http404
    return newsletter


def get_resident_or_404(token):
    resident = resident_behind(token)
    if resident is None:
        raise Http404
    return resident
