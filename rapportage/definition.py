"""The form of a definition; what each one says stands in `definitions.py`."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

Text = str | Promise
YEAR = "{year}"


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure. Of a map or twelve months, `part` is the filter that one cell adds, `called` where it differs.

    `within` is the filter for the activity where the figure is of one.
    """

    key: str
    label: Text
    sentence: Text
    _: KW_ONLY
    unit: tuple[Text, Text]
    url_name: str
    params: Mapping[str, str]
    part: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    within: str = ""

    def address(self, year, code=None, activity=None):
        """The list behind the figure, or behind one cell of it; of one activity where that is told."""
        params = {name: value.format(year=year) for name, value in self.params.items()}
        if activity is not None:
            params[self.within] = activity
        if code is not None:
            params[self.part] = self.called.get(code, code)
        return f"{reverse(self.url_name)}?{urlencode(params)}"

    def unit_of(self, value):
        return self.unit[0] if value == 1 else self.unit[1]
