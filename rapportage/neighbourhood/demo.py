"""Invented figures for the demo team, beside those of the bundled workbook: other years, and some areas."""

from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers.checking import check
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.registry import demo_extra
from buurtwerk.registers.writing import write
from contacts.models import Area
from rapportage.neighbourhood.table import COLUMNS, SHEET

TOWN, HOUSING = "stad (verzonnen)", "woondienst (verzonnen)"
YEARS: dict[str, tuple[str, str, dict]] = {
    "inwoners": ("personen", TOWN, {2016: 5198, 2018: 5267}),
    "aandeel eenoudergezinnen": ("%", TOWN, {2016: "11,1", 2018: "11,6"}),
    "aandeel herkomst niet-Belgisch": ("%", TOWN, {2016: "23,5", 2018: "26,1"}),
    "aandeel alleenstaanden": ("%", TOWN, {2016: "33,2", 2017: "33,8", 2018: "34,1"}),
    "aandeel kinderen": ("%", TOWN, {2017: "18,9", 2018: "19,2"}),
    "aandeel 60+": ("%", TOWN, {2017: "26,4", 2018: "26,7"}),
    "aandeel private huurders": ("%", HOUSING, {2017: "31,5", 2018: "32"}),
    "aandeel sociale huurders": ("%", HOUSING, {2017: "9,8", 2018: "9,7"}),
    "aandeel eigenaars": ("%", HOUSING, {2017: "58,7", 2018: "58,3"}),
    "evolutie inwoners": ("%", TOWN, {2018: "-0,4"}),
}
BY_AREA = {
    "aandeel eenoudergezinnen": ("%", TOWN, ["14,2", "9,8", "12,5", "8,1"]),
    "inwoners": ("personen", TOWN, ["812", "640", "734", "519"]),
}
BY_AREA_YEAR = 2018


@demo_extra
def demo_figures(team):
    areas = list(Area.objects.of(team).by_name().values_list("name", flat=True))
    rows = [
        [name, None, year, value, unit, source]
        for name, (unit, source, values) in YEARS.items()
        for year, value in values.items()
    ]
    rows += [
        [name, area, BY_AREA_YEAR, value, unit, source]
        for name, (unit, source, values) in BY_AREA.items()
        for area, value in zip(areas, values, strict=False)
    ]
    plan = check(team, read_workbook(to_xlsx([(SHEET, list(COLUMNS[:6]), rows)])))
    write(plan, team=team, by=None)
