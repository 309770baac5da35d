"""`make test`: the whole suite on SQLite, then what asks a database again on PostgreSQL, but for the browser's stories.

python -m tests.run [pytest's own arguments]
"""

import os
import subprocess
import sys

from . import services

CORES = os.cpu_count() or 1


def run(title: str, workers: int, *arguments: str, **environment: str) -> int:
    services.say(f"== {title}")
    parallel = ["-n", str(workers), "--dist", "loadgroup"]
    command = [sys.executable, "-m", "pytest", *parallel, *arguments, *sys.argv[1:]]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode


def main() -> int:
    # The workers with the stories wait for their browsers half of the time.
    failed = run("Tests on SQLite, with the browser's stories", CORES + 1)
    if services.postgresql_answers():
        failed |= run(
            "Tests on PostgreSQL",
            CORES,
            "-m",
            "not e2e",
            "--with-database",
            DATABASE_URL=services.POSTGRES_URL,
        )
    else:
        services.say(
            f"SKIPPED: the tests on PostgreSQL, because none answers at {services.POSTGRES_URL} (TEST_POSTGRES_URL)."
        )
        failed |= services.IN_CI
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
