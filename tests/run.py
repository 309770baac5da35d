"""`make test`: the whole suite on SQLite, then what might differ on PostgreSQL again on that.

python -m tests.run [pytest's own arguments]
"""

import os
import subprocess
import sys

from . import services

CORES = os.cpu_count() or 1
# Not run again, and why: docs/decisions/0037-what-is-tested-on-both-databases.md. Every address is asked for on
# PostgreSQL all the same, with its queries counted (tests/test_budgets.py) and on a real Redis (tests/test_redis.py).
SAME_ON_ANY_DATABASE = [
    # What pages say, and whether they are HTML.
    "tests/showcase/api/test_examples.py",
    "tests/showcase/api/test_http.py",
    "tests/showcase/demo/test_first_language.py",
    "tests/showcase/sharing/test_embeds.py",
    "tests/showcase/sharing/test_metadata.py",
    "tests/showcase/sharing/test_oembed.py",
    "tests/showcase/sharing/test_words.py",
    "tests/test_html.py",
    "tests/test_in_every_language.py",
    "tests/test_languages.py",
    "tests/test_templates.py",
    # Pictures.
    "tests/media/test_picture_uploads.py",
    "tests/media/test_renditions.py",
    "tests/profiles/test_pictures.py",
    "tests/showcase/exchange/test_film_cleaning.py",
    "tests/showcase/exchange/test_picture_cleaning.py",
    "tests/showcase/sharing/test_cards.py",
    "tests/showcase/sharing/test_share_kit.py",
    # Files, and headers.
    "tests/showcase/delivery/test_bucket.py",
    "tests/showcase/delivery/test_compression.py",
    "tests/showcase/delivery/test_guard.py",
    "tests/showcase/delivery/test_uploads.py",
]


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
            *(f"--ignore={path}" for path in SAME_ON_ANY_DATABASE),
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
