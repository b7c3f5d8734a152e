"""What stands in a newsletter, put together from its sessions and texts: no resident is in it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activiteiten.models import Location, Newsletter, NewsletterText, Session
from buurtwerk.core.dates import dutch

DASH = " – "


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    sessions: list[Session]


@dataclass(frozen=True, slots=True)
class Issue:
    """A newsletter as every way to show it gets it; `days` holds what takes place, in order."""

    newsletter: Newsletter
    days: list[Day]
    texts: list[NewsletterText]

    @property
    def team(self):
        return self.newsletter.team

    @property
    def period(self):
        return period(self.newsletter.starts_on, self.newsletter.ends_on)

    @property
    def places(self) -> list[Location]:
        """Where it all is, each place with an address once, by name."""
        used = [session.place for day in self.days for session in day.sessions]
        known = {place.pk: place for place in used if place and place.address}
        return sorted(known.values(), key=lambda place: place.name.casefold())

    @property
    def web_address(self):
        """Of the page that anybody may read; empty as long as it is not published."""
        return settings.BASE_URL + self.newsletter.public_path if self.newsletter.is_published else ""

    @property
    def fingerprint(self):
        """Changes with anything that is told in it; whether it is published does not matter."""
        return hashlib.sha256("\n\n".join(told_in(self)).encode()).hexdigest()[:32]


def issue_of(newsletter):
    """Two queries, however much there is in it."""
    span = (newsletter.starts_on, newsletter.ends_on)
    sessions = Session.objects.of(newsletter.team_id).taking_place().filter(date__range=span)
    by_day = groupby(sessions.with_place().in_order(), key=lambda session: session.date)
    days = [Day(day, list(found)) for day, found in by_day]
    return Issue(newsletter, days, list(newsletter.texts.all()))


def period(begin, end):
    """«4 – 30 juni 2018», and no more of it twice than is needed."""
    if begin == end:
        return dutch(begin)
    if begin.year != end.year:
        return dutch(begin) + DASH + dutch(end)
    if begin.month != end.month:
        return date_format(begin, "j F") + DASH + dutch(end)
    return f"{begin.day}{DASH}{dutch(end)}"


def plain_text(issue):
    """All of it as one text, to paste where there is no layout."""
    on_the_web = [_("Lees het op het web: %s") % issue.web_address] if issue.web_address else []
    return "\n\n".join([*told_in(issue), *on_the_web]) + "\n"


def told_in(issue):
    parts = [
        "\n".join([one_line(issue.newsletter.title).upper(), f"{issue.team}, {issue.period}"]),
        issue.newsletter.intro.strip(),
        *agenda_text(issue.days),
        *(text_of(text) for text in issue.texts),
    ]
    return [part for part in parts if part]


def agenda_text(days: Iterable[Day]):
    """The heading and one part a day; nothing when nothing takes place."""
    told = [
        "\n".join([date_format(day.date, "l j F").capitalize(), *(session_text(session) for session in day.sessions)])
        for day in days
    ]
    return [_("Wat is er te doen?").upper(), *told] if told else []


def session_text(session):
    place = session.place
    where = f"{place} ({place.address})" if place and place.address else str(place or "")
    return "• " + " ".join(part for part in (session.hours, f"{session.activity}, {where}".strip(", ")) if part)


def text_of(text):
    return "\n".join(part for part in (one_line(text.title).upper(), text.body.strip()) if part)


def one_line(text):
    return " ".join(text.split())
