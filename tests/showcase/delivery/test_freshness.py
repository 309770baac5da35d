"""Whatever an editor does: what visitors get of pages that are kept is what a process makes that keeps none.

A sequence of edits is drawn by chance, and public addresses are read after each. SEED and EDITS in the environment make
it another or a longer one.
"""

import os
import random

import pytest
from django.test import Client
from wagtail.models import Site

from tests.sites import make_full_site
from tests.urls_of_site import public_urls

from .caching import EVERYWHERE, committed, forgetful, pages_are_kept
from .edits import EVERY, UNSAID

SEED = int(os.environ.get("SEED", "0")) or random.randrange(1_000_000)
EDITS = int(os.environ.get("EDITS", "20"))
# Read after each edit.
ADDRESSES = 8
MORE = ["/feed/", "/sitemap.xml", "/robots.txt", "/explore/?q=Kari", "/explore/?film=1"]


@pytest.fixture(autouse=True, params=EVERYWHERE)
def kept(db, request):
    make_full_site()
    with pages_are_kept(request.param):
        yield


def test_nobody_reads_what_is_no_more_after_any_edit():
    dice, visitor, knowing = random.Random(SEED), Client(), forgetful()
    # Every kind of edit once, in an order of its own, and then by chance.
    edits = dice.sample(EVERY, len(EVERY))
    edits = (edits + dice.choices(EVERY, k=EDITS))[:EDITS]
    for number, edit in enumerate(edits):
        with committed():
            edit(dice)
        urls = public_urls(Site.objects.get()) + MORE
        for url in dice.sample(urls, min(len(urls), ADDRESSES)):
            # Whoever sees a page first may draw its pictures, which are told of once they are there.
            with committed():
                knowing.get(url)
            seen, right = visitor.get(url), knowing.get(url)
            said = f"{edit.__name__}, edit {number} of SEED={SEED}: {url}"
            assert (seen.status_code, said) == (right.status_code, said)
            assert seen.content == right.content, said
            assert UNSAID.encode() not in seen.content, said
