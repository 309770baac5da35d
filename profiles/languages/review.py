"""Somebody has read what a machine translated: readers are not warned of it any more."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from media.signals import written_in_bulk

from ..models import ShowcasePage
from .origin import MACHINE, REVIEWED

NAME, ACTION = "review_translation", "profiles.review_translation"


@transaction.atomic
def mark_reviewed(page: ShowcasePage, user: AbstractBaseUser | None) -> None:
    """The machine's words count as a person's from now on, on the page and in its latest draft."""
    reviewed = page.provenance | {"by": REVIEWED}
    type(page).objects.filter(pk=page.pk).update(provenance=reviewed)
    written_in_bulk.send(type(page))
    if draft := page.latest_revision:
        draft.content["provenance"] = draft.content.get("provenance", {}) | {"by": REVIEWED}
        draft.save(update_fields=["content"])
    StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale=page.locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)
    log(instance=page, action=ACTION, user=user)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a machine's translation has been read, and write that down. For those who publish."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, ShowcasePage) or page.provenance.get("by") != MACHINE:
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "wagtailadmin/profiles/review.html", {"page": page})
    mark_reviewed(page, request.user)
    messages.success(request, _("“%(page)s” is reviewed.") % {"page": page.title})
    return redirect("wagtailadmin_pages:edit", page.pk)


def address_of_review(page: Page) -> str:
    return reverse(NAME, args=[page.pk])


urlpatterns = [path("translations/<int:pk>/reviewed/", review, name=NAME)]
