"""Invented premiums, defects and a drawn photo in the housing files of the demo; all relative to today."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth import get_user_model
from PIL import Image, ImageDraw

from buurtwerk.core.dates import today
from buurtwerk.core.uploads import Judged, Upload
from buurtwerk.registers.registry import demo_extra
from contacts.models import Area, Household
from contacts.models.area import street_key
from wonen import actions
from wonen.models import Defect, HousingFile, Premium

Tenure, Room, Kind = Household.Tenure, Defect.Room, Defect.Kind
WALL, DAMP = (214, 208, 196), (120, 128, 104)


class Given(NamedTuple):
    name: str
    tenures: tuple[str, ...]
    maximum: int | None
    share: int | None
    conditions: str
    papers: tuple[str, ...]
    starts: int = -300  # days from today
    ends: int | None = 420
    in_area: bool = False


PREMIUMS = [
    Given(
        "Dakpremie",
        (Tenure.OWNER, Tenure.EMERGENCY_BUYER),
        3000,
        40,
        "Voor het dak van de woning waar het gezin zelf woont. De factuur is hoogstens twee jaar oud.",
        ("Eigendomsbewijs", "Offerte van de aannemer", "Foto van het dak", "Factuur"),
    ),
    Given(
        "Premie voor ramen aan de straat",
        (Tenure.OWNER,),
        3500,
        None,
        "Een premie van de stad voor enkele straten. Het geveluitzicht blijft behouden.",
        ("Offerte", "Foto van de gevel", "Goedkeuring van de stad"),
        in_area=True,
    ),
    Given(
        "Huursubsidie bij een verhuis",
        (Tenure.PRIVATE_RENT,),
        None,
        None,
        "Voor wie een slechte woning verlaat voor een betere. Vraag ze binnen negen maanden na de verhuis.",
        ("Nieuw huurcontract", "Verslag over de oude woning", "Attest van de gemeente"),
        ends=None,
    ),
    Given(
        "Waterbesparing thuis",
        (),
        250,
        50,
        "Een spaarkop, een regenton of een herstelde kraan.",
        ("Kasticket",),
        starts=-60,
        ends=50,
    ),
]
WRONG = [
    (Room.BEDROOM, Kind.DAMP, "Zwarte schimmel in de hoek, het kind hoest.", 100, None),
    (Room.ATTIC, Kind.ROOF, "Lekt bij hevige regen.", 118, None),
    (Room.KITCHEN, Kind.GAS, "De geiser viel telkens uit.", 110, 60),
]


@demo_extra
def demo_premiums(team):
    """A catalogue of four, an application half-way in the oldest open file, and what is wrong with that dwelling."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    files = HousingFile.objects.of(team).open_on(today()).filter(kind=HousingFile.Kind.PREMIUM)
    file = files.exclude(description="").order_by("-opened_on").first()
    area = area_around(team, file)
    premiums = [make_premium(team, given, area, worker) for given in PREMIUMS]
    if file:
        tell_dwelling(file, worker)
        tell_application(file, premiums[0], worker)


def area_around(team, file):
    """Where that file lies, so that there is something to see; or else any."""
    street = street_key(file.household.street) if file else ""
    there = Area.objects.of(team).filter(streets__key=street).first()
    return there or Area.objects.of(team).by_name().first()


def make_premium(team, given, area, worker):
    premium = Premium(
        team=team,
        name=given.name,
        area=area if given.in_area else None,
        starts_on=day(given.starts),
        ends_on=None if given.ends is None else day(given.ends),
        maximum=given.maximum and Decimal(given.maximum),
        share=given.share,
        conditions=given.conditions,
    )
    return actions.save_premium(premium=premium, tenures=given.tenures, papers=given.papers, by=worker)


def tell_application(file, premium, worker):
    """Two papers are there, the others not yet."""
    application = actions.consider(file=file, premium=premium, by=worker)
    for ago, paper in zip((20, 6), application.papers.all(), strict=False):
        actions.mark_paper(paper=paper, on=day(-ago), by=worker)


def tell_dwelling(file, worker):
    defects = [
        Defect(
            team=file.team,
            file=file,
            room=room,
            kind=kind,
            description=text,
            seen_on=day(-seen),
            solved_on=None if solved is None else day(-solved),
        )
        for room, kind, text, seen, solved in WRONG
    ]
    for defect in defects:
        actions.save_defect(defect=defect, by=worker)
    photo = Judged("hoek van de slaapkamer.jpg", Upload.Kind.JPEG, drawn_photo())
    told = {"defect": defects[0], "caption": "De hoek boven het bed"}
    actions.add_photos(file=file, photos=[photo], by=worker, **told)


def drawn_photo():
    """A wall with a damp spot, drawn: nobody's home."""
    picture = Image.new("RGB", (800, 600), WALL)
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, 470), (800, 400), (800, 600), (0, 600)], fill=(150, 122, 92))
    pen.line([(400, 0), (400, 432)], fill=(176, 170, 158), width=6)
    for step in range(12):
        pen.ellipse((250 + step * 9, 40 + step * 8, 520 - step * 8, 300 - step * 9), fill=shade(step / 11))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=85)
    return target.getvalue()


def shade(depth):
    return tuple(round(light + (dark - light) * depth) for light, dark in zip(WALL, DAMP, strict=True))


def day(days):
    return today() + timedelta(days=days)
