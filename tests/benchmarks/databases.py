"""Databases that live as long as one benchmark: a large one, and a small one for what must not grow."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager

import psycopg

LARGE, SMALL = "bench_large", "bench_small"


@contextmanager
def own_folder(parent):
    """On the disk of the configured database, since writing to it is part of what is measured."""
    parent.mkdir(exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def sqlite_databases(folder):
    yield f"sqlite:///{folder}/{LARGE}.sqlite3"


@contextmanager
def postgres_databases(root):
    """The address of the large one beside the server's own database; None without a server."""
    found = subprocess.run([root / ".ci" / "postgres"], capture_output=True, text=True, check=False)
    server = found.stdout.strip()
    if not server:
        yield None
        return
    names = [f"buurtwerk_{os.getpid()}_{size}" for size in (LARGE, SMALL)]
    with psycopg.connect(server.replace("%2Fvar%2Frun%2Fpostgresql", ""), autocommit=True) as connection:
        try:
            for name in names:
                connection.execute(f'CREATE DATABASE "{name}"')
            yield f"{server.rpartition('/')[0]}/{names[0]}"
        finally:
            for name in names:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
