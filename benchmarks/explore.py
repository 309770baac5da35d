"""How long the ways of finding people take on sites of several sizes: server time and queries, beside a bare view.

    python -m benchmarks.explore postgres:/// 100 1000 10000 100000
    python -m benchmarks.explore sqlite 100 1000 10000

Each size gets a database of its own, filled with `generate_profiles`, measured, and dropped. Everything runs in one
process, through the whole of Django's request handling with the settings of the demo; nothing is kept between requests.
A request is made once to warm up, then timed; the median and the slowest of twenty are told, in milliseconds, and the
median as a multiple of a view that does nothing but answer 30 KB. Writes a table for docs/performance.md.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "showcase_benchmark"


def main(database: str, *sizes: str) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            if database == "sqlite":
                measure(f"sqlite:///{folder}/site.sqlite3", folder, size)
            else:
                admin = [
                    "psql",
                    "--quiet",
                    "--dbname",
                    f"{database.replace('postgres:', 'postgresql:')}postgres",
                ]
                subprocess.run([*admin, "-c", f"CREATE DATABASE {NAME}"], check=True)
                try:
                    measure(f"{database}{NAME}", folder, size)
                finally:
                    subprocess.run([*admin, "-c", f"DROP DATABASE {NAME}"], check=True)


def measure(database: str, folder: str, size: str) -> None:
    """One size, in a process of its own: Django reads the address of its database once."""
    environment = os.environ | {
        "DATABASE_URL": database,
        "SHOWCASE_VAR": folder,
        "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
    }
    for command in (
        ["manage.py", "migrate", "--verbosity", "0"],
        ["manage.py", "generate_profiles", size],
        ["-m", "benchmarks.requests", size],
    ):
        quiet = subprocess.DEVNULL if "generate_profiles" in command else None
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, stdout=quiet)


if __name__ == "__main__":
    main(*sys.argv[1:])
