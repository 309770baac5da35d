"""Looks for holes from outside: wapiti, nikto and pip-audit against the demo as production serves it, signed out.

    python -m tools.scan [--demo FOLDER] [--minutes 20] [wapiti] [nikto] [pip-audit]

None of them is a requirement of the project. Each is looked for on the path, or where WAPITI, NIKTO and PIP_AUDIT
say: wapiti3 and pip-audit from the package index, in an environment of their own (wapiti wants other versions of what
is used here); nikto from Debian's `non-free`. What is not here is named, and left out. docs/security.md explains what
they find. Ends with 1 where one of them found something, or could not look.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from .demo_server import ROOT, free_port, load_demo
from .production_server import production_server

# All but those that guess words, ask another server for help, or look for other software than this.
MODULES = (
    "cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,redirect,"
    "sql,timesql,upload,xss"
)
# In nikto's report, how it asked and for what.
ASKED = re.compile(r'"[A-Z]+","/')
LOCKS = "requirements/production.txt"
# What pip-audit says where its database does not answer, or answers that it knows none of them; else it names packages.
UNREACHABLE = (
    "could not be audited",
    "ConnectionError",
    "ServiceError",
    "Failed to upload",
    "Max retries",
    "HTTPError",
    "Connection refused",
)

Findings = list[str]


class NotHereError(Exception):
    """A tool, or what it needs, cannot be had on this machine."""


def tool(name: str) -> str:
    found = os.environ.get(name.upper().replace("-", "_")) or shutil.which(name)
    if not found:
        raise NotHereError(f"{name} is not here.")
    return found


def wapiti(url: str, folder: Path, minutes: int) -> Findings:
    """Every form and parameter that a crawler finds, with hostile input."""
    report = folder / "wapiti.json"
    command = [tool("wapiti"), "--url", f"{url}/", "--scope", "folder", "--module", MODULES]
    command += ["--format", "json", "--output", str(report), "--store-session", str(folder / "wapiti")]
    command += ["--max-scan-time", str(minutes * 60), "--max-attack-time", str(minutes * 10), "--depth", "3"]
    command += ["--max-links-per-page", "60"]
    command += ["--flush-session", "--no-bugreport", "--level", "1", "--verify-ssl", "0"]
    run(command)
    if not report.exists():
        raise NotHereError("wapiti ended without a report.")
    found = json.loads(report.read_text())
    print(f"wapiti read {found['infos'].get('crawled_pages_nbr', '?')} pages.")
    return [
        f"{kind}: {one['method']} {one['path']} {one.get('parameter') or ''}: {one['info']}"
        for group in ("vulnerabilities", "anomalies")
        for kind, ones in found[group].items()
        for one in ones
    ]


def nikto(url: str, folder: Path, minutes: int) -> Findings:
    """Files and headers that servers are known to give away."""
    report = folder / "nikto.csv"
    # It would ask for the name of the address, at which nobody answers here.
    command = [tool("nikto"), "-host", url, "-vhost", urlsplit(url).hostname, "-nossl", "-ask", "no"]
    run([*command, "-maxtime", str(minutes * 60), "-Format", "csv", "-output", str(report)])
    if not report.exists():
        raise NotHereError("nikto ended without a report.")
    # Other lines name nikto itself, and the server.
    return [line for line in report.read_text(errors="replace").splitlines() if ASKED.search(line)]


def pip_audit(url: str, folder: Path, minutes: int) -> Findings:
    """Known holes in the locked packages."""
    command = [
        tool("pip-audit"),
        "--requirement",
        LOCKS,
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
    ]
    done = run(command)
    if any(sign in done for sign in UNREACHABLE):
        raise NotHereError("pip-audit cannot reach its database from here.")
    return [line for line in done.splitlines() if "GHSA-" in line or "PYSEC-" in line or "CVE-" in line]


LOOKS: dict[str, Callable[[str, Path, int], Findings]] = {
    "wapiti": wapiti,
    "nikto": nikto,
    "pip-audit": pip_audit,
}


def run(command: list[str]) -> str:
    """What it says, shown as well. How it ends tells nothing: each ends otherwise."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout, flush=True)
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("looks", nargs="*", metavar="NAME", help=", ".join(LOOKS))
    parser.add_argument(
        "--demo", type=Path, help="the folder of a loaded demo (SHOWCASE_VAR); else one is made"
    )
    parser.add_argument("--minutes", type=int, default=20, help="at most, for each")
    options = parser.parse_args()
    if unknown := set(options.looks) - set(LOOKS):
        parser.error(f"There is no {', '.join(sorted(unknown))}.")

    said: dict[str, Findings] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        demo = options.demo or folder / "demo"
        if not options.demo:
            demo.mkdir()
            load_demo(demo, free_port())
        with production_server(demo) as url:
            for name in options.looks or LOOKS:
                try:
                    said[name] = LOOKS[name](url, folder, options.minutes)
                except NotHereError as error:
                    said[name] = [f"Not looked: {error}"]
    for name, findings in said.items():
        print(f"\n{name}: {len(findings) or 'nothing'}")
        print("\n".join(f"  {line}" for line in findings))
    return int(any(said.values()))


if __name__ == "__main__":
    sys.exit(main())
