"""Pictures as editors and visitors meet them: what is refused, what is told, and who made them."""

import re
from html import unescape

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.html import strip_tags

from media.models import Image
from tests.factories import make_film, make_image, make_profile, make_series, make_workplace

from .forms import add_url, complete, post

pytestmark = pytest.mark.django_db


def messages_of(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def told(response) -> str:
    """What the editor reads, as the words on the screen: in messages, or in the answer to the uploader's script."""
    is_json = response["Content-Type"] == "application/json"
    answer = " ".join(map(str, response.json().values())) if is_json else ""
    return " ".join(unescape(strip_tags(f"{messages_of(response)} {answer}")).split())


def delete(client, image: Image):
    return client.post(reverse("wagtailimages:delete", args=[image.pk]))


def delete_in_bulk(client, image: Image):
    url = reverse("wagtail_bulk_action", args=["media", "image", "delete"])
    return client.post(f"{url}?id={image.pk}")


def delete_in_the_uploader(client, image: Image):
    return client.post(reverse("wagtailimages:delete_multiple", args=[image.pk]))


def edit(client, image: Image):
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "Changed"})


def edit_in_the_uploader(client, image: Image):
    name = f"image-{image.pk}-title"
    return client.post(reverse("wagtailimages:edit_multiple", args=[image.pk]), {name: "Changed"})


DELETIONS = (delete, delete_in_bulk, delete_in_the_uploader)
EDITS = (edit, edit_in_the_uploader)


@pytest.fixture
def image() -> Image:
    return make_image("The river")


def use_as_portrait(image, home):
    make_profile(make_series(home), "Kari", portrait=image)


def use_as_portrait_of_a_draft(image, home):
    page = make_profile(make_series(home), "Kari")
    page.portrait = image
    page.save_revision()


def use_as_lead(image, home):
    make_series(home, "Kari", lead_image=image)


def use_as_lead_of_a_draft(image, home):
    series = make_series(home, "Kari")
    series.lead_image = image
    series.save_revision()


def use_as_poster(image, home):
    make_film("Kari", poster=image)


USES = (use_as_portrait, use_as_portrait_of_a_draft, use_as_lead, use_as_lead_of_a_draft, use_as_poster)


@pytest.mark.parametrize("delete", DELETIONS)
@pytest.mark.parametrize("use", USES)
def test_a_picture_in_use_is_not_deleted(as_manager, home, image, use, delete):
    use(image, home)
    delete(as_manager, image)
    assert Image.objects.filter(pk=image.pk).exists()


@pytest.mark.parametrize("delete", DELETIONS)
@pytest.mark.parametrize("use", USES)
def test_a_manager_is_told_where_the_picture_is_used(as_manager, home, image, use, delete):
    use(image, home)
    assert "“The river” cannot be deleted: it is used by Kari. Choose" in told(delete(as_manager, image))


@pytest.mark.parametrize("delete", DELETIONS)
def test_a_picture_that_nobody_uses_is_deleted(as_manager, image, delete):
    delete(as_manager, image)
    assert not Image.objects.filter(pk=image.pk).exists()


@pytest.mark.parametrize("delete", DELETIONS)
def test_who_may_not_delete_a_picture_is_not_told_where_it_is_used(as_editor, home, image, delete):
    use_as_portrait(image, home)
    assert "Kari" not in told(delete(as_editor, image))


def test_every_use_is_named_and_leads_to_where_it_is_changed(as_manager, home, image):
    pages = [make_profile(make_series(home), f"Person & co {n}", portrait=image) for n in range(7)]
    film = make_film("The dam", poster=image)
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', messages_of(delete(as_manager, image)))
    assert links == [
        *[
            (reverse("wagtailadmin_pages:edit", args=[page.pk]), f"Person &amp; co {n}")
            for n, page in enumerate(pages)
        ],
        (reverse(film.snippet_viewset.get_url_name("edit"), args=[film.pk]), "The dam"),
    ]


def test_an_editor_who_submits_a_small_portrait_is_told_which_size_it_needs(as_editor, series, image):
    response = post(as_editor, add_url(series), complete(make_workplace(), image), "action-submit")
    assert "The portrait is 60 × 75 pixels; at the top of the page it needs 960 × 1200" in messages_of(
        response
    )


