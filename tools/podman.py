"""The image of the Dockerfile, built and run by Podman with folders of its own: it sees and touches nobody else's
images and containers.

For tests/image/. What runs has no network but its own loopback, so it needs no port of this machine's.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from . import base_image
from .demo_server import ROOT

DOCKERFILE = ROOT / "Dockerfile"
NAME = "localhost/showcase:test"
SECONDS_TO_START = 120
# What was built in one week is built anew in the next: with Debian's repairs, and without what has piled up.
KEPT = 7 * 24 * 60 * 60
STORAGE = """
[storage]
driver = "overlay"
graphroot = "{kept}/images"
runroot = "{running}/storage"
[storage.options.overlay]
# Nothing stays mounted there: the folder may be removed at any time.
skip_mount_home = "true"
"""
REGISTRIES = """
unqualified-search-registries = ["localhost"]
short-name-mode = "disabled"
"""
CONTAINERS = """
[containers]
# Its own are higher than some machines let anybody go.
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "none"
lock_type = "file"
# crun runs nothing where both versions of cgroups are mounted.
runtime = "runc"
tmp_dir = "{running}/tmp"
volume_path = "{running}/volumes"
"""
# Run in a container: it asks its own server.
ASK = """
import base64, http.client, json, sys
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=60)
connection.request("GET", sys.argv[1], headers=json.loads(sys.argv[2]))
answer = connection.getresponse()
body = base64.b64encode(answer.read()).decode()
print(json.dumps([answer.status, {name.lower(): value for name, value in answer.getheaders()}, body]))
"""


class Podman:
    """The program, told to keep images in one folder, and in another all that lives as long as this object is used."""

    def __init__(self, kept: Path, running: Path) -> None:
        self._settings = {"DISABLE_HC_SYSTEMD": "true"}
        # What Podman remembers of containers names folders of the run before. Another place for it is not an option:
        # the process that ends a container would look here, and a run would wait for it for 20 seconds.
        shutil.rmtree(kept / "images" / "libpod", ignore_errors=True)
        for name, text in (("STORAGE", STORAGE), ("REGISTRIES", REGISTRIES), ("CONTAINERS", CONTAINERS)):
            file = running / f"{name.lower()}.conf"
            file.write_text(text.format(kept=kept, running=running))
            self._settings["CONTAINERS_CONF" if name == "CONTAINERS" else f"CONTAINERS_{name}_CONF"] = str(
                file
            )

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess[str]:
        command, environment = ["podman", *arguments], os.environ | self._settings
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **options
        )

    def said(self, *arguments: str, **options) -> str:
        """What it prints. RuntimeError with its last words where it fails."""
        done = self.run(*arguments, **options)
        if done.returncode:
            raise RuntimeError(f"podman {' '.join(arguments[:2])}: {(done.stdout + done.stderr)[-4_000:]}")
        return done.stdout.strip()


@dataclass(frozen=True)
class Answer:
    """What a server answered; the names of its headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Container:
    """One that was started, and ends with the block that started it."""

    podman: Podman
    name: str

    def ask(self, path: str, **headers: str) -> Answer:
        """What its server answers to somebody on its own machine. RuntimeError where there is no answer."""
        command = ["python", "-c", ASK, path, json.dumps({"Host": "127.0.0.1"} | headers)]
        status, found, body = json.loads(self.podman.said("exec", self.name, *command))
        return Answer(status, found, base64.b64decode(body))

    def wait(self, said: str) -> None:
        """Until this stands in its log. RuntimeError with the log where it ends before, or takes too long."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self.is_running:
            if said in self.log():
                return
            time.sleep(0.2)
        raise RuntimeError(f"It did not start:\n{self.log()}")

    @property
    def is_running(self) -> bool:
        return self.podman.said("inspect", "--format", "{{.State.Running}}", self.name) == "true"

    def is_healthy(self) -> bool:
        """What its own health check says, asked once."""
        return self.podman.run("healthcheck", "run", self.name).returncode == 0

    def log(self) -> str:
        done = self.podman.run("logs", self.name)
        return done.stdout + done.stderr

    def stop(self, seconds: int) -> int:
        """Its exit status, once it was asked to end by the image's signal; it is killed after so many seconds."""
        self.podman.said("stop", "--time", str(seconds), self.name)
        return int(self.podman.said("inspect", "--format", "{{.State.ExitCode}}", self.name))


