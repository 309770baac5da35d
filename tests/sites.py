"""Whole sites to walk through: one where everything is filled in, one where nothing is, one that is crowded.

Each function returns the site's public addresses under the names that the tests call them by.
"""

from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page, Site

from media.models import CaptionTrack, Film
from profiles.compare import querystring
from profiles.models import (
    AccessibilityPage,
    Place,
    ProfilePage,
    Question,
    Sector,
    SeriesPage,
    TextPage,
    Topic,
)
from showcase.sharing.models import Branding

from .factories import (
    make_film,
    make_home,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_question_set,
    make_sector,
    make_series,
    make_statement,
    make_text,
    make_theme,
    make_workplace,
)
from .media.films import SMALL_FILM
from .translations import in_language

CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nThe wheel turns.\n"
SOCIAL_LINKS = (
    ("instagram", "https://www.instagram.com/p/wheel/"),
    ("linkedin", "https://www.linkedin.com/posts/wheel?a=1&b=2"),
)


def make_uploaded_film(title: str = "An uploaded film", **fields) -> Film:
    """A film in a file of its own, with captions; by its boxes it is MP4, but it cannot be played."""
    defaults = {"transcript": "<p>Words.</p>", "description_not_needed": "All that matters is said."}
    film = Film(title=title, **(defaults | fields))
    film.file.save("film.mp4", ContentFile(SMALL_FILM), save=False)
    film.save()
    track = CaptionTrack(film=film, language="en")
    track.file.save("film.vtt", ContentFile(CAPTIONS), save=False)
    track.save()
    return film


