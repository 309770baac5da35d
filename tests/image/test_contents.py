"""What is in the image, and what is not."""

import json
import re

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.demo_server import ROOT
from tools.podman import Image

# Whatever fetches, installs or compiles: it is of use only to somebody who has broken in.
TOOLS = ("pip", "pip3", "uv", "gcc", "cc", "g++", "c++", "as", "ld", "make", "git", "curl", "wget")
INSTALLED = """
import json, platform
from importlib.metadata import distributions
print(json.dumps([platform.python_version(), {found.name: found.version for found in distributions()}]))
"""


def test_it_runs_as_a_user_without_rights(image: Image):
    assert image.run("sh", "-c", "id --user; id --group; id --groups").stdout.split() == ["10001"] * 3


def test_an_engine_sees_that_it_is_not_root(image: Image):
    """Kubernetes' `runAsNonRoot` refuses a name: it would have to look into the image."""
    assert image.config["User"] == "10001:10001"


def test_nothing_in_it_installs_or_compiles(image: Image):
    assert image.run("sh", "-c", f"command -v {' '.join(TOOLS)}").stdout == ""


@pytest.mark.parametrize("module", ["pip", "setuptools", "ensurepip"])
def test_python_installs_nothing_either(image: Image, module):
    done = image.run("python", "-m", module, "--version")
    assert done.returncode and f"No module named {module}" in done.stderr


def test_the_packages_are_those_of_the_lock(image: Image):
    """By their hashes (pip is told so), so the same file gives the same packages."""
    python, found = json.loads(image.run("python", "-c", INSTALLED).stdout)
    assert {canonicalize_name(name): is_there for name, is_there in found.items()} == locked(python)
    assert "install --require-hashes --only-binary :all:" in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize(
    "program", ["ffmpeg -version", "ffprobe -version", "pg_dump -V", "pg_restore -V", "psql -V"]
)
def test_it_brings_what_films_and_backups_need(image: Image, program):
    assert image.run(*program.split()).returncode == 0


def test_cards_are_set_with_fribidi(image: Image):
    code = "from PIL import features; print(features.check('raqm'), features.check('fribidi'))"
    assert image.run("python", "-c", code).stdout == "True True\n"


def test_every_module_was_compiled_beforehand(image: Image):
    """Nobody can write bytecode there later: each start would compile them anew."""
    done = image.run("python", "-v", "-c", "import urllib.request, django.db.models, showcase.wsgi")
    assert re.findall(r"^# code object from '?(/(?:app|venv|usr)/.*\.py)'?$", done.stderr, re.MULTILINE) == []


def test_no_secret_stays_in_it(image: Image):
    assert not [
        name for name in image.config["Env"] if re.match(r"SECRET_KEY|ALLOWED_HOSTS|DATABASE_URL", name)
    ]


def test_it_has_the_size_that_the_manual_says(image: Image):
    said = re.search(r"The image has ([\d,]+) MB", (ROOT / "docs/operations.md").read_text())
    assert said and image.size / 1e6 == pytest.approx(int(said[1].replace(",", "")), rel=0.1)


def locked(python: str) -> dict[str, str]:
    """The versions in the lock that this Python asks for, by the names of their packages."""
    environment = default_environment() | {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
    }
    lines = (ROOT / "requirements/production.txt").read_text().splitlines()
    wanted = [Requirement(line.removesuffix("\\").strip()) for line in lines if re.match(r"\w", line)]
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in wanted
        if one.marker is None or one.marker.evaluate(environment)
    }
