"""Who may change which pages: interview editors write profiles; all other pages are the series managers'."""

from wagtail.models import PagePermissionTester


class ManagedPagePermissionTester(PagePermissionTester):
    """The permissions on a page that only those change who may publish it."""

    def can_edit(self) -> bool:
        return super().can_edit() and self.can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.can_publish()


class HomePermissionTester(ManagedPagePermissionTester):
    """Under home, only those add series and text pages who may publish them."""

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and self.can_publish_subpage()
