"""The figures of random registers, against a counter that shares no code with the app."""

import json
import os
from io import BytesIO

import pytest
from django.db import connection

from rapportage import figures
from tests.accounts.factories import make_team
from tests.reference import figures_of, read
from tests.registers.books import bring_in, counts, exported, xlsx
from tests.workbooks import random_register

SEEDS = range(1000) if os.environ.get("LONG") else range(50) if connection.vendor == "sqlite" else range(50, 70)


@pytest.mark.django_db
@pytest.mark.parametrize("tens", SEEDS[::10])
def test_the_app_counts_as_the_cells_do(tens):
    for seed in range(tens, tens + 10):
        book = xlsx(random_register(seed))
        team = make_team()
        bring_in(team, book, form=bytes)
        cells = read(BytesIO(book))

        for year in (2016, 2017, 2018, 2019):
            assert json.loads(json.dumps(figures.for_year(team, year))) == figures_of(cells, year), (seed, year)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS[::10])
def test_out_and_in_again_changes_nothing(seed):
    team = make_team()
    bring_in(team, random_register(seed))
    first = exported(team)

    again = bring_in(team, first)
    elsewhere = make_team()
    bring_in(elsewhere, first)

    assert all(new == changed == 0 for new, changed, _ in counts(again).values())
    assert exported(elsewhere) == first
