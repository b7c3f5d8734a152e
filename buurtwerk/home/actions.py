from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from buurtwerk.accounts.models import Membership
from buurtwerk.home.monday import monday_list


def send_monday_mail(membership, monday):
    """Mail one coordinator the list of one team: counts and links, never a name; marked once it went.

    Raises what the mail server makes of it: SMTPException, OSError, or ValueError for what is no address.
    """
    user, team = membership.user, membership.team
    links = {"list_url": address("home:monday_of", team.pk), "profile_url": address("accounts:profile")}
    text = render_to_string("home/monday_mail.txt", {"user": user, "team": team, **links, **monday_list(user, team)})
    send_mail(_("Maandaglijst van %s") % team, text, None, [user.email])
    Membership.objects.filter(pk=membership.pk).update(monday_mail_on=monday)


def address(name, *args):
    """The full address of a page, for where there is no request."""
    return settings.BASE_URL + reverse(name, args=args)
