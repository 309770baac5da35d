"""Every public address of a site: what the walks and the budgets go through."""

from django.urls import reverse
from wagtail.models import Page, Site

from media.models import Film
from profiles.models import Answer, Occupation, Place, ProfilePage, Question, Sector, SeriesPage, Topic

GROUPS = {"sector": Sector, "place": Place, "occupation": Occupation, "topic": Topic}


def page_urls(site: Site) -> list[str]:
    """The address of every page of the tree, published or not."""
    series = SeriesPage.objects.in_site(site)
    return [page.get_url(current_site=site) for page in Page.objects.in_site(site)] + [
        f"{page.get_url(current_site=site)}films/" for page in series
    ]


def embed_urls(site: Site) -> list[str]:
    """The address of every embeddable card, and of how to embed it."""
    pages = [*SeriesPage.objects.in_site(site), *ProfilePage.objects.in_site(site)]
    answers = Answer.objects.filter(page__in=ProfilePage.objects.in_site(site))
    things = [page.get_url(current_site=site) for page in pages]
    things += [f"{answer.page.get_url(current_site=site)}answers/{answer.pk}/" for answer in answers]
    return [f"{url}embed/" for url in things] + [f"/oembed?url=http://testserver{url}" for url in things]


def other_urls() -> list[str]:
    """The address of every page that is not in the tree."""
    return [
        reverse("profiles:explore"),
        reverse("profiles:questions"),
        *[
            reverse("profiles:question", args=[slug])
            for slug in Question.objects.values_list("slug", flat=True)
        ],
        reverse("profiles:films"),
        *[reverse("profiles:film", args=[slug]) for slug in Film.objects.values_list("slug", flat=True)],
        reverse("profiles:places"),
        *[
            reverse(f"profiles:{kind}", args=[slug])
            for kind, model in GROUPS.items()
            for slug in model.objects.values_list("slug", flat=True)
        ],
    ]


def public_urls(site: Site) -> list[str]:
    return page_urls(site) + embed_urls(site) + other_urls()
