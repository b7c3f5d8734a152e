"""Making a newsletter: the list, its page, the texts in it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activiteiten.actions import newsletters as actions
from activiteiten.forms.newsletter import NewsletterForm, NewsletterTextForm
from activiteiten.lists import NEWSLETTERS
from activiteiten.models import Newsletter, NewsletterText
from activiteiten.newsletters.issue import issue_of
from activiteiten.newsletters.progress import Sending
from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def newsletter_list(request):
    page = ListPage(request, NEWSLETTERS, Newsletter.objects.of(request.team))
    return respond(request, page, template="activiteiten/newsletter_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def newsletter_detail(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=newsletter.team, thing=newsletter)
    context = {"newsletter": newsletter, "issue": issue_of(newsletter), "sending": Sending(newsletter)}
    return render(request, "activiteiten/newsletter_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def newsletter_create(request):
    return newsletter_form(request, NewsletterForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def newsletter_edit(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    return newsletter_form(request, NewsletterForm(request, instance=newsletter), newsletter)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_delete(request, pk):
    """One that was mailed stays: the list of who got it hangs on it."""
    newsletter = get_newsletter_or_404(request, pk)
    if newsletter.mails.exists():
        messages.error(request, _("Deze nieuwsbrief is gemaild en blijft daarom bewaard."))
        return redirect(newsletter)
    return delete_with_undo(request, newsletter, residents=[], then="activiteiten:newsletter_list")


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def newsletter_text_create(request, pk):
    newsletter = get_newsletter_or_404(request, pk)
    return text_form(request, NewsletterTextForm(request, newsletter=newsletter), newsletter)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def newsletter_text_edit(request, pk):
    text = get_text_or_404(request, pk)
    form = NewsletterTextForm(request, newsletter=text.newsletter, instance=text)
    return text_form(request, form, text.newsletter, text)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_text_delete(request, pk):
    text = get_text_or_404(request, pk)
    return delete_with_undo(request, text, residents=[], then=text.newsletter)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def newsletter_text_move(request, pk):
    text = get_text_or_404(request, pk)
    direction = request.POST.get("richting")
    if direction not in {"op", "neer"}:
        messages.error(request, _("Kies of de tekst hoger of lager moet."))
    elif not actions.move_text(text=text, up=direction == "op", by=request.user):
        messages.info(request, _("De tekst stond daar al."))
    return redirect(text)


def newsletter_form(request, form, newsletter=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De nieuwsbrief is bewaard."))
        return redirect(saved)
    context = {"form": form, "newsletter": newsletter}
    return render(request, "activiteiten/newsletter_form.html", context)


def text_form(request, form, newsletter, text=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("De tekst is bewaard."))
        return redirect(saved)
    context = {"form": form, "newsletter": newsletter, "text": text}
    return render(request, "activiteiten/newsletter_text_form.html", context)


def get_newsletter_or_404(request, pk):
    return get_or_404(request, Newsletter.objects.select_related("team"), pk)


def get_text_or_404(request, pk):
    return get_or_404(request, NewsletterText.objects.select_related("team", "newsletter__team"), pk)