def make_full_site() -> dict[str, str]:
    """Everything that an editor can fill in is filled in; Kari's page has all of it."""
    picture = {"lead_image": make_image("A lead picture"), "lead_image_alt": "A river in June"}
    home = make_home(summary="A region and its people.", search_description="Meet them.", **picture)
    questions = [make_question(f"Question {n} & more?") for n in range(1, 4)]
    series = make_series(
        home,
        "Keeping the wheels turning",
        region="Upper Skogelva",
        summary="Who stops when they stop?",
        goal="<p>To show <b>who</b> is here.</p>",
        closing='<h2>More of this</h2><p>Read <a href="/questions/">every question</a>.</p>',
        question_set=make_question_set(*questions),
        questions_heading="Three questions",
        seo_title="The wheels series",
        **picture,
    )
    other = make_series(home, "Here by choice", **picture)
    place, sector = make_place("Elvestad"), make_sector("Energy")
    workplace = make_workplace("Elvekraft", place=place, sector=sector, website="https://example.org/")
    films = (
        make_film(
            "A hosted film",
            poster=make_image("A poster", credit="Nina Foto", licence="CC BY 4.0"),
            duration=65,
            credit="Film Crew",
            published_on=date(2025, 5, 17),
            transcript="<p>The river is heard.</p>",
            described_address="https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            signed_address="https://vimeo.com/76979871",
        ),
        make_film("A film without a poster", "https://vimeo.com/1084537"),
        make_uploaded_film(
            poster=make_image("Another poster"),
            duration=3_661,
            described_address="https://vimeo.com/1",
            transcript="<p>Words.</p>",
        ),
        make_uploaded_film("An uploaded film without a poster"),
    )
    make_profile(series, "Before", questions=questions, topics=("night shifts",), workplace=workplace)
    kari = make_profile(
        series,
        "Kari Nordby",
        portrait=make_image("Kari", credit="Nina Foto", licence="CC BY 4.0"),
        questions=(*questions, make_question("Only for Kari?")),
        topics=("night shifts", "moved here"),
        films=films,
        occupations=(make_occupation("Mechanic"), make_occupation("Electrician")),
        social_links=SOCIAL_LINKS,
        workplace=workplace,
        place=make_place("Granvik"),
        questions_heading="Four questions for Kari",
        author="Anne Spør",
        photographer="Per Lys",
        interviewed_on=date(2025, 6, 3),
        search_description="Kari mends the dam.",
    )
    kari.answers.filter(question=questions[0]).update(wording="Question 1, as Kari heard it?")
    after = make_profile(
        series,
        "After",
        questions=questions,
        portrait=make_image("After", licence="All rights reserved"),
        place=place,
        occupations=(make_occupation("Baker"),),
        seo_title="The one after",
    )
    make_profile(other, "Elsewhere", questions=questions, topics=("moved here",), workplace=workplace)
    Topic.objects.filter(slug="night-shifts").update(description="Those who are awake.")
    # Two places on the map, and one that is not.
    Place.objects.filter(name="Elvestad").update(
        map_column=2, map_row=1, description="Half-way up the river."
    )
    Place.objects.filter(name="Granvik").update(map_column=7, map_row=2)
    make_profile(
        series, "Off the map", workplace=make_workplace(place=make_place("Myrdalen")), questions=questions
    )
    theme = make_theme("The working day")
    Question.objects.filter(pk=questions[0].pk).update(theme=theme)
    about = make_text(home, summary="What this is.", **picture)
    statement = make_statement(
        home,
        summary="What works, and what does not.",
        assessor="An expert",
        reviewed_on=date(2026, 1, 12),
        feedback_telephone="+47 12 34 56 78",
        register_address="https://uustatus.no/nb/erklaringer/publisert/1",
        body="<h2>More</h2><p>Words.</p>",
        **picture,
    )
    question_url = reverse("profiles:question", args=[questions[0].slug])
    compared = querystring([kari, other.get_children().specific().get()])
    explore = reverse("profiles:explore")
    return {
        "home": home.url,
        "explore": explore,
        "explore by words": f"{explore}?q=answers&topic=night-shifts&film=1",
        "explore by what a film says": f"{explore}?q=river",
        "explore misspelled": f"{explore}?q=wheelwrigt",
        "explore and nobody": f"{explore}?q=xylophone&place=granvik",
        "explore and a dead end": f"{explore}?sector=energy&place=granvik&topic=moved-here&occupation=baker",
        "series": series.url,
        "series with one person": other.url,
        "profile": kari.url,
        "answer": f"{kari.url}answers/{kari.answers.first().pk}/",
        "profile of the last": after.url,
        "questions": reverse("profiles:questions"),
        "question": question_url,
        "question of one person": reverse("profiles:question", args=["only-for-kari"]),
        "question of some": f"{question_url}?place=elvestad&sort=name",
        "question of nobody": f"{question_url}?place=myrdalen&topic=moved-here",
        "question, choosing people": f"{question_url}?pick=1&{compared}",
        "side by side": f"{question_url}?{compared}",
        "places": reverse("profiles:places"),
        "place": reverse("profiles:place", args=["elvestad"]),
        "sector": reverse("profiles:sector", args=["energy"]),
        "occupation": reverse("profiles:occupation", args=["baker"]),
        "topic": reverse("profiles:topic", args=["night-shifts"]),
        "topic without a description": reverse("profiles:topic", args=["moved-here"]),
        "films": reverse("profiles:films"),
        "film": reverse("profiles:film", args=["a-hosted-film"]),
        "uploaded film": reverse("profiles:film", args=["an-uploaded-film"]),
        "films of a series": f"{series.url}films/",
        "films of a series without films": f"{other.url}films/",
        "text": about.url,
        "accessibility statement": statement.url,
        "not found": "/nobody/",
    }


def brand(site: Site, accessibility_page: Page, **fields) -> Branding:
    """Everything that a footer can show; the mill has a logo, the inn has not."""
    logo = make_image("Logo of the mill")
    given = {
        "tagline": "Upriver, and open.",
        "organisation": "The council",
        "email": "post@example.org",
        "telephone": "+47 99 00 (00) 00",
        "postal_address": "Bridge Street 1\n9901 Granvik",
        "footer_words": '<p>Paid for by <a href="https://example.org/county">the county</a>.</p>',
        "accounts": [("account", {"network": "instagram", "url": "https://www.instagram.com/valley"})],
        "partners": [
            ("partner", {"name": "The mill", "logo": logo, "url": "https://example.org/mill"}),
            ("partner", {"name": "The inn", "logo": None, "url": ""}),
        ],
        "accessibility_page": accessibility_page,
    }
    return Branding.objects.create(site=site, **(given | fields))


