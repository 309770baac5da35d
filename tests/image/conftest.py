"""The image of the Dockerfile, for the tests in this folder: built once, and kept in pytest's cache."""

import fcntl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services import missing, say
from tests.showcase.settings.starting import PRODUCTION
from tests.whole_systems import share_workers
from tools.podman import Container, Image, built_image, why_not

SITE = "site"


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All share one worker, and with it the image."""
    share_workers(items, Path(__file__).parent, lambda path: "image")


@pytest.fixture(scope="session")
def image(pytestconfig: pytest.Config) -> Iterator[Image]:
    if reason := why_not():
        missing("An engine for containers", reason)
    kept, begun = pytestconfig.cache.mkdir("image"), time.monotonic()
    # Two runs at once would take the images from each other.
    with (kept.parent / "image.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with built_image(kept, PRODUCTION) as built:
            capture = pytestconfig.pluginmanager.getplugin("capturemanager")
            with capture.global_and_fixture_disabled():
                say(f"The image took {time.monotonic() - begun:.0f} s and has {built.size / 1e6:.0f} MB.")
            yield built


@dataclass(frozen=True)
class Volume:
    """The site's volume by its name, and how migrations went that made the database in it."""

    name: str
    migrations: subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def volume(image: Image) -> Volume:
    return Volume(SITE, image.run("python", "manage.py", "migrate", "--no-input", volume=SITE))


@pytest.fixture(scope="session")
def server(image: Image, volume: Volume) -> Iterator[Container]:
    """The server that the image starts, once it answers: it listens before its processes have started Django."""
    with image.started(volume=volume.name) as container:
        container.wait("Listening at")
        container.ask("/-/live")
        yield container
