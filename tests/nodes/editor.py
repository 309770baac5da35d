"""An editor of the site on two nodes: a process beside them, told what to do in lines of JSON.

    {"do": "site"}                    make a site with everything in it
    {"do": "edit", "seed": 7}         one to four edits by chance
    {"do": "urls"}                    every public address
    {"do": "read", "urls": ["/"]}     what a process that keeps nothing answers: status and digest of each
    {"do": "sign_in"}                 somebody who may do everything: their session's cookie, and a page's addresses
    {"do": "versions", "page": 7}     the titles of all versions of a page
    {"do": "waiting"}                 how many tasks are not done yet
    {"do": "in_hand"}                 which tasks a worker has in hand
    {"do": "done_at_second_try"}      how many tasks were
    {"do": "half_a_minute_passes"}    no worker that runs now was heard of lately
    {"do": "pictures"}                the addresses of pictures that are drawn

Answers with one line of JSON each.
"""

import json
import os
import random
import sys
from hashlib import sha256

MOST_EDITS = 4


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.production")
    import django

    django.setup()
    from django.db import connections

    of_the_queue = (waiting, in_hand, done_at_second_try, half_a_minute_passes)
    told = {one.__name__: one for one in (site, edit, urls, read, sign_in, versions, *of_the_queue, pictures)}
    for line in sys.stdin:
        asked = json.loads(line)
        # The database may have been restarted since.
        connections.close_all()
        done = told[asked.pop("do")](**asked)
        print(json.dumps(done), flush=True)


def site() -> list[str]:
    from wagtail.models import Site

    from tests.sites import make_full_site

    addresses = list(make_full_site().values())
    Site.objects.update(hostname="127.0.0.1", port=443)
    Site.objects.get().save()
    return addresses


def edit(seed: int) -> list[str]:
    from tests.showcase.delivery.edits import EVERY

    dice = random.Random(seed)
    edits = dice.choices(EVERY, k=dice.randint(1, MOST_EDITS))
    for one in edits:
        one(dice)
    return [one.__name__ for one in edits]


def urls() -> list[str]:
    from wagtail.models import Site

    from tests.urls_of_site import public_urls

    return public_urls(Site.objects.get())


def read(urls: list[str]) -> list[list]:
    from tests.showcase.delivery.caching import forgetful

    knowing = forgetful(host="127.0.0.1", x_forwarded_proto="https")
    answers = [knowing.get(url) for url in urls]
    return [[answer.status_code, sha256(answer.content).hexdigest()] for answer in answers]


def sign_in() -> dict[str, object]:
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    from profiles.models import TextPage

    user, _made = User.objects.get_or_create(username="editor", is_superuser=True, is_staff=True)
    client = Client()
    client.force_login(user)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    page = TextPage.objects.live().order_by("pk")[0]
    return {
        "cookie": cookie,
        "page": page.pk,
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "url": page.url,
    }


def versions(page: int) -> list[str]:
    from wagtail.models import Page

    return [version.content["title"] for version in Page.objects.get(pk=page).revisions.all()]


def waiting() -> int:
    from django.utils import timezone
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import get_date_max

    from showcase.tasks.queue import rows

    # What has failed is tried again later.
    due = rows().filter(run_after__lte=timezone.now()) | rows().filter(run_after=get_date_max())
    return due.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).count()


def in_hand() -> list[str]:
    from showcase.tasks.queue import rows

    return [str(row.pk) for row in rows().running()]


def done_at_second_try() -> int:
    from showcase.tasks.queue import rows

    return sum(len(row.worker_ids) == 2 for row in rows().successful())


def half_a_minute_passes() -> int:
    from django.utils import timezone

    from showcase.tasks.models import Worker
    from showcase.tasks.queue import GONE

    return Worker.objects.update(seen_at=timezone.now() - GONE)


def pictures() -> list[str]:
    from media.models import Rendition

    return [rendition.url for rendition in Rendition.objects.all()]


if __name__ == "__main__":
    main()
