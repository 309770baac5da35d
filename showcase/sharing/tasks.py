"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from django_tasks import task
from wagtail.models import Site

from media.tasks import DRAWING


@task(priority=DRAWING)
def draw_cards(page_id: int) -> None:
    """Draw the cards of a page, and of what shows it."""
    from .drawing import draw_cards_of

    draw_cards_of(page_id)


@task(priority=DRAWING)
def draw_cards_of_thing(kind: str, key: int) -> None:
    """Draw the cards of a question, a film or another thing that is no page."""
    from .drawing import draw_cards_of_thing as draw

    draw(kind, key)


@task(priority=DRAWING)
def mend_cards() -> None:
    """Draw anew what shows the wrong faces, on every site."""
    from .card_store import renew_faces

    for site in Site.objects.all():
        renew_faces(site)
