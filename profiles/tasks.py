"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from django_tasks import task


@task()
def write_search_entries(keys: list[int]) -> None:
    """Write what the search reads of these profiles. Those deleted meanwhile have none."""
    from .models import ProfilePage
    from .search.entries import write

    write(ProfilePage.objects.filter(pk__in=keys))