def make_branded_site() -> dict[str, str]:
    """A front page with everything that a branding can give it; a text page is only linked from the footer."""
    home = make_home("Branded")
    text = make_text(home, "Accessibility")
    site = Site.objects.get(is_default_site=True)
    brand(
        site, text, logo=make_image("Logo"), icon=make_image("Icon"), privacy_page=make_text(home, "Privacy")
    )
    return {"home": home.url, "text": text.url}


def make_bare_site() -> dict[str, str]:
    """Nothing is filled in that may be left empty; one person has nothing but what publishing asks for."""
    home = make_home("Bare")
    home.headline = ""
    home.save()
    empty, series = make_series(home, "Empty series"), make_series(home, "One person")
    person = make_profile(
        series,
        "Alone",
        questions=[make_question("Asked of one?")],
        topics=("one",),
        workplace=make_workplace("A workplace"),
        portrait=make_image("Alone"),
    )
    text = make_text(home, "Nothing")
    text.body = ""
    text.save()
    statement = make_statement(home, status="full", organisation="", failures="[]")
    return {
        "home": home.url,
        "explore": reverse("profiles:explore"),
        "series without people": empty.url,
        "series": series.url,
        "profile": person.url,
        "answer": f"{person.url}answers/{person.answers.last().pk}/",
        "questions": reverse("profiles:questions"),
        "question": reverse("profiles:question", args=["asked-of-one"]),
        "places": reverse("profiles:places"),
        "topic": reverse("profiles:topic", args=["one"]),
        "text": text.url,
        "accessibility statement": statement.url,
        "not found": "/nobody/",
    }


def make_empty_site() -> dict[str, str]:
    """A home page on its first day."""
    return {
        "home": make_home("Empty").url,
        "explore": reverse("profiles:explore"),
        "films": reverse("profiles:films"),
        "places": reverse("profiles:places"),
        "questions": reverse("profiles:questions"),
        "not found": "/nobody/",
    }


def make_crowded_site(people: int = 26) -> dict[str, str]:
    """More people than one part of a list shows, all with the same portrait, question and topic."""
    series = make_series(make_home("Crowded"), "Everybody")
    question, portrait, workplace = (
        make_question("Asked of all?"),
        make_image(),
        make_workplace("The only one"),
    )
    for number in range(1, people + 1):
        make_profile(
            series,
            f"Person no {number}",
            questions=[question],
            topics=("all",),
            portrait=portrait,
            workplace=workplace,
        )
    # More places than stand open in a facet.
    for number in range(10):
        place = make_place(f"Place no {number}")
        make_profile(series, f"In {place}", portrait=portrait, workplace=workplace, place=place)
    explore_url = reverse("profiles:explore")
    question_url = reverse("profiles:question", args=[question.slug])
    topic_url = reverse("profiles:topic", args=["all"])
    return {
        "explore": explore_url,
        "explore, last part": f"{explore_url}?page=2",
        "series": series.url,
        "question": question_url,
        "question, last part": f"{question_url}?page=2",
        "topic": topic_url,
        "topic, last part": f"{topic_url}?page=2",
    }


def make_translated_site() -> dict[str, str]:
    """The full site in three languages: everything but people in all of them, Kari too, though not all that she says.

    The addresses are those of the first language.
    """
    addresses = make_full_site()
    pages = [*SeriesPage.objects.all(), *TextPage.objects.all(), *AccessibilityPage.objects.all()]
    for language in ("nb", "nn"):
        for model in (Question, Sector):
            for thing in model.objects.filter(locale__language_code="en"):
                in_language(thing, language)
        for page in pages:
            words = {"title": f"{page.title} ({language})"}
            if isinstance(page, SeriesPage):
                words["closing"] = f'<p>Les <a href="/{language}/questions/">meir</a>.</p>'
            in_language(page, language, **words)
        kari = ProfilePage.objects.filter(title="Kari Nordby", locale__language_code="en").last()
        first, second, third = list(kari.answers.all())[:3]
        missing = {
            "summary": "all",
            f"answers.{second.translation_key}.wording": "all",
            f"answers.{second.translation_key}.body": "all",
            f"answers.{third.translation_key}.body": "part",
        }
        provenance = {"from": "en", "by": "machine" if language == "nn" else "person", "missing": missing}
        in_language(
            kari,
            language,
            headline=f"Kari ({language})",
            answers=[f"Ja ({language})."],
            provenance=provenance,
        )
    return addresses
