"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from django_tasks import task


@task()
def draw_cards(page_id: int) -> None:
    """Draw the cards of a published page and of what shows it. A page that has gone meanwhile needs none."""
    from .drawing import draw_cards_of

    draw_cards_of(page_id)