@dataclass(frozen=True)
class Image:
    """The one that was built, and ways to run it within the limits of compose.yaml, in an environment of the test's."""

    podman: Podman
    name: str
    environment: dict[str, str]

    @cached_property
    def config(self) -> dict:
        return json.loads(self.podman.said("image", "inspect", "--format", "{{json .Config}}", self.name))

    @cached_property
    def size(self) -> int:
        """In bytes, unpacked, with the image that it begins with."""
        return int(self.podman.said("image", "inspect", "--format", "{{.Size}}", self.name))

    def run(self, *command: str, volume: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        """A command in a container that ends with it. A volume of this name stays; without one, an unnamed one goes."""
        return self.podman.run("run", "--rm", *self._told(volume, variables), *command)

    @contextmanager
    def started(self, *command: str, volume: str, **variables: str) -> Iterator[Container]:
        """A container that goes on, with the image's own command unless there is one; it ends with the block."""
        name = self.podman.said("run", "--detach", *self._told(volume, variables), *command)
        try:
            yield Container(self.podman, name)
        finally:
            self.podman.run("rm", "--force", "--time", "0", "--volumes", name)

    def _told(self, volume: str, variables: dict[str, str]) -> list[str]:
        given = [f"--env={name}={value}" for name, value in (self.environment | variables).items()]
        kept = [f"--volume={volume}:/var/lib/showcase"] if volume else []
        return ["--network=none", *limits_of_compose(), *given, *kept, self.name]


def limits_of_compose() -> list[str]:
    """What compose.yaml keeps the site's processes from, in Podman's words."""
    site = yaml.safe_load((ROOT / "compose.yaml").read_text())["x-site"]
    # Podman would put further places to write to beside those that compose.yaml names.
    read_only = ["--read-only", "--read-only-tmpfs=false"] if site["read_only"] else []
    return [
        *read_only,
        *(f"--tmpfs={folder}" for folder in site["tmpfs"]),
        *(f"--cap-drop={name}" for name in site["cap_drop"]),
        *(f"--security-opt={option.removesuffix(':true')}" for option in site["security_opt"]),
    ]


def why_not() -> str | None:
    """What is missing here to build and run an image, in a sentence, or None."""
    _name, version, _release = base_image.named_in(DOCKERFILE.read_text())
    for program in ("podman", "runc", "mmdebstrap"):
        if shutil.which(program) is None:
            return f"{program} is not here. Install Debian's packages podman, runc and mmdebstrap."
    if base_image.compiled_python(version) is None:
        return f"Python {version} of pyenv is not here, to make the image that the Dockerfile begins with."
    if os.geteuid() != 0:
        return "root is not here. Who is not root makes no file system for an image."
    return None


@contextmanager
def built_image(kept: Path, environment: dict[str, str]) -> Iterator[Image]:
    """The image, built from the files as they are. RuntimeError with the last words of a build that fails.

    What `kept` has from a build before is used again, as long as it is not a week old; nothing runs after the block.
    """
    _forget_what_is_old(kept)
    # Paths of sockets are short, so pytest's folders are too deep.
    running = Path(tempfile.mkdtemp(prefix="showcase-image-"))
    podman = Podman(kept, running)
    try:
        _make_base(podman, running)
        podman.said(
            *("build", "--pull=never", "--network=host", "--isolation=chroot", "--format=docker", "--jobs=2"),
            *("--tag", NAME, str(ROOT)),
        )
        yield Image(podman, NAME, environment)
    finally:
        podman.run("rm", "--force", "--all", "--time", "0", "--volumes")
        shutil.rmtree(running)


def _forget_what_is_old(kept: Path) -> None:
    begun = kept / "begun"
    if begun.exists() and time.time() - begun.stat().st_mtime < KEPT:
        return
    for path in kept.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    begun.touch()


def _make_base(podman: Podman, running: Path) -> None:
    name, version, release = base_image.named_in(DOCKERFILE.read_text())
    if podman.run("image", "exists", f"localhost/{name}").returncode == 0:
        return
    python, folder = base_image.compiled_python(version), running / "base"
    assert python, "why_not() says so"
    base_image.make(folder, python, release)
    with subprocess.Popen(["tar", "--directory", folder, "--create", "."], stdout=subprocess.PIPE) as tar:
        settings = [f"--change={line}" for line in base_image.SETTINGS]
        podman.said("import", "--quiet", *settings, "-", f"localhost/{name}", stdin=tar.stdout)
    shutil.rmtree(folder)
