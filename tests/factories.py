"""Plain functions that make things for tests: real rows, real files."""

import itertools
import json
from datetime import date
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.models import Locale, Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from media.models import Film, Image
from profiles.models import (
    AccessibilityPage,
    Answer,
    HomePage,
    Occupation,
    Place,
    ProfileFilm,
    ProfileOccupation,
    ProfilePage,
    Question,
    QuestionSet,
    QuestionSetItem,
    Sector,
    SeriesPage,
    SocialLink,
    TextPage,
    Theme,
    Workplace,
)

_numbers = itertools.count(1)


def picture_bytes(
    width: int = 60, height: int = 75, image_format: str = "JPEG", color: str = "#2f5d50"
) -> bytes:
    """A real picture file."""
    buffer = BytesIO()
    PillowImage.new("RGB", (width, height), color).save(buffer, image_format)
    return buffer.getvalue()


def make_image(title: str = "A portrait", **fields) -> Image:
    number = next(_numbers)
    color = f"#{number * 37 % 0xFFFFFF:06x}"
    file = ImageFile(BytesIO(picture_bytes(color=color)), name=f"picture-{number}.jpg")
    return Image.objects.create(title=title, file=file, **fields)


def make_home(title: str = "Skogelva", **fields) -> HomePage:
    """A home page at the root of the default site, in place of the one that was there."""
    root = Page.objects.get(depth=1)
    fields = {"locale": Locale.get_default(), "headline": "Meet us"} | fields
    page = root.add_child(instance=HomePage(title=title, slug=f"home-{next(_numbers)}", **fields))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.site_name, site.root_page = "localhost", 80, title, page
    site.save()
    return page


def make_question(text: str = "", **fields) -> Question:
    return Question.objects.create(text=text or f"What is question {next(_numbers)}?", **fields)


def make_question_set(*questions: Question, name: str = "") -> QuestionSet:
    question_set = QuestionSet.objects.create(name=name or f"Set {next(_numbers)}")
    for order, question in enumerate(questions):
        QuestionSetItem.objects.create(question_set=question_set, question=question, sort_order=order)
    return question_set


def make_series(home: HomePage, title: str = "", **fields) -> SeriesPage:
    title = title or f"Series {next(_numbers)}"
    return home.add_child(instance=SeriesPage(title=title, **fields))


def make_text(home: HomePage, title: str = "About", **fields) -> TextPage:
    return home.add_child(
        instance=TextPage(title=title, show_in_menus=True, body="<p>Some text.</p>", **fields)
    )


def make_statement(home: HomePage, title: str = "Accessibility", **fields) -> AccessibilityPage:
    """A statement that may be published, with one thing that does not work."""
    defaults = {
        "organisation": "The office",
        "status": "partial",
        "method": "self",
        "made_on": date(2025, 2, 3),
        "feedback_email": "office@example.org",
        "failures": json.dumps(
            [
                {
                    "type": "failure",
                    "value": {
                        "criterion": "1.2.5",
                        "what": "A film is not described.",
                        "whom": "People who do not see it",
                        "reason": "non_compliance",
                        "mended_by": "2026-06-01",
                    },
                }
            ]
        ),
    }
    return home.add_child(instance=AccessibilityPage(title=title, show_in_menus=True, **(defaults | fields)))


def make_place(name: str = "", code: str = "") -> Place:
    number = next(_numbers)
    return Place.objects.create(name=name or f"Place {number}", code=code or f"{number % 10_000:04}")


def make_sector(name: str = "") -> Sector:
    return Sector.objects.create(name=name or f"Sector {next(_numbers)}")


def make_workplace(name: str = "", **fields) -> Workplace:
    return Workplace.objects.create(name=name or f"Workplace {next(_numbers)}", **fields)


def make_occupation(name: str = "", **fields) -> Occupation:
    return Occupation.objects.create(name=name or f"Occupation {next(_numbers)}", **fields)


def make_film(title: str = "", address: str = "https://youtu.be/aqz-KE-bpKQ", **fields) -> Film:
    """A film that meets every duty, at YouTube unless `address` is another or empty."""
    defaults = {
        "captioned_already": True,
        "transcript": "<p>What is said.</p>",
        "description_not_needed": "One person talks; everything is said.",
    }
    return Film.objects.create(
        title=title or f"Film {next(_numbers)}", address=address, **(defaults | fields)
    )


def make_profile(
    series: SeriesPage,
    name: str = "",
    *,
    questions: tuple[Question, ...] = (),
    topics: tuple[str, ...] = (),
    films: tuple[Film, ...] = (),
    occupations: tuple[Occupation, ...] = (),
    social_links: tuple[tuple[str, str], ...] = (),
    live: bool = True,
    **fields,
) -> ProfilePage:
    """A complete profile that passes every gate: asked these questions, and others up to three."""
    name = name or f"Person {next(_numbers)}"
    defaults = {
        "headline": f"{name} keeps the wheels turning",
        "summary": f"What {name} does all day.",
        "portrait_alt": f"{name} at work",
        "job_title": "Wheelwright",
    }
    page = ProfilePage(title=name, live=live, **(defaults | fields))
    if "portrait" not in fields:
        page.portrait = make_image(f"Portrait of {name}", credit="Nina Foto")
    if "workplace" not in fields:
        page.workplace = make_workplace(place=make_place(), sector=make_sector())
    asked = [*questions, *[None] * (3 - len(questions))]
    page.answers = [
        Answer(
            question=question,
            wording=question.text if question else f"Question {order} of {name}?",
            body=f"<p>{name} answers number {order}.</p>",
            sort_order=order,
        )
        for order, question in enumerate(asked)
    ]
    page.film_uses = [ProfileFilm(film=film, sort_order=order) for order, film in enumerate(films)]
    page.occupation_rows = [
        ProfileOccupation(occupation=occupation, sort_order=order)
        for order, occupation in enumerate(occupations)
    ]
    page.social_links = [
        SocialLink(network=network, url=url, sort_order=order)
        for order, (network, url) in enumerate(social_links)
    ]
    page.topics.add(*topics)
    # Each of the page's rows would have what the whole page refers to written down anew.
    with disable_reference_index_auto_update():
        series.add_child(instance=page)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def make_theme(name: str = "", **fields) -> Theme:
    return Theme.objects.create(name=name or f"Theme {next(_numbers)}", **fields)
