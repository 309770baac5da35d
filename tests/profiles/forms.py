"""What an editor's browser sends when a profile's form is saved."""

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from profiles.models import ProfilePage, SeriesPage


def answer(wording: str = "", html: str = "", question=None, order: int = 1, **extra) -> dict:
    return {
        "wording": wording,
        "body": rich_text(html, features=["bold", "italic", "link", "ol", "ul"]),
        "question": question.pk if question else "",
        "ORDER": str(order),
    } | extra


def profile_data(answers: list[dict] = (), **fields) -> dict:
    """Form data for a profile; every field that is not given is empty."""
    empty = dict.fromkeys(
        [
            "title",
            "headline",
            "summary",
            "portrait",
            "portrait_alt",
            "job_title",
            "workplace",
            "place",
            "questions_heading",
            "topics",
            "author",
            "photographer",
            "interviewed_on",
            "slug",
            "seo_title",
            "search_description",
        ],
        "",
    )
    formsets = {
        "answers": inline_formset(answers),
        "film_uses": inline_formset(fields.pop("film_uses", [])),
        "occupation_rows": inline_formset(fields.pop("occupation_rows", [])),
        "social_links": inline_formset(fields.pop("social_links", [])),
        "comments": inline_formset([]),
    }
    return nested_form_data(empty | formsets | fields)


def add_url(series: SeriesPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["profiles", "profilepage", series.pk])


def edit_url(page: ProfilePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def complete(workplace, portrait, **fields) -> dict:
    """The data of a profile that may be published, with three answers."""
    answers = fields.pop("answers", None) or [
        answer(f"Question {n}?", f"<p>Answer {n}.</p>", order=n) for n in (1, 2, 3)
    ]
    defaults = {
        "title": "Kari Nordby",
        "slug": "kari-nordby",
        "headline": "Somebody has to",
        "summary": "Kari keeps the wheels turning.",
        "portrait": portrait.pk,
        "portrait_alt": "Kari in the workshop",
        "job_title": "Mechanic",
        "workplace": workplace.pk,
    }
    return profile_data(answers, **(defaults | fields))


def errors_of(response) -> set[str]:
    """Everything that the form says is wrong, at the top and at its fields."""
    form = response.context["form"]
    return {str(message) for messages in form.errors.values() for message in messages}


def post(client: Client, url: str, data: dict, action: str = ""):
    return client.post(url, data | ({action: "1"} if action else {}))
