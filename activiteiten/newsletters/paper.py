"""A newsletter as a sheet to print on both sides and fold: four small pages, [4|1] outside and [2|3] inside."""

from dataclasses import astuple, dataclass

from django.core.cache import cache
from django.template.loader import render_to_string

from activiteiten.newsletters.issue import Issue
from buurtwerk.core.pdf import count_pages, render_pdf

SIDES = 2
IN_FRONT, LINE = 420, 40  # signs that fit on the front page; those of a line that is left empty
LONG_TITLE, VERY_LONG_TITLE = 34, 80
PLACES, HEADINGS = 6, 4
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Setting:
    """How large it is set, whether texts begin on a page of their own, and how many of them go to the back."""

    size: str = "usual"
    apart: bool = False
    behind: int = 0


def larger():
    """For little text, the largest first."""
    return [Setting("roomy", apart=True), Setting(apart=True)]


def smaller(issue):
    """For much text, the smallest last."""
    behind = [number for number in (1, 2) if number < len(issue.texts)]
    usual, tight = ([Setting(size, behind=number) for number in behind] for size in ("usual", "tight"))
    return [*usual, Setting("tight"), *tight]


def fitting(issue):
    """The largest setting with which it fits on one sheet; None when there is none. Kept for a day once it is known."""
    key = f"newsletter-paper-{issue.fingerprint}-{issue.newsletter.is_published}"
    known = cache.get(key)
    if known is None:
        found = found_out(issue)
        known = astuple(found) if found else ()
        cache.set(key, known, KEPT)
    return Setting(*known) if known else None


def found_out(issue):
    """By laying it out, as usual first; what takes twice the room then fits with no other setting either."""
    sides = sides_of(issue, Setting())
    if sides > SIDES + 1:
        return None
    fits = sides <= SIDES
    others = larger() if fits else smaller(issue)
    return next((how for how in others if sides_of(issue, how) <= SIDES), Setting() if fits else None)


def sides_of(issue, how):
    return count_pages(html_of(issue, how))


def pdf_of(issue):
    """On one sheet where it fits; else what is left over comes on loose sheets to lay in it."""
    return render_pdf(html_of(issue, fitting(issue) or Setting()), title=title_of(issue))


def title_of(issue: Issue):
    return f"{issue.newsletter.title}, {issue.period}"


def html_of(issue, how):
    kept = len(issue.texts) - how.behind
    parts = bool(issue.days) + kept
    context = {
        "issue": issue,
        "how": how,
        "title": title_of(issue),
        "title_size": title_size(issue.newsletter.title),
        "intro_in_front": room_taken(issue.newsletter.intro) <= IN_FRONT,
        "headings": headings(issue),
        "inside": issue.texts[:kept],
        "behind": issue.texts[kept:],
        "second_page_from": (0 if issue.days else (kept + 1) // 2) if how.apart and parts > 1 else None,
        "notes_inside": how.apart and parts < SIDES,
        "notes_behind": not how.behind and parts >= SIDES and len(issue.places) <= PLACES // 2,
        "places": issue.places[:PLACES],
    }
    return render_to_string("activiteiten/newsletter_paper.html", context)


def headings(issue):
    """What else is in it, for the front page, where there is room to say it."""
    taken = room_taken(issue.newsletter.title + issue.newsletter.intro)
    return [text.title for text in issue.texts if text.title][:HEADINGS] if taken <= IN_FRONT * 3 // 4 else []


def room_taken(text):
    return len(text) + LINE * text.count("\n")


def title_size(title):
    return "huge" if len(title) <= LONG_TITLE else "large" if len(title) <= VERY_LONG_TITLE else "plain"