def test_saving_a_draft_says_nothing_of_a_small_portrait(as_editor, series, image):
    response = post(as_editor, add_url(series), complete(make_workplace(), image))
    assert "pixels" not in messages_of(response)


def test_a_list_of_people_names_each_photographer_once(client, series):
    for _ in range(2):
        make_profile(series, portrait=make_image("A", credit="Nina Foto", licence="CC BY 4.0"))
    make_profile(series, portrait=make_image("B", credit="Per Lys"))
    page = unescape(client.get(series.url).content.decode())
    assert page.count("Picture: Nina Foto") == 1
    assert page.count("Picture: Per Lys") == 1


def test_a_known_licence_leads_to_its_text(client, home):
    series = make_series(home, lead_image=make_image("A", credit="Nina Foto", licence="CC BY-SA 4.0"))
    page = client.get(series.url).content.decode()
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in page


def test_the_maker_of_a_poster_is_named_under_the_film(client, series):
    poster = make_image("A poster", credit="Nina Foto")
    page = make_profile(series, films=(make_film(poster=poster, credit="Film Crew"),))
    assert "Picture: Nina Foto" in client.get(page.url).content.decode()


def test_the_licence_of_a_poster_is_shown_also_where_film_and_poster_have_one_maker(client, series):
    poster = make_image("A poster", credit="Nina Foto", licence="CC BY 4.0")
    page = make_profile(series, films=(make_film(poster=poster, credit="Nina Foto"),))
    assert "https://creativecommons.org/licenses/by/4.0/" in client.get(page.url).content.decode()


def test_the_maker_of_both_film_and_poster_is_named_once(client, series):
    film = make_film(poster=make_image("A poster", credit="Nina Foto"), credit="Nina Foto")
    page = make_profile(series, films=(film,), portrait=make_image())
    assert client.get(page.url).content.decode().count("Nina Foto") == 1


def test_a_profile_names_the_photographers_of_everybody_else_on_it_once(client, series):
    page = make_profile(series, portrait=make_image())
    for _ in range(2):
        make_profile(series, portrait=make_image(credit="Per Lys"))
    assert client.get(page.url).content.decode().count("Picture: Per Lys") == 1


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("use", [use_as_portrait, use_as_lead, use_as_poster])
def test_an_editor_does_not_change_a_picture_of_their_own_that_visitors_see(
    as_editor, editor, home, use, edit
):
    image = make_image("Mine", uploaded_by_user=editor)
    use(image, home)
    edit(as_editor, image)
    image.refresh_from_db()
    assert image.title == "Mine"


@pytest.mark.parametrize("edit", EDITS)
def test_an_editor_is_told_who_changes_a_picture_that_visitors_see(as_editor, editor, series, edit):
    image = make_image("Mine", uploaded_by_user=editor)
    make_profile(series, portrait=image)
    assert "“Mine” is shown to visitors, so only a series manager can" in told(edit(as_editor, image))


@pytest.mark.parametrize("edit", EDITS)
def test_who_may_not_change_a_picture_is_not_told_that_it_is_shown(as_editor, manager, series, edit):
    image = make_image("Theirs", uploaded_by_user=manager)
    make_profile(series, portrait=image)
    assert "Theirs" not in told(edit(as_editor, image))


@pytest.mark.parametrize("edit", EDITS)
def test_a_manager_changes_a_picture_that_visitors_see(as_manager, series, image, edit):
    make_profile(series, portrait=image)
    edit(as_manager, image)
    image.refresh_from_db()
    assert image.title == "Changed"


def test_an_editor_changes_a_picture_of_their_own_that_nobody_sees_yet(as_editor, editor):
    image = make_image("Mine", uploaded_by_user=editor)
    edit_in_the_uploader(as_editor, image)
    image.refresh_from_db()
    assert image.title == "Changed"


def test_an_editor_opens_a_picture_of_their_own_that_nobody_sees_yet(as_editor, editor):
    image = make_image("Mine", uploaded_by_user=editor)
    assert as_editor.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
