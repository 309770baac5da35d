"""Links in rich text that never give an unpublished page away."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .models import ProfilePage
from .querysets import ShowcaseQuerySet


class PublishedPageLinkHandler(PageLinkHandler):
    """As Wagtail's, but a link to a page that nobody may see keeps its words and loses its address."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        pages = super().get_many(attrs_list)
        keys = [page.pk for page in pages if page]
        people = {page.pk for page in pages if isinstance(page, ProfilePage)}
        shown = set(ProfilePage.objects.published().filter(pk__in=people).values_list("pk", flat=True))
        others = ShowcaseQuerySet(Page).published().filter(pk__in=set(keys) - people)
        shown |= set(others.values_list("pk", flat=True))
        return [page if page and page.pk in shown else None for page in pages]
