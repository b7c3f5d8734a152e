from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from buurtwerk.accounts.models import Team


def create(slug, name):
    out = StringIO()
    call_command("create_team", slug, "--name", name, stdout=out)
    return out.getvalue()


class TestCreateTeam:
    def test_a_team_is_made(self, db):
        told = create("kortrijk", " Team Kortrijk ")

        team = Team.objects.get()
        assert (team.slug, team.name, team.is_demo) == ("kortrijk", "Team Kortrijk", False)
        assert "kortrijk" in told

    def test_a_team_that_exists_stays_as_it_is(self, db):
        create("kortrijk", "Eerst")

        with pytest.raises(CommandError, match="er is niets veranderd") as error:
            create("kortrijk", "Later")

        assert error.value.returncode == 1
        assert Team.objects.get().name == "Eerst"

    @pytest.mark.parametrize(("slug", "name"), [("met spatie", "X"), ("x" * 51, "X"), ("goed", " ")])
    def test_a_slug_or_name_that_cannot_be_is_refused(self, db, slug, name):
        with pytest.raises(CommandError):
            create(slug, name)

        assert not Team.objects.exists()
