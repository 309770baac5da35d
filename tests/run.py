"""`make test`: the whole suite on SQLite, then what asks a database again on PostgreSQL, but for the browser's stories.

python -m tests.run [pytest's own arguments]
"""

import os
import subprocess
import sys

from . import services


def run(title: str, *arguments: str, **environment: str) -> int:
    services.say(f"== {title}")
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments, *sys.argv[1:]]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode


def main() -> int:
    failed = run("Tests on SQLite, with the browser's stories")
    if services.postgresql_answers():
        failed |= run(
            "Tests on PostgreSQL", "-m", "not e2e", "--with-database", DATABASE_URL=services.POSTGRES_URL
        )
    else:
        services.say(
            f"SKIPPED: the tests on PostgreSQL, because none answers at {services.POSTGRES_URL} (TEST_POSTGRES_URL)."
        )
        failed |= services.IN_CI
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
