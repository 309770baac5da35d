"""Invented people, written in batches straight into their tables: a hundred thousand take minutes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from media.signals import written_in_bulk
from media.slugs import plain_slug

from ..models import Answer, ProfileFilm, ProfileOccupation, ProfilePage, ProfileTopic, SeriesPage
from ..search import entries
from .region import Region
from .speech import Speech
from .words import FAMILY_ENDS, FAMILY_STARTS, FIRST_NAMES, RARE

BATCH = 2_000
ANSWERS = 7
RARE_ONE_IN = 500
FILM_ONE_IN = 10
FIRST_DAY = datetime(2020, 1, 6, 7, 0, tzinfo=timezone.get_default_timezone())


class Generator:
    """Makes profiles in a region. The same dice make the same people."""

    def __init__(self, region: Region, speeches: list[Speech], dice: Random) -> None:
        self.region = region
        self._speeches = speeches
        self._dice = dice
        self._content_type = ContentType.objects.get_for_model(ProfilePage)
        # The n-th topic is an n-th as popular as the first.
        self._topic_weights = list(accumulate(1 / rank for rank in range(1, len(region.topics) + 1)))
        self._children = {series.pk: Page.objects.get(pk=series.pk).numchild for series in region.series}

    def make(self, number: int) -> Iterator[int]:
        """Make that many people; yields how many there are after each batch."""
        for start in range(0, number, BATCH):
            self._batch(start, min(BATCH, number - start))
            yield start + min(BATCH, number - start)

    @transaction.atomic
    def _batch(self, start: int, number: int) -> None:
        pages = [self._page(start + at) for at in range(number)]
        Page.objects.bulk_create(
            [Page(**{field.attname: getattr(page, field.attname) for field in _OF_A_PAGE}) for page in pages]
        )
        keys = dict(Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk"))
        for page in pages:
            page.pk = page.page_ptr_id = keys[page.path]
        _insert_profiles(pages)
        for model, rows in (
            (Answer, [row for page in pages for row in self._answers(page)]),
            (ProfileTopic, [row for page in pages for row in self._topics(page)]),
            (ProfileOccupation, [row for page in pages for row in self._occupations(page)]),
            (ProfileFilm, [row for page in pages for row in self._films(page)]),
        ):
            model.objects.bulk_create(rows, batch_size=BATCH)
        for series in self.region.series:
            SeriesPage.objects.filter(pk=series.pk).update(numchild=self._children[series.pk])
        written_in_bulk.send(ProfilePage)
        entries.write(ProfilePage.objects.filter(pk__in=keys.values()))

    def _page(self, number: int) -> ProfilePage:
        dice, region = self._dice, self.region
        series, workplace = dice.choice(region.series), dice.choice(region.workplaces)
        self._children[series.pk] += 1
        speech = self._speech()
        name = f"{dice.choice(FIRST_NAMES)} {dice.choice(FAMILY_STARTS)}{dice.choice(FAMILY_ENDS)}"
        slug = f"{plain_slug(name)}-{self._children[series.pk]}"
        published = FIRST_DAY + timedelta(minutes=17 * number)
        page = ProfilePage(
            title=name,
            draft_title=name,
            slug=slug,
            path=Page._get_path(series.path, series.depth + 1, self._children[series.pk]),
            depth=series.depth + 1,
            url_path=f"{series.url_path}{slug}/",
            content_type=self._content_type,
            locale=region.locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=published,
            last_published_at=published,
            latest_revision_created_at=published,
            headline=speech.sentence()[:150],
            summary=speech.sentence(),
            portrait=dice.choice(region.portraits),
            portrait_alt=f"{name} at work",
            job_title=dice.choice(region.occupations).name,
            workplace=workplace,
            place=dice.choice(region.places) if dice.random() < 0.1 else None,
            series=series,
        )
        page.speech = speech
        return page

    def _speech(self) -> Speech:
        return self._dice.choice(self._speeches)

    def _answers(self, page: ProfilePage) -> Iterator[Answer]:
        asked = self._dice.sample(self.region.questions, ANSWERS)
        for order, question in enumerate(asked):
            body = page.speech.answer()
            if order == 0 and self._dice.randrange(RARE_ONE_IN) == 0:
                body = body.replace("</p>", f" {self._dice.choice(RARE).capitalize()}.</p>")
            yield Answer(
                page_id=page.pk,
                question=question,
                wording=question.text,
                body=body,
                sort_order=order,
                locale=self.region.locale,
                translation_key=uuid4(),
            )

    def _topics(self, page: ProfilePage) -> Iterator[ProfileTopic]:
        chosen = self._dice.choices(
            self.region.topics, cum_weights=self._topic_weights, k=self._dice.randint(2, 5)
        )
        return (ProfileTopic(content_object_id=page.pk, tag=topic) for topic in dict.fromkeys(chosen))

    def _occupations(self, page: ProfilePage) -> Iterator[ProfileOccupation]:
        chosen = self._dice.sample(self.region.occupations, 1 if self._dice.random() < 0.9 else 2)
        return (
            ProfileOccupation(page_id=page.pk, occupation=occupation, sort_order=order)
            for order, occupation in enumerate(chosen)
        )

    def _films(self, page: ProfilePage) -> Iterator[ProfileFilm]:
        if self._dice.randrange(FILM_ONE_IN) == 0:
            yield ProfileFilm(page_id=page.pk, film=self._dice.choice(self.region.films), sort_order=0)


_OF_A_PAGE = [field for field in Page._meta.concrete_fields if not field.primary_key]


def _insert_profiles(pages: list[ProfilePage]) -> None:
    """The profiles' own columns. Django's bulk_create() refuses a model that inherits from another's table."""
    fields = ProfilePage._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, pages)
    for start in range(0, len(pages), size):
        ProfilePage._base_manager._insert(pages[start : start + size], fields=fields, using=connection.alias)
