"""Pictures in the admin: what Wagtail's own views do not know of the pages and films that use them.

A picture is changed and deleted in views of its own and in Wagtail's uploader of many, whose script asks for JSON;
several are deleted from the list.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.images.views import multiple
from wagtail.images.views.bulk_actions import DeleteBulkAction
from wagtail.images.views.images import DeleteView, EditView

from media.models import Image

from . import refusals
from .usage import roles_of, uses_of


def why_not_deleted(image: Image) -> SafeString | None:
    """Why a picture that is in use, also in a draft, is not deleted; None for one that may be."""
    uses = uses_of(image)
    return refusals.why_not_deleted(image, uses) if uses else None


def why_not_changed(image: Image, user) -> str | None:
    """Wagtail lets people change what they uploaded; what visitors see is changed by those who publish."""
    if user.has_perm("media.change_shown_film") or not roles_of(image):
        return None
    return _(
        "“%(picture)s” is shown to visitors, so only a series manager can change it. Ask one, or upload the changed "
        "picture as a new one."
    ) % {"picture": image}


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
    """Refuses to delete a picture that is in use, and says where it is used."""

    def refused(self) -> HttpResponse | None:
        if reason := why_not_deleted(self.object):
            messages.error(self.request, reason)
            return redirect("wagtailimages:index")
        return None


class PictureEditView(RefusalMixin, EditView):
    """Refuses to change a picture that visitors see."""

    def refused(self) -> HttpResponse | None:
        if reason := why_not_changed(self.get_object(), self.request.user):
            messages.warning(self.request, reason)
            return redirect("wagtailimages:index")
        return None


class PictureBulkDelete(DeleteBulkAction):
    """Refuses all of several pictures where one is in use.

    Wagtail's own sends people away, without a word of why, where a use is protected by the database.
    """

    def prepare_action(self, objects: list[Image], objects_without_access: dict) -> HttpResponse | None:
        reasons = list(filter(None, map(why_not_deleted, objects)))
        for reason in reasons:
            messages.error(self.request, reason)
        return redirect(self.next_url) if reasons else None


class UploaderDeleteView(multiple.DeleteView):
    """Refuses the same.

    Wagtail's script is silent where this fails; js/admin/uploads.js shows the message.
    """

    model = Image

    def post(self, request: HttpRequest, image_id: int) -> HttpResponse:
        image = get_object_or_404(Image, pk=image_id)
        # Asked for here too, because Wagtail's method asks and deletes: nobody else is told where a picture is used.
        if not self.user_has_permission_for_instance("delete", image):
            raise PermissionDenied
        if reason := why_not_deleted(image):
            return JsonResponse(
                {"success": False, "image_id": image.pk, "message": refusals.in_plain_text(reason)}
            )
        return super().post(request, image_id=image_id)


class ShownPictureFormMixin:
    """Is not valid for a picture that visitors see: the uploader then shows the form again, with the reason."""

    def __init__(self, *args, user=None, **kwargs) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user

    def clean(self) -> dict:
        if reason := why_not_changed(self.instance, self.user):
            raise ValidationError(reason)
        return super().clean()


class UploaderEditView(multiple.EditView):
    """Refuses to change a picture that visitors see."""

    def get_edit_form_class(self) -> type[ModelForm]:
        class PictureForm(ShownPictureFormMixin, super().get_edit_form_class()):
            pass

        return PictureForm


# The paths are Wagtail's own (`wagtail/images/admin_urls.py`).
urlpatterns = [
    path("images/<int:image_id>/", PictureEditView.as_view()),
    path("images/<int:image_id>/delete/", PictureDeleteView.as_view()),
    path("images/multiple/<int:image_id>/", UploaderEditView.as_view()),
    path("images/multiple/<int:image_id>/delete/", UploaderDeleteView.as_view()),
]
