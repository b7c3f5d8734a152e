"""The settings of the tests: those of the app, and one app more that nobody below it knows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from buurtwerk.settings import *  # noqa: F403
from buurtwerk.settings import INSTALLED_APPS as OWN_APPS

INSTALLED_APPS = [*OWN_APPS, "tests.tuin"]
_ADDED = TemporaryDirectory(prefix="buurtwerk-")  # what tests upload goes when they end
MEDIA_ROOT = Path(_ADDED.name)
