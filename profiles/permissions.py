"""Who may do what with which pages: interview editors write profiles; all other pages are the series managers'."""

from wagtail.models import PagePermissionTester


class ManagedPagePermissionTester(PagePermissionTester):
    """The permissions on a page that only those change who may publish it."""

    def can_edit(self) -> bool:
        return super().can_edit() and self.can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.can_publish()


class ProfilePermissionTester(PagePermissionTester):
    """Editors delete only what they began themselves and what never was public; managers delete."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        began_it = self.page.owner_id == self.user.pk and self.page.first_published_at is None
        # In this order: Wagtail's own check asks the database, once for each row of a list.
        return (self.can_publish() or began_it) and super().can_delete(ignore_bulk)


class ManagedBranchPermissionTester(ManagedPagePermissionTester):
    """The same, and only those add pages below it who may publish them: series and text pages."""

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and self.can_publish_subpage()
