"""What Lighthouse says of the main pages on a phone, served as production serves them.

    npm install lighthouse@12.8.2 --prefix FOLDER
    python -m benchmarks.lighthouse FOLDER [RUNS]

Each page is judged RUNS times (5); the middle of what was said is printed as a table, and then what any page lost
points for. Lighthouse simulates a slow phone on slow 4G; other work on the machine makes its numbers worse all the
same.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median

from tools.demo_pages import MARTE, PAGES, SERIES
from tools.demo_server import CHROMIUM_FLAGS, free_port, load_demo
from tools.production_server import production_server

RUNS = 5
JUDGED = {
    "home": "/",
    "a series": SERIES,
    "a profile": MARTE,
    "explore": PAGES["explore"],
    "a question": PAGES["question"],
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What Lighthouse says where its trace lacks the page's start: now and then, whatever the page.
LOST_TRACE = ("NO_NAVSTART", "NO_FCP")
ATTEMPTS = 3


def report(lighthouse: Path, url: str) -> dict:
    """Lighthouse's whole report of one run, with its default: a mobile phone.

    A run whose trace was lost is done again. Raises RuntimeError with what Lighthouse wrote where one fails otherwise.
    """
    flags = " ".join(["--headless=new", *CHROMIUM_FLAGS])
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    for _ in range(ATTEMPTS):
        done = subprocess.run(
            [lighthouse, url, "--output=json", "--quiet", f"--chrome-flags={flags}"],
            env=os.environ | {"CHROME_PATH": chromium},
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            return json.loads(done.stdout)
        if not any(code in done.stderr for code in LOST_TRACE):
            break
    raise RuntimeError(done.stderr)


def middle(reports: list[dict], audit: str) -> float:
    return median(report["audits"][audit]["numericValue"] for report in reports)


def score(reports: list[dict], category: str) -> int:
    return round(100 * median(report["categories"][category]["score"] for report in reports))


def largest(reports: list[dict]) -> str:
    """The element that was the largest paint in most runs."""
    found: Counter[str] = Counter()
    for run in reports:
        items = run["audits"]["largest-contentful-paint-element"].get("details", {}).get("items", [])
        if items:
            found[items[0]["items"][0]["node"]["selector"].split(" > ")[-1]] += 1
    return found.most_common(1)[0][0] if found else "?"


def lost(reports: list[dict]) -> set[str]:
    """The audits that took points, in any run."""
    return {
        f"{category}: {reference['id']}"
        for run in reports
        for category in CATEGORIES
        for reference in run["categories"][category]["auditRefs"]
        if reference["weight"]
        and (run["audits"][reference["id"]]["score"] is not None)
        and run["audits"][reference["id"]]["score"] < 0.995
    }


def main(folder: str, runs: int = RUNS) -> None:
    lighthouse = Path(folder) / "node_modules" / ".bin" / "lighthouse"
    missing: dict[str, set[str]] = {}
    power: list[float] = []
    with tempfile.TemporaryDirectory(prefix="showcase-lighthouse-") as name:
        site, port = Path(name), free_port()
        load_demo(site, port)
        with production_server(site, port) as url:
            print(
                "| | performance | accessibility | best practices | SEO | LCP | LCP element | CLS | KB |\n"
                "|---|---|---|---|---|---|---|---|---|"
            )
            for page, path in JUDGED.items():
                reports = [report(lighthouse, f"{url}{path}") for _ in range(runs)]
                scores = " | ".join(str(score(reports, category)) for category in CATEGORIES)
                seconds = middle(reports, "largest-contentful-paint") / 1000
                shift = middle(reports, "cumulative-layout-shift")
                size = middle(reports, "total-byte-weight") / 1000
                print(
                    f"| {page} | {scores} | {seconds:.1f} s | `{largest(reports)}` | {shift:.3f} | {size:.0f} |",
                    flush=True,
                )
                missing[page] = lost(reports)
                power += [run["environment"]["benchmarkIndex"] for run in reports]
    for page, audits in missing.items():
        print(f"{page}: {', '.join(sorted(audits)) or 'nothing lost'}")
    # Lighthouse takes four times what this machine needs for a phone's time, and warns below 1,000 that this is wrong.
    print(
        f"This machine's power, by Lighthouse's own measure: {median(power):.0f}, {min(power):.0f} at least"
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
