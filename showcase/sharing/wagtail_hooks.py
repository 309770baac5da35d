"""What sharing adds to the Wagtail admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from . import share_kit_admin


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return share_kit_admin.urlpatterns()


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def share_kit_button(page: Page, user: AbstractBaseUser, **kwargs) -> Iterator[Button]:
    button = share_kit_admin.button(page, user)
    if button:
        yield button


@hooks.register("after_publish_page")
def offer_share_kit(request: HttpRequest, page: Page) -> None:
    share_kit_admin.offer(request, page)
