"""The demo as a real site would serve it: production's settings, gunicorn, static files collected and compressed.

For what can only be judged there: what a page weighs on the wire (tests/e2e/test_weight.py) and how it fares in
Lighthouse (benchmarks/lighthouse.py).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .demo_server import ROOT, demo_environment, free_port, manage, running

SITE = "tools.behind_a_proxy:BehindAProxy()"
# As the image does it.
GUNICORN = ["--config", str(ROOT / "showcase" / "delivery" / "gunicorn_conf.py")]
# The same, for comparison (benchmarks/serving.py).
GRANIAN = [
    "--interface",
    "wsgi",
    "--workers",
    "2",
    "--blocking-threads",
    "4",
    "--no-ws",
    "--host",
    "127.0.0.1",
]


@contextmanager
def production_server(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of a production server on a loaded demo's folder; it ends with the block.

    The demo's own server may run on the same folder meanwhile. Static files are collected into its `static`.
    """
    port = port or free_port()
    environment = demo_environment(folder, port) | {
        "DJANGO_SETTINGS_MODULE": "showcase.settings.production",
        "SECRET_KEY": "not-a-secret-for-a-server-that-ends-with-the-tests-Yq7Tn3",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SHOWCASE_SERVE_UPLOADS": "true",
    }
    # The admin is not visited here, and its files are four fifths of the work.
    manage(["collectstatic", "--no-input", "--ignore", "wagtail*"], environment)
    command = [sys.executable, "-m", "gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{port}"]
    with running([*command, SITE], environment, port, folder / "production.log") as url:
        yield url
