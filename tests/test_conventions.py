"""Tests that patrol the code: what house rules a machine can see."""

import ast
import re
import statistics
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from buurtwerk.core import guards
from buurtwerk.core.models import TeamOwned

ROOT = Path(settings.BASE_DIR)
LAYERS = [
    {"rapportage"},
    {"activiteiten", "kruidenier", "wonen"},
    {"huisbezoeken"},
    {"contacts"},
    {"buurtwerk.home", "buurtwerk.registers"},
    {"buurtwerk.accounts"},
    {"buurtwerk.audit"},
    {"buurtwerk.core"},
]
LEVEL = {app: level for level, layer in enumerate(LAYERS) for app in layer}
OWN_APPS = {
    "core",
    "audit",
    "accounts",
    "home",
    "registers",
    "contacts",
    "huisbezoeken",
    "activiteiten",
    "kruidenier",
    "wonen",
    "rapportage",
}
# Fields that name nobody: technical columns, and keys to what is itself not about people.
NOT_PERSONAL = {"id"}
SOURCES = [
    path
    for folder in ("buurtwerk", "contacts", "huisbezoeken", "activiteiten", "kruidenier", "wonen", "rapportage")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def app_of(module):
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "buurtwerk" else parts[0]


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_apps_only_import_downwards(path):
    own = app_of(".".join(path.relative_to(ROOT).parts))

    upwards = {
        module
        for module in imports_of(path)
        if own in LEVEL and app_of(module) in LEVEL and app_of(module) != own and LEVEL[app_of(module)] <= LEVEL[own]
    }

    assert upwards == set()


def own_models():
    return [model for model in apps.get_models() if model._meta.app_label in OWN_APPS]


def personal_models():
    return [model for model in own_models() if hasattr(model, "Privacy")]


def test_models_about_people_declare_privacy():
    """Everything that leans on a resident, however far, is about a person."""
    from contacts.models import Household, Resident

    about = {Resident, Household}
    for _ in range(3):
        about |= {model for model, field in guards.team_keys() if field.related_model in about}
    silent = {model.__name__ for model in about if not hasattr(model, "Privacy")}

    # A theme on a visit says nothing of the people visited.
    assert silent <= {"VisitTheme", "ActivityTheme", "ActivityPriority", "ActivityPartner"}
    assert {"User", "Invitation", "VisitWorker", "Draft", "Undo", "Job"} <= {
        model.__name__ for model in personal_models()
    }


@pytest.mark.parametrize("model", personal_models(), ids=lambda model: model.__name__)
def test_every_field_has_a_privacy_rule(model):
    fields = {field.name for field in model._meta.concrete_fields} - NOT_PERSONAL
    erased, kept = set(model.Privacy.erase), set(model.Privacy.keep)

    assert fields == erased | kept
    assert not erased & kept
    assert set(model.Privacy.export) <= fields


@pytest.mark.django_db
def test_the_database_has_a_guard_for_every_team_owned_key():
    assert guards.expected(connection.vendor) <= guards.names(connection)


def test_every_team_owned_model_has_only_team_owned_many_to_many_rows():
    loose = [
        field
        for model in own_models()
        if issubclass(model, TeamOwned)
        for field in model._meta.many_to_many
        if not issubclass(field.remote_field.through, TeamOwned)
    ]

    assert loose == []


INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|hx-on|hx-vals=.js:", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_has_inline_script_or_style(path):
    text = path.read_text()

    assert not INLINE.search(text)
    assert not [tag for tag in re.findall(r"<script[^>]*>", text) if " src=" not in tag]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_stay_short(path):
    assert len(path.read_text().splitlines()) <= 120


def code_lines(path):
    return len([line for line in path.read_text().splitlines() if line.strip()])


def test_modules_stay_short():
    sizes = sorted(code_lines(path) for path in SOURCES)

    assert sizes[-1] <= 300
    assert sizes[int(len(sizes) * 0.9)] <= 150


def test_functions_stay_short():
    sizes = sorted(
        len([line for line in ast.get_source_segment(text, node).splitlines() if line.strip()])
        for path in SOURCES
        for text in [path.read_text()]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    )

    assert statistics.median(sizes) <= 8
    assert sizes[int(len(sizes) * 0.9)] <= 22


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if "views" in path.parts or path.name == "views.py"], ids=lambda path: str(path)
)
def test_views_never_reach_past_the_team(path):
    assert not re.search(r"\.objects\.(get|all)\(", path.read_text())


def views_of(path):
    """(name, lines) of the functions that answer requests; decorators do not count."""
    text = path.read_text()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "request":
            yield node.name, len([line for line in ast.get_source_segment(text, node).splitlines() if line.strip()])


def test_views_stay_thin():
    views = [path for path in SOURCES if "views" in path.parts or path.name == "views.py"]

    assert [name for path in views for name, lines in views_of(path) if lines > 25] == []


def test_no_signal_but_the_guards():
    connected = [path.name for path in SOURCES if re.search(r"\.connect\(|@receiver", path.read_text())]

    assert set(connected) <= {"apps.py"}


def test_nothing_is_called_utils_or_helpers():
    assert [path for path in SOURCES if path.stem in {"utils", "helpers", "services"}] == []
