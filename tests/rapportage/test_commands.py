import json

import pytest
from django.core.management import CommandError, call_command

from buurtwerk.audit.models import AuditEvent
from rapportage.figures import for_year
from tests.huisbezoeken.factories import make_visits


class TestYearlyFigures:
    def test_prints_json_and_nothing_else(self, team, capsys):
        make_visits(2, team=team)

        call_command("yearly_figures", "--team", team.slug, "--year", "2018")

        printed = capsys.readouterr()
        assert json.loads(printed.out) == json.loads(json.dumps(for_year(team, 2018)))
        assert printed.err == ""

    def test_an_unknown_team_is_an_error_with_status_one(self, db):
        with pytest.raises(CommandError, match="nergens") as error:
            call_command("yearly_figures", "--team", "nergens", "--year", "2018")

        assert error.value.returncode == 1

    @pytest.mark.parametrize("year", ["99999", "0", "twee", "²018"])
    def test_an_absurd_year_is_refused(self, team, year):
        with pytest.raises(CommandError, match="geen jaar"):
            call_command("yearly_figures", "--team", team.slug, "--year", year)


class TestYearlyReport:
    def test_writes_the_file_and_leaves_a_trace(self, team, tmp_path):
        make_visits(2, team=team)

        call_command("yearly_report", "--team", team.slug, "--year", "2018", "--output", str(tmp_path / "r.pdf"))

        assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
        assert AuditEvent.objects.get().purpose == "jaarverslag"

    def test_of_an_empty_year_is_not_made(self, team, tmp_path):
        with pytest.raises(CommandError, match="niets geregistreerd"):
            call_command("yearly_report", "--team", team.slug, "--year", "2018", "--output", str(tmp_path / "r.pdf"))

    def test_into_a_folder_that_is_not_there_is_an_error(self, team, tmp_path):
        make_visits(2, team=team)

        with pytest.raises(CommandError, match="kan niet geschreven worden"):
            call_command("yearly_report", "--team", team.slug, "--year", "2018", "--output", str(tmp_path / "x/r.pdf"))
