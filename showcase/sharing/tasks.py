"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from django_tasks import task


@task()
def draw_cards(page_id: int) -> None:
    """Draw the cards of a page, and mend those that show it or showed it until now."""
    from .drawing import draw_cards_of

    draw_cards_of(page_id)


@task()
def draw_cards_of_thing(kind: str, key: int) -> None:
    """Draw the cards of a question, a film or another thing that is no page."""
    from .drawing import draw_cards_of_thing as draw

    draw(kind, key)
