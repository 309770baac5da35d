"""The file system of the image that the Dockerfile begins with, made on this machine: no registry of images is asked.

Debian's own packages, by mmdebstrap from the mirror that this machine's apt uses, and a Python that was compiled here
for itself (pyenv). It has the layout of the official image: Python in /usr/local with pip beside it, and without its
tests and its bytecode. What makes it differ is that it goes through this machine's proxies and believes in this
machine's certificates. Root alone can make one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

# What the official image installs, and what a Python's standard library is linked to.
PACKAGES = (
    "ca-certificates,netbase,tzdata,libbz2-1.0,libexpat1,libffi8,liblzma5,libncursesw6,libreadline8,"
    "libsqlite3-0,libssl3,libuuid1,zlib1g"
)
MODULES = "bz2, ctypes, curses, hashlib, lzma, pyexpat, readline, sqlite3, ssl, uuid, zlib"
# As Debian's images for containers have it: no manuals, and no waiting for the disk after each file.
DPKG = ("force-unsafe-io", *(f"path-exclude=/usr/share/{folder}/*" for folder in ("doc", "locale", "man")))
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.a", "test", "tests", "idle_test", "site-packages")
# For `podman import --change`.
SETTINGS = (
    "ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin",
    "ENV LANG=C.UTF-8",
    'CMD ["python3"]',
)
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"


def named_in(dockerfile: str) -> tuple[str, str, str]:
    """The image that a Dockerfile begins with: its name, the version of Python, and the release of Debian in it.

    ValueError where it begins with several, or with one of another kind.
    """
    names = set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE))
    parts = re.fullmatch(r"python:(3\.\d+)-slim-([a-z]+)", " ".join(names))
    if parts is None:
        raise ValueError(f"The Dockerfile begins with {names}, not with one of Python's slim images.")
    return parts[0], parts[1], parts[2]


def compiled_python(version: str) -> Path | None:
    """The folder of pyenv's newest Python of a version such as "3.12", or None."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found = [folder for folder in pyenv.glob("versions/*") if re.fullmatch(rf"{version}\.(\d+)", folder.name)]
    return max(found, key=lambda folder: int(folder.name.rpartition(".")[2]), default=None)


def make(folder: Path, python: Path, release: str) -> None:
    """Fill an empty folder. RuntimeError with the last words of what failed."""
    options = [f"--aptopt={line}" for line in _apt("apt-config", "dump", *_REACHED) if '""' not in line]
    options += [f"--dpkgopt={line}" for line in DPKG]
    options += ["--quiet", "--variant=minbase", f"--include={PACKAGES}"]
    _run("mmdebstrap", *options, release, folder, *_sources(release))
    shutil.copyfile(Path("/", CERTIFICATES), folder / CERTIFICATES)
    (folder / "etc/pip.conf").write_text(f"[global]\ncert = /{CERTIFICATES}\n")
    _copy(python, folder / "usr/local")
    _run("chroot", folder, "ldconfig")
    for what in (["-m", "ensurepip", "--default-pip"], ["-c", f"import {MODULES}"]):
        _run("chroot", folder, "/usr/local/bin/python3", "-B", *what)
    for compiled in (folder / "usr/local").rglob("__pycache__"):
        shutil.rmtree(compiled)


# How this machine reaches the mirror, and whether its clock may be trusted there.
_REACHED = ("Acquire::http", "Acquire::https", "Acquire::Check-Date", "Acquire::Check-Valid-Until")


def _sources(release: str) -> list[str]:
    """This machine's lines for apt, for another release if need be."""
    own = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE)
    lines = _apt(
        "apt-get",
        "indextargets",
        "--format",
        "deb $(SITE) $(RELEASE) $(COMPONENT)",
        "Created-By: Packages",
        "Origin: Debian",
    )
    return sorted({line.replace(own[1], release) if own else line for line in lines})


def _copy(python: Path, to: Path) -> None:
    version = python.name.rpartition(".")[0]
    for name in ("include", "lib"):
        shutil.copytree(python / name, to / name, symlinks=True, dirs_exist_ok=True, ignore=LEFT_OUT)
    (to / f"lib/python{version}/site-packages").mkdir()
    shutil.copy(python / f"bin/python{version}", to / "bin")
    for name in ("python3", "python"):
        (to / "bin" / name).symlink_to(f"python{version}")


def _apt(*command: str) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-2_000:]}")
