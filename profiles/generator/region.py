"""The region that invented people live in: its lists, its questions, its series and a few pictures and films."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from PIL import ImageDraw
from wagtail.models import Locale, Page, Site

from media.models import Film, Image

from ..models import HomePage, Occupation, Place, Question, Sector, SeriesPage, Theme, Topic, Workplace
from .words import (
    FAMILY_STARTS,
    OCCUPATIONS,
    PLACES,
    QUESTIONS,
    SECTORS,
    SERIES,
    THEMES,
    TOPIC_ENDS,
    TOPIC_STARTS,
)

WORKPLACES = 200
PORTRAITS = 8
FILMS = 40
MAP_COLUMNS = 5
GROUNDS = ("#14443a", "#b8182f", "#f2c04a", "#1d5347", "#a01229", "#41504a", "#e0a92a", "#0e2a24")


@dataclass(frozen=True)
class Region:
    """Everything that a person can belong to, most frequent first."""

    locale: Locale
    series: list[SeriesPage]
    workplaces: list[Workplace]
    places: list[Place]
    occupations: list[Occupation]
    topics: list[Topic]
    questions: list[Question]
    films: list[Film]
    portraits: list[Image]


def make_region(dice: Random) -> Region:
    """Make the region on the default site; of the lists, what is there already is used."""
    locale = Locale.get_default()
    home = _home(locale)
    sectors = [
        Sector.objects.get_or_create(name=name, locale=locale, defaults={"sort_order": order})[0]
        for order, name in enumerate(SECTORS)
    ]
    places = [
        Place.objects.get_or_create(
            code=f"{9_000 + at}",
            defaults={"name": name, "map_column": at % MAP_COLUMNS + 1, "map_row": at // MAP_COLUMNS + 1},
        )[0]
        for at, name in enumerate(dict.fromkeys(PLACES))
    ]
    workplaces = [
        Workplace.objects.create(
            name=f"{dice.choice(FAMILY_STARTS)} {dice.choice(SECTORS).split()[0]} {number}",
            place=dice.choice(places),
            sector=dice.choice(sectors),
        )
        for number in range(WORKPLACES)
    ]
    occupations = [
        Occupation.objects.get_or_create(name=name, locale=locale, defaults={"styrk08": code})[0]
        for code, name in (line.split(" ", 1) for line in OCCUPATIONS)
    ]
    topics = [
        Topic.objects.get_or_create(name=f"{start} {end}")[0] for start in TOPIC_STARTS for end in TOPIC_ENDS
    ]
    themes = [
        Theme.objects.get_or_create(name=name, locale=locale, defaults={"sort_order": order})[0]
        for order, name in enumerate(THEMES)
    ]
    questions = [
        Question.objects.get_or_create(
            text=text, locale=locale, defaults={"theme": themes[at * len(themes) // len(QUESTIONS)]}
        )[0]
        for at, text in enumerate(QUESTIONS)
    ]
    series = [
        home.add_child(
            instance=SeriesPage(
                title=title, summary="Invented people, generated to try out a large site.", locale=locale
            )
        )
        for title in SERIES
    ]
    portraits = [_portrait(number) for number in range(PORTRAITS)]
    films = [
        Film.objects.create(
            title=f"A day at {dice.choice(workplaces).name}, {number}",
            address="https://youtu.be/aqz-KE-bpKQ",
            poster=dice.choice(portraits),
            captioned_already=True,
            transcript="<p>This is where I work.</p>",
            description_not_needed="Everything that matters is said.",
        )
        for number in range(FILMS)
    ]
    dice.shuffle(topics)
    return Region(locale, series, workplaces, places, occupations, topics, questions, films, portraits)


def _home(locale: Locale) -> Page:
    """The home page of the default site; made where the site has none of ours yet."""
    site = Site.objects.filter(is_default_site=True).first()
    if site and (home := HomePage.objects.filter(pk=site.root_page_id).first()):
        return home
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Generated region", slug="generated", locale=locale))
    site = site or Site(is_default_site=True, hostname="localhost", port=80)
    site.root_page, site.site_name = home, "Generated region"
    site.save()
    return home


def _portrait(number: int) -> Image:
    """A head and shoulders on a ground, which a handful of people share."""
    picture = PillowImage.new("RGB", (480, 600), GROUNDS[number % len(GROUNDS)])
    pen = ImageDraw.Draw(picture)
    pen.ellipse((90, 380, 390, 760), fill=GROUNDS[(number + 3) % len(GROUNDS)])
    pen.ellipse((150, 140, 330, 380), fill="#f0c8a0")
    buffer = BytesIO()
    picture.save(buffer, "JPEG")
    file = ImageFile(buffer, name=f"generated-{number}.jpg")
    return Image.objects.create(
        title=f"A drawn portrait, {number}", file=file, credit="Drawn for the showcase"
    )
