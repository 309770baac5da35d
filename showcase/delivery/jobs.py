"""What is done by the clock for the delivery of pages."""

from showcase.tasks.schedule import every

from . import stored


@every(minutes=10)
def forget_outdated_pages() -> None:
    """Delete stored pages that nobody is shown any more."""
    stored.forget_outdated()
