"""States that the demo's own content does not have, made in a demo's database.

    python -m tools.demo_states STATE ...

with the settings and the folder of that demo in the environment; or `make_states` from another tool.
"""

import os
import subprocess
import sys
from pathlib import Path

from .demo_pages import KRISTOFFER, SERIES, WITH_PASSWORD, WITHDRAWN
from .demo_server import ROOT, demo_environment

WITHOUT_PORTRAIT, LONG = f"{SERIES}jonas-bratlie/", f"{SERIES}tomasz-wrobel/"
LONELY, NOBODY_YET = "/one-of-us/", "/not-yet/"


def make_states(folder: Path, port: int, *names: str) -> None:
    """Make these states in the demo in the folder: beside its server, which may run meanwhile."""
    subprocess.run(
        [sys.executable, "-m", __name__, *names],
        cwd=ROOT,
        env=os.environ | demo_environment(folder, port),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def withdrawn() -> None:
    """Somebody whom visitors have met, and who asked not to be shown any more."""
    from django.utils import timezone

    from profiles.models import ProfilePage, SeriesPage
    from profiles.withdrawals import withdraw

    series = _originals(SeriesPage).get(slug=SERIES.strip("/"))
    person = ProfilePage(title="Somebody Withdrawn", slug=_slug(WITHDRAWN), live=False)
    person.first_published_at = timezone.now()
    withdraw(series.add_child(instance=person), None)


def with_password() -> None:
    """A page that is shared with some."""
    from wagtail.models import PageViewRestriction

    from profiles.models import TextPage

    page = _home().add_child(instance=TextPage(title="For some", slug=_slug(WITH_PASSWORD)))
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=page.title
    )


def without_portrait() -> None:
    """Somebody who did not want to be photographed."""
    from profiles.models import ProfilePage

    _originals(ProfilePage).filter(slug=_slug(WITHOUT_PORTRAIT)).update(portrait=None, portrait_alt="")


def long_words() -> None:
    """Somebody with the longest of names, jobs and headlines, in a series of a long title."""
    from profiles.models import ProfilePage, SeriesPage

    _originals(ProfilePage).filter(slug=_slug(LONG)).update(
        title="Anne-Margrethe Wilhelmina Fjellestad-Kirkegaardsvangen",
        headline="Arbeidsmarknadsopplæringskoordinatoren som lærte seg å spørje før ho svara på alt det andre",
        summary="Ho samordnar opplæring i heile regionen. " * 8,
        job_title="Arbeidsmarknadsopplæringskoordinator og verneombudsstedfortredar",
    )
    _originals(SeriesPage).filter(slug=_slug(SERIES)).update(
        title="Menneskja som held samfunnstryggleiksberedskapen og alle hjula i gang heile året"
    )


def lonely() -> None:
    """A series whose first person has just been published."""
    from profiles.models import ProfilePage

    series = _new_series(LONELY, "One of us")
    person = _originals(ProfilePage).get(slug=_slug(KRISTOFFER))
    person.copy(
        to=series,
        update_attrs={"title": "Kristin Lien", "slug": "kristin-lien"},
        keep_live=True,
        copy_revisions=False,
    )


def nobody_yet() -> None:
    """A series that has been announced."""
    _new_series(NOBODY_YET, "Not yet")


def _new_series(path: str, title: str):
    from profiles.models import SeriesPage

    summary = "What it takes to be the first to answer."
    series = SeriesPage(title=title, slug=path.strip("/"), summary=summary)
    return _home().add_child(instance=series)


def _home():
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True).root_page.specific


def _originals(model):
    """The pages of a kind that are not translations: slugs are the same in every language."""
    return model.objects.filter(locale__language_code="en")


def _slug(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


STATES = {
    state.__name__: state
    for state in (withdrawn, with_password, without_portrait, long_words, lonely, nobody_yet)
}


def main(names: list[str]) -> None:
    import django

    django.setup()
    for name in names:
        STATES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
