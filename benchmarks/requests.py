"""The requests that `benchmarks.explore` times, on the site of this process's settings."""

import sys
from statistics import median
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings first
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from profiles.browse import PER_PAGE  # noqa: E402
from profiles.models import Place, ProfilePage, Question, Sector, SeriesPage, Topic  # noqa: E402
from tests.profiles.test_explore_hostile import ADDRESSES  # noqa: E402

RUNS, HOSTILE_RUNS = 20, 3
BARE = "bare view, 30 KB"


def addresses() -> dict[str, str]:
    """What is asked for, by what the table calls it."""
    place, sector = Place.objects.order_by("pk").first(), Sector.objects.order_by("pk").first()
    topic = Topic.objects.annotate(people=Count("profile_items")).order_by("-people").first()
    question = Question.objects.order_by("pk").first()
    narrowed = f"sector={sector.slug}&place={place.slug}&topic={topic.slug}"
    last = -(-ProfilePage.objects.count() // PER_PAGE)
    return {
        BARE: "/bare/",
        "explore": "/explore/",
        "explore, one filter": f"/explore/?sector={sector.slug}",
        "explore, three filters": f"/explore/?{narrowed}",
        "explore, last part": f"/explore/?page={last}" if last > 1 else "/explore/",
        "search, a rare word": "/explore/?q=quernstone",
        "search, a job": "/explore/?q=electrician",
        "search, a word of most people": "/explore/?q=work",
        "search and three filters": f"/explore/?q=electrician&{narrowed}",
        "search, misspelled": "/explore/?q=quernstoen",
        "suggestions": "/explore/suggestions/?q=ka",
        "a question": f"/questions/{question.slug}/",
        "a series": SeriesPage.objects.order_by("path").first().url,
        "a place": f"/places/{place.slug}/",
        "a profile": ProfilePage.objects.order_by("path").first().url,
    }


def bare(request) -> HttpResponse:
    return HttpResponse(b"x" * 30_000)


def main(size: str) -> None:
    from showcase import urls

    urls.urlpatterns.insert(0, path("bare/", bare))
    settings.ALLOWED_HOSTS = ["*"]
    if connection.vendor == "postgresql":
        # As autovacuum does by itself. Nothing analyses a site's SQLite, whose plans get worse by it.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    client = Client()
    floor = 0.0
    print(f"\n**{int(size):,} people, {connection.display_name}**\n")
    print("| | median ms | slowest ms | queries | × bare |\n|---|---|---|---|---|")
    for name, address in addresses().items():
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
        times = sorted(timed(client, address) for _ in range(RUNS))
        floor = floor or median(times)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        middle = median(times)
        print(
            f"| {name} | {middle:.1f} | {times[-1]:.1f} | {len(queries)} | {middle / floor:.0f} |", flush=True
        )
    print(
        f"\nThe slowest of {len(ADDRESSES)} hostile query strings takes {hostile(client):.1f} times the plain page."
    )


def hostile(client: Client) -> float:
    """Of the query strings that the tests throw at explore, how much longer the slowest takes than the plain page."""

    def usual(query: str) -> float:
        return median(timed(client, "/explore/", QUERY_STRING=query) for _ in range(HOSTILE_RUNS))

    return max(usual(query) for query in ADDRESSES) / usual("")


def timed(client: Client, address: str, **environment: str) -> float:
    """Milliseconds of one request."""
    start = perf_counter()
    client.get(address, **environment)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
