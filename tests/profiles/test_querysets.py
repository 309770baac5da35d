"""What the site may show, and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from profiles.models import ProfilePage, Question, SeriesPage
from profiles.onward import people_to_meet
from profiles.querysets import answers_of, published_profiles
from tests.factories import make_place, make_profile, make_question, make_sector, make_series, make_workplace

pytestmark = pytest.mark.django_db


def names(people) -> list[str]:
    return [person.title for person in people]


def test_a_live_profile_is_published(series):
    make_profile(series, "Kari")
    assert names(ProfilePage.objects.published()) == ["Kari"]


def test_a_draft_is_not_published(series):
    make_profile(series, live=False)
    assert not ProfilePage.objects.published().exists()


def test_an_expired_profile_is_not_published_even_before_the_scheduled_command_has_run(series):
    make_profile(series, expire_at=timezone.now() - timedelta(minutes=1))
    assert not ProfilePage.objects.published().exists()


def test_a_private_profile_is_not_published(series):
    page = make_profile(series)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not ProfilePage.objects.published().exists()


def test_people_of_a_series_in_preparation_are_not_published(home):
    make_profile(make_series(home, live=False))
    assert not ProfilePage.objects.published().exists()


def test_people_of_a_private_series_are_not_published(series):
    make_profile(series)
    PageViewRestriction.objects.create(page=series, restriction_type="login")
    assert not ProfilePage.objects.published().exists()


def test_people_of_an_expired_series_are_not_published(home):
    make_profile(make_series(home, expire_at=timezone.now() - timedelta(minutes=1)))
    assert not ProfilePage.objects.published().exists()


def test_people_of_another_site_are_not_met_here(site, series):
    from wagtail.models import Page

    from profiles.models import HomePage

    other = Page.objects.get(depth=1).add_child(instance=HomePage(title="Elsewhere", slug="elsewhere"))
    make_profile(make_series(other), "Someone else")
    make_profile(series, "Kari")
    assert names(published_profiles(site)) == ["Kari"]


def test_a_series_shows_its_people_in_the_editors_order(series):
    first, second = make_profile(series, "First"), make_profile(series, "Second")
    second.move(first, pos="left")
    assert names(ProfilePage.objects.published().in_series(series)) == ["Second", "First"]


def test_a_profile_moved_to_another_series_belongs_to_it(home, series):
    page = make_profile(series)
    other = make_series(home)
    page.move(other, pos="last-child")
    assert list(ProfilePage.objects.in_series(other)) == [page]


def test_the_wheel_turns_after_the_last_person_comes_the_first(series):
    first, second, third = (make_profile(series, name) for name in ("First", "Second", "Third"))
    assert ProfilePage.objects.neighbours_of(third) == (second.pk, first.pk)
    assert ProfilePage.objects.neighbours_of(first) == (third.pk, second.pk)


def test_the_only_person_of_a_series_has_no_neighbours(series):
    assert ProfilePage.objects.neighbours_of(make_profile(series)) == (None, None)


def test_related_people_share_topics_sector_or_place_the_closest_first(site, series):
    sector, place = make_sector(), make_place()
    me = make_profile(
        series, "Me", topics=("night shifts",), workplace=make_workplace(sector=sector, place=place)
    )
    make_profile(series, "Nothing shared")
    make_profile(series, "Place", workplace=make_workplace(place=place))
    make_profile(
        series, "Topic and sector", topics=("night shifts",), workplace=make_workplace(sector=sector)
    )
    make_profile(series, "Sector", workplace=make_workplace(sector=sector))
    related = people_to_meet(ProfilePage.objects.published(), me, site).related
    assert names(related) == ["Topic and sector", "Sector", "Place"]


def test_a_persons_own_place_counts_before_the_workplaces(site, series):
    place = make_place()
    me = make_profile(series, place=place)
    make_profile(series, "Lives there", place=place)
    make_profile(series, "Moved away", place=make_place(), workplace=make_workplace(place=place))
    assert names(people_to_meet(ProfilePage.objects.all(), me, site).related) == ["Lives there"]


def test_a_question_counts_only_the_answers_of_people_one_may_see(series):
    question = make_question()
    make_profile(series, questions=[question])
    make_profile(series, questions=[question], live=False)
    people = ProfilePage.objects.published()
    assert Question.objects.answered_by(people).get().answer_count == 1
    assert answers_of(people).to(question).count() == 1


def test_a_series_counts_only_the_people_one_may_see(series):
    make_profile(series)
    make_profile(series, live=False)
    assert (
        SeriesPage.objects.with_people_count(ProfilePage.objects.published()).get(pk=series.pk).people_count
        == 1
    )
