"""All that is measured on one engine; run by run.py in a process of its own. Each row is a line of JSON."""

import json
import sys
import traceback
from dataclasses import asdict
from importlib import import_module

from tests.benchmarks import world

PARTS = ("lists", "dossier", "saving", "counter", "figures", "pdf", "workbook", "weight", "search", "network")


def main(visits, only=""):
    world.set_up()
    worlds = world.make(visits)
    size = f"{visits:_} bezoeken".replace("_", " ")
    for name in only.split(",") if only else PARTS:
        try:
            for row in import_module(f"tests.benchmarks.{name}").measure(worlds, size):
                tell(row)
        except Exception:  # noqa: BLE001 (the other parts still tell something)
            traceback.print_exc()


def tell(row):
    line = {name: value for name, value in asdict(row).items() if name != "engine"}
    print(json.dumps(line), flush=True)
    print(f"   {row.what}: {row.value:.1f} {row.unit}, {row.ratio:.2f} x", file=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
