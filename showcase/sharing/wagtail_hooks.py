"""What sharing adds to the Wagtail admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page, Site

from . import branding_admin, share_kit_admin
from .models import Branding


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return share_kit_admin.urlpatterns()


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/look.css"))


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def share_kit_button(page: Page, user: AbstractBaseUser, **kwargs) -> Iterator[Button]:
    button = share_kit_admin.button(page, user)
    if button:
        yield button


@hooks.register("after_publish_page")
def offer_share_kit(request: HttpRequest, page: Page) -> None:
    share_kit_admin.offer(request, page)


@hooks.register("after_edit_page")
def tell_of_approval(request: HttpRequest, page: Page) -> None:
    if request.POST.get("workflow-action-name") == "approve":
        share_kit_admin.tell_of_approval(request, page)


@hooks.register("after_edit_setting")
def tell_what_became_of_the_accent(request: HttpRequest, setting: Model) -> None:
    if isinstance(setting, Branding):
        branding_admin.tell_correction(request, setting)


@hooks.register("name_site")
def name_site(site: Site) -> str:
    return Branding.of(site).site_name
