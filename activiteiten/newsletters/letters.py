"""The newsletter as a mail: the same for everybody but for the link with which one stops it."""

from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _

from activiteiten.newsletters.issue import Issue, one_line, plain_text
from activiteiten.newsletters.unsubscribing import links_for
from buurtwerk.accounts.models import User

FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
# Mail programs read no style sheet: each element carries its own.
LOOKS = {
    "page": f"margin:0;padding:0;background:#f3f6f5;{FONT}",
    "sheet": "max-width:600px;margin:0 auto;padding:32px 28px;background:#ffffff;color:#1b2526;"
    f"font-size:17px;line-height:1.5;{FONT}",
    "team": "margin:0 0 4px;font-size:16px;font-weight:600;color:#96480c",
    "title": "margin:0 0 8px;font-size:30px;line-height:1.15;font-weight:700;color:#0b4f55",
    "period": "margin:0 0 24px;font-size:16px;color:#52605f",
    "heading": "margin:32px 0 12px;padding-top:24px;border-top:1px solid #dfe5e3;"
    "font-size:21px;line-height:1.25;font-weight:700;color:#0b4f55",
    "day": "margin:20px 0 4px;font-size:17px;font-weight:700;color:#96480c",
    "row": "margin:0 0 10px",
    "quiet": "color:#52605f",
    "foot": "margin-top:32px;padding-top:20px;border-top:1px solid #dfe5e3;font-size:15px;color:#52605f",
    "button": "display:inline-block;margin:8px 0 0;padding:12px 20px;border-radius:10px;"
    "background:#0b4f55;color:#ffffff;font-weight:600;text-decoration:none",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """`replies_to` gets the answers: whoever sends it."""

    issue: Issue
    replies_to: User

    def to(self, mail):
        """The message for one NewsletterMail. Sent again it has the same Message-ID, by which a mailbox knows it."""
        page, one_click = links_for(mail.resident)
        message = EmailMultiAlternatives(
            subject=one_line(self.issue.newsletter.title),
            body=self.text(page),
            from_email=sender_of(self.issue.team),
            to=[mail.resident.email],
            reply_to=[self.replies_to.email],
            headers={
                "Message-ID": f"<nieuwsbrief-{mail.newsletter_id}-{mail.pk}@{own_domain()}>",
                "List-Unsubscribe": f"<{one_click}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        message.attach_alternative(self.html(page), "text/html")
        return message

    def text(self, unsubscribe_url):
        told = {"team": self.issue.team, "url": unsubscribe_url}
        reason = _("Je krijgt deze mail omdat je de nieuwsbrief van %(team)s wou. Niet meer?\n%(url)s") % told
        return f"{plain_text(self.issue)}\n-- \n{reason}\n"

    def html(self, unsubscribe_url):
        context = {"issue": self.issue, "unsubscribe_url": unsubscribe_url, "look": dressed()}
        return render_to_string("activiteiten/newsletter_mail_html.html", context)


def dressed():
    return {name: format_html('style="{}"', look) for name, look in LOOKS.items()}


def sender_of(team):
    """The team's name, at the address of this installation."""
    return formataddr((one_line(str(team)), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def own_domain():
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
