"""Pictures in the admin: what Wagtail's own views do not know of the pages and films that use them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail.admin import messages
from wagtail.images.views.images import DeleteView

from . import refusals
from .usage import uses_of


class PictureDeleteView(DeleteView):
    """Refuses to delete a picture that is in use, also in a draft, and says where it is used."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self._refused() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self._refused() or super().post(request, *args, **kwargs)

    def _refused(self) -> HttpResponse | None:
        uses = uses_of(self.object)
        if not uses:
            return None
        messages.error(self.request, refusals.why_not_deleted(self.object, uses))
        return redirect("wagtailimages:edit", self.object.pk)


urlpatterns = [path("images/<int:image_id>/delete/", PictureDeleteView.as_view())]
