"""What all snippets of the showcase have in common in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet


class NoCopyViewSet(SnippetViewSet):
    """Without Wagtail's copy view: a form sent to it is saved over the original by anyone who may add."""

    copy_view_enabled = False
