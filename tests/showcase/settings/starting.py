"""A start of the site in production, with an environment of the test's own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
PRODUCTION = dict(line.split("=", 1) for line in (ROOT / ".ci/production.env").read_text().split())

NAMES = """
import importlib, json
from showcase.settings.environment import env
for module in ("development", "production"):
    importlib.import_module(f"showcase.settings.{module}")
print(json.dumps(sorted(env.names)))
"""


def start(var: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with `command` as production would; what is empty in `variables` is taken out of the environment."""
    environment = {"PATH": os.environ["PATH"], "SHOWCASE_VAR": str(var)} | PRODUCTION | variables
    return subprocess.run(
        [sys.executable, *command],
        env={name: value for name, value in environment.items() if value},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def names_of_settings(var: Path) -> set[str]:
    """Every variable of the environment that the site's settings read."""
    return set(json.loads(start(var, "-c", NAMES).stdout))
