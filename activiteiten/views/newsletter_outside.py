"""A newsletter on its way out: on the web, on paper, as text to paste, by mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from activiteiten.actions import newsletters as actions
from activiteiten.models import NewsletterMail
from activiteiten.newsletters import paper
from activiteiten.newsletters.issue import issue_of, plain_text
from activiteiten.newsletters.letters import sender_of
from activiteiten.newsletters.progress import Sending
from activiteiten.views.newsletters import get_newsletter_or_404
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.swaps import is_swap

AGAIN = {"mislukt": NewsletterMail.Status.FAILED, "onzeker": NewsletterMail.Status.SENDING}


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_preview(request, pk):
    """The web page as it would be, for the team alone."""
    issue = issue_of(get_newsletter_or_404(request, pk))
    return render(request, "activiteiten/newsletter_public.html", {"issue": issue, "is_preview": True})


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_publish(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    actions.publish(newsletter=newsletter, by=request.user)
    messages.success(request, _("De webpagina staat open voor wie het adres heeft."))
    return redirect(newsletter)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_unpublish(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    actions.unpublish(newsletter=newsletter, by=request.user)
    messages.success(request, _("De webpagina is gesloten. Open je ze later weer, dan heeft ze hetzelfde adres."))
    return redirect(newsletter)


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_pdf(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    response = HttpResponse(paper.pdf_of(issue_of(newsletter)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="nieuwsbrief-{newsletter.code}.pdf"'
    return response


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_fit(request, pk):
    """Whether it fits on one sheet: a part of its page that comes after, as it takes a second."""
    newsletter = get_newsletter_or_404(request, pk)
    context = {"newsletter": newsletter, "is_known": True, "how": paper.fitting(issue_of(newsletter))}
    return render(request, "activiteiten/_newsletter_fit.html", context)


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_plain(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    context = {"newsletter": newsletter, "text": plain_text(issue_of(newsletter))}
    return render(request, "activiteiten/newsletter_plain.html", context)


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_mail(request, pk):
    """Before sending: to how many, and the mail itself. While it goes: how far it is. After: what went wrong."""
    newsletter = get_newsletter_or_404(request, pk)
    sending = Sending(newsletter)
    if is_swap(request):
        return progress(request, sending)
    people = sending.people_shown
    record(Action.SHOW, by=request.user, team=newsletter.team, thing=newsletter, residents=people)
    context = {"newsletter": newsletter, "sending": sending, "issue": issue_of(newsletter), "look": {}}
    return render(request, "activiteiten/newsletter_mail.html", context | {"sender": sender_of(newsletter.team)})


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_send(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    shown = mark_shown(request, newsletter)
    if shown and not actions.send(newsletter=newsletter, shown=shown, by=request.user):
        messages.info(request, _("Er is niemand meer om de nieuwsbrief naar te sturen."))
    return redirect("activiteiten:newsletter_mail", pk=newsletter.pk)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_resend(request, pk):
    """Again to those for whom it failed, or of whom nobody knows whether they got it."""
    newsletter = get_newsletter_or_404(request, pk)
    status = AGAIN.get(request.POST.get("wie", ""))
    shown = mark_shown(request, newsletter)
    if shown and not (
        status and actions.send_again(newsletter=newsletter, status=status, shown=shown, by=request.user)
    ):
        messages.info(request, _("Daar valt nu niets opnieuw te versturen."))
    return redirect("activiteiten:newsletter_mail", pk=newsletter.pk)


def progress(request, sending):
    """What the page asks for while the mail goes: it names nobody. Then the page loads, with the mail, anew."""
    if not sending.is_under_way:
        return HttpResponseClientRefresh()
    context = {"newsletter": sending.newsletter, "sending": sending}
    return render(request, "activiteiten/_newsletter_sending.html", context)


def mark_shown(request, newsletter):
    """Only what was shown is sent: the mark of the mail that one saw, or None when it changed, and that is said."""
    mark = request.POST.get("merk")
    if mark == issue_of(newsletter).fingerprint:
        return mark
    messages.warning(
        request, _("De nieuwsbrief is intussen gewijzigd. Kijk hieronder of hij goed is, en verstuur dan.")
    )
    return None
