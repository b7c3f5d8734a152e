from django.apps import AppConfig


class TuinConfig(AppConfig):
    """Registers nothing by itself, so that other tests see the pages as they are; test_tuin.py imports what does."""

    name = "tests.tuin"
    label = "tuin"
    default_auto_field = "django.db.models.BigAutoField"
