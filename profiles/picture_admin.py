"""Pictures in the admin: what Wagtail's own views do not know of the pages and films that use them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.images.views.images import DeleteView, EditView

from . import refusals
from .usage import roles_of, uses_of


class RefusalMixin:
    """For a view that may be refused once Wagtail's own permissions have been asked."""

    def refused(self) -> HttpResponse | None:
        """The answer in place of the view's own, or None."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.refused() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.refused() or super().post(request, *args, **kwargs)


class PictureDeleteView(RefusalMixin, DeleteView):
    """Refuses to delete a picture that is in use, also in a draft, and says where it is used."""

    def refused(self) -> HttpResponse | None:
        uses = uses_of(self.object)
        if not uses:
            return None
        messages.error(self.request, refusals.why_not_deleted(self.object, uses))
        return redirect("wagtailimages:index")


class PictureEditView(RefusalMixin, EditView):
    """Wagtail lets people change what they uploaded; what visitors see is changed by those who publish."""

    def refused(self) -> HttpResponse | None:
        image = self.get_object()
        if self.request.user.has_perm("media.change_shown_film") or not roles_of(image):
            return None
        messages.warning(
            self.request,
            _(
                "“%(picture)s” is shown to visitors, so only a series manager can change it. Ask one, or upload the "
                "changed picture as a new one."
            )
            % {"picture": image},
        )
        return redirect("wagtailimages:index")


urlpatterns = [
    path("images/<int:image_id>/", PictureEditView.as_view()),
    path("images/<int:image_id>/delete/", PictureDeleteView.as_view()),
]
