"""A map that a team made itself, as a GeoJSON file: every feature checked before anything is stored."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from buurtwerk.core.text import tidy
from contacts.areas import rules
from contacts.areas.shapes import parsed, shape_of
from contacts.models.area import street_key

MOST_BYTES = 5 * 1024 * 1024
MOST_AREAS = 500
NAMES, KINDS, STREETS = ("naam", "name"), ("soort",), ("straten",)
SHOWN = 40


class WrongMap(Exception):
    """The file as a whole is no map; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One feature as it will be stored; None: the map does not tell, and what is there stays."""

    name: str
    kind: str | None
    streets: list[str] | None
    shape: str
    is_thinned: bool = False  # whether points were dropped

    @property
    def key(self):
        return street_key(self.name)


@dataclass(frozen=True, slots=True)
class FeatureFault:
    """`number` as one counts in the file, from 1."""

    number: int
    name: str
    message: str

    def __str__(self):
        return f"{_('Gebied')} {self.number}{f' («{self.name}»)' if self.name else ''}: {self.message}"


def read_map(data):
    """([(number, Drawn)], faults) of the bytes of a file; a faulty feature is named once. Raises WrongMap."""
    drawn: dict[str, tuple[int, Drawn]] = {}
    faults: list[FeatureFault] = []
    for number, feature in enumerate(features_in(data), 1):
        try:
            one = drawn_of(feature)
            if one.key in drawn:
                raise ValueError(_("Deze naam staat er twee keer in. Geef elk gebied een eigen naam."))
            drawn[one.key] = number, one
        except ValueError as error:
            faults.append(FeatureFault(number, shown_name(feature), str(error)))
    return list(drawn.values()), faults


def refuse_size(size):
    if size > MOST_BYTES:
        raise WrongMap(_("Dit bestand is groter dan 5 MB. Laat punten of gebieden weg in je kaartprogramma."))


def features_in(data):
    refuse_size(len(data))
    whole = json_of(data)
    features = whole.get("features") if isinstance(whole, dict) and whole.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        raise WrongMap(_("Dit bestand is geen FeatureCollection. Bewaar de laag met je gebieden opnieuw als GeoJSON."))
    if not features:
        raise WrongMap(_("In dit bestand staat geen enkel gebied. Kijk na welke laag je bewaarde."))
    if len(features) > MOST_AREAS:
        told = {"number": len(features), "most": MOST_AREAS}
        raise WrongMap(_("Dit zijn %(number)d gebieden; het mogen er hoogstens %(most)d zijn.") % told)
    return features


def json_of(data):
    try:
        return parsed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongMap(_("De letters van dit bestand zijn niet te lezen. Bewaar het als GeoJSON in UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise WrongMap(_("Dit bestand is geen GeoJSON. Bewaar de laag opnieuw als GeoJSON.")) from error


def drawn_of(feature):
    """Raises ValueError with what is wrong and what to do."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError(_("Dit is geen Feature. Bewaar de laag in je kaartprogramma opnieuw als GeoJSON."))
    told = {str(key).casefold(): value for key, value in properties_of(feature).items()}
    name, kind = name_of(told), kind_of(first_of(told, KINDS))
    refuse(rules.wrong_name(name))
    streets = streets_of(first_of(told, STREETS))
    refuse(rules.wrong_streets(streets or []))
    shape = shape_of(feature.get("geometry"))
    text = shape.as_text()
    return Drawn(name, kind, streets, text, text != shape.written(shape.groups))


def properties_of(feature):
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def first_of(told, names):
    return next((told[name] for name in names if told.get(name) is not None), None)


def name_of(told):
    value = first_of(told, NAMES)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return " ".join(tidy(value).split()) if isinstance(value, str) else ""


def kind_of(value):
    """Of «straat» or «sector»; nothing told is None."""
    if value is None or value == "":
        return None
    kind = rules.KINDS.get(tidy(value).casefold()) if isinstance(value, str) else None
    if kind is None:
        raise ValueError(_("De soort is «straat» of «sector». Verbeter dat, of laat het leeg."))
    return kind


def streets_of(value):
    """Out of a list, or a text with semicolons."""
    if value is None:
        return None
    if isinstance(value, str):
        return rules.streets_in(value)
    if not isinstance(value, list) or not all(isinstance(street, str) for street in value):
        raise ValueError(_("De straten zijn geen lijst van namen. Schrijf ze met een puntkomma ertussen."))
    return rules.streets_in(";".join(value))


def refuse(message):
    if message:
        raise ValueError(message)


def shown_name(feature):
    """As a message may repeat it."""
    told = properties_of(feature) if isinstance(feature, dict) else {}
    name = name_of({str(key).casefold(): value for key, value in told.items()})
    return name[:SHOWN] if rules.is_text(name) else ""


def as_json(drawn):
    """What is kept of a map between checking and storing: nothing else that stood in the file."""
    return [[number, asdict(one)] for number, one in drawn]


def from_json(rows):
    return [(number, Drawn(**row)) for number, row in rows]
