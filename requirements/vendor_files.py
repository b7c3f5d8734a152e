"""Fill `vendor/` with the front-end files this project ships, at the versions named in `vendor/manifest.json`.

Run as `make vendor`. Needs npm on the machine that runs it; the machines that run Buurtwerk need neither.

    python requirements/vendor_files.py            download, check, replace what is in vendor/
    python requirements/vendor_files.py --check    only compare vendor/ with the manifest, no network
    python requirements/vendor_files.py --pin      after a change in the manifest: download and write new hashes

The hashes are of the files as stored here, that is without their `sourceMappingURL` lines and without the lines of
Leaflet's style sheet that name pictures we do not use (collectstatic would look for these files and stop).
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from itertools import groupby
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "buurtwerk/static/vendor"
MANIFEST = VENDOR / "manifest.json"
SOURCE_MAP = re.compile(rb"^\s*(/\*|//)# sourceMappingURL=.*$\n?", re.MULTILINE)
PICTURE = re.compile(rb"^.*url\(images/.*$\n?", re.MULTILINE)
TEXT = {".css", ".js"}


def folder_of(package):
    return VENDOR / package.lstrip("@").replace("/", "-")


def path_of(row):
    return folder_of(row["package"]) / Path(row["file"]).name


def stored_form(name, content):
    return PICTURE.sub(b"", SOURCE_MAP.sub(b"", content)) if Path(name).suffix in TEXT else content


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def download(package, version, into):
    command = ["npm", "pack", f"{package}@{version}", "--silent", "--pack-destination", into]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 names from our manifest
    return Path(into) / done.stdout.split()[-1]


def contents(rows):
    """Yield each row with the bytes its package holds for it, one download a package."""
    for (package, version), group in groupby(rows, key=lambda row: (row["package"], row["version"])):
        with tempfile.TemporaryDirectory() as folder, tarfile.open(download(package, version, folder)) as archive:
            for row in group:
                content = archive.extractfile("package/" + row["file"]).read()
                yield row, stored_form(row["file"], content)


def write_manifest(rows):
    lines = ",\n".join("  " + json.dumps(row) for row in rows)
    MANIFEST.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def fill(rows, pin):
    """Download everything first and write only when every hash is right."""
    found = [(row, content, sha256(content)) for row, content in contents(rows)]
    wrong = [row["file"] for row, _, digest in found if digest != row["sha256"]]
    if wrong and not pin:
        return wrong
    for row, content, digest in found:
        row["sha256"] = digest
        path_of(row).parent.mkdir(parents=True, exist_ok=True)
        path_of(row).write_bytes(content)
    write_manifest(rows)
    remove_strangers(rows)
    return []


def remove_strangers(rows):
    wanted = {path_of(row) for row in rows} | {MANIFEST}
    for path in VENDOR.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()


def check(rows):
    wrong = [
        row["file"] for row in rows if not path_of(row).exists() or sha256(path_of(row).read_bytes()) != row["sha256"]
    ]
    wanted = {path_of(row) for row in rows} | {MANIFEST}
    return wrong + [
        str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file() and path not in wanted
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--pin", action="store_true", help="write new hashes")
    options = parser.parse_args()
    rows = json.loads(MANIFEST.read_text(encoding="utf-8"))
    wrong = check(rows) if options.check else fill(rows, options.pin)
    for name in wrong:
        sys.stderr.write(f"not as in the manifest: {name}\n")
    sys.stdout.write(f"{len(rows) - len(wrong)} of {len(rows)} files as in the manifest\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
