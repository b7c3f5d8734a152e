"""Premiums, applications, defects and photos, valid by default."""

import io
from datetime import date
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image

from tests.accounts.factories import make_team
from tests.wonen.factories import make_file
from wonen.models import (
    ApplicationPaper,
    Defect,
    HousingPhoto,
    Premium,
    PremiumApplication,
    PremiumPaper,
    PremiumTenure,
)

numbers = count(1)


def make_premium(*, tenures=(), papers=(), **fields):
    """One that runs since 2018 without end, everywhere and for everybody."""
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"code": f"PR{number:04}", "name": f"Premie {number}", "starts_on": date(2018, 3, 1)}
    premium = Premium.objects.create(team=team, **default | fields)
    PremiumTenure.objects.bulk_create(PremiumTenure(team=team, premium=premium, tenure=tenure) for tenure in tenures)
    PremiumPaper.objects.bulk_create(
        PremiumPaper(team=team, premium=premium, name=name, position=place) for place, name in enumerate(papers, 1)
    )
    return premium


def make_application(*, papers=(), **fields):
    """Possible, with these papers, none of them gathered."""
    number = next(numbers)
    file = fields.pop("file", None) or make_file(team=fields.pop("team", None))
    fields.pop("team", None)
    premium = fields.pop("premium", None) or make_premium(team=file.team)
    default = {"code": f"PA{number:04}"}
    application = PremiumApplication.objects.create(team=file.team, file=file, premium=premium, **default | fields)
    ApplicationPaper.objects.bulk_create(
        ApplicationPaper(team=file.team, application=application, name=name, position=place)
        for place, name in enumerate(papers, 1)
    )
    return application


def make_paper(**fields):
    return make_application(papers=["Offerte"], **fields).papers.get()


def make_defect(**fields):
    """Damp in the bedroom, seen in March 2018."""
    number = next(numbers)
    file = fields.pop("file", None) or make_file(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"GK{number:04}", "room": "bedroom", "kind": "damp", "seen_on": date(2018, 3, 1)}
    return Defect.objects.create(team=file.team, file=file, **default | fields)


def make_photo(**fields):
    file = fields.pop("housing_file", None) or make_file(team=fields.pop("team", None))
    fields.pop("team", None)
    content = fields.pop("content", None) or drawn()
    default = {"name": "muur.jpg", "kind": "image/jpeg", "size": len(content)}
    default["file"] = ContentFile(content, name="x")
    return HousingPhoto.objects.create(team=file.team, housing_file=file, **default | fields)


def drawn(kind="JPEG", size=(640, 480)):
    target = io.BytesIO()
    Image.new("RGB", size, (200, 190, 180)).save(target, kind)
    return target.getvalue()
