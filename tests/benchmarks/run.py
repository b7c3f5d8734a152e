"""How fast: one table of ratios to what the same machine needs for the same, measured in the same minute.

    python -m tests.benchmarks.run           some minutes, 20 000 visits
    python -m tests.benchmarks.run --full    100 000 visits

On SQLite, and on PostgreSQL when `.ci/postgres` gives an address.
A whole run is kept in var/bench.json. It informs: it always ends with 0.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.databases import own_folder, postgres_databases, sqlite_databases
from tests.benchmarks.table import as_json, as_table
from tests.benchmarks.timing import Row

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "var" / "bench.json"
QUICK, FULL = 20_000, 100_000


def main():
    options = arguments()
    rows = []
    with own_folder(ROOT / "var") as folder:
        for engine, databases in (("SQLite", sqlite_databases(folder)), ("PostgreSQL", postgres_databases(ROOT))):
            if options.engine in ("", engine.lower()):
                with databases as url:
                    rows += measured(engine, url, folder, options) if url else []
    print(as_table(rows))
    if not options.only:
        RESULT.write_text(json.dumps(as_json(rows), indent=1, ensure_ascii=False))


def arguments():
    parser = argparse.ArgumentParser(description="Hoe snel, als verhouding.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", dest="visits", action="store_const", const=QUICK, default=QUICK)
    size.add_argument("--full", dest="visits", action="store_const", const=FULL)
    parser.add_argument("--engine", choices=["", "sqlite", "postgresql"], default="")
    parser.add_argument("--only", default="", help="een deel, zoals lists of pdf; met komma's")
    return parser.parse_args()


def measured(engine, url, folder, options):
    """The rows of one engine: a process of its own, as Django has one set of settings."""
    environment = os.environ | {"DATABASE_URL": url, "BENCH_FOLDER": str(folder), "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    command = [sys.executable, "-m", "tests.benchmarks.suite", str(options.visits), options.only]
    print(f"== {engine}, {options.visits} huisbezoeken", file=sys.stderr)
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return [Row(engine=engine, **json.loads(line)) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
