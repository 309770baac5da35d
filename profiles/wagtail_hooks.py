"""What the showcase adds to the Wagtail admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.widgets import Button
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from media.models import Film
from media.renditions import too_small_for

from . import film_admin, film_report, gates, picture_admin, refusals, withdrawal_admin, withdrawals
from .dashboard import panels as dashboard
from .explorer import ProfileViewSet
from .languages import review
from .languages.admin import tell_of_the_original
from .models import HomePage, ProfilePage
from .richtext import PublishedPageLinkHandler
from .usage import roles_of, uses_of
from .viewsets import ShowcaseViewSetGroup
from .wording import in_quotes

register_snippet(ShowcaseViewSetGroup)


@hooks.register("register_admin_viewset")
def explorer_of_profiles() -> ProfileViewSet:
    return ProfileViewSet()


# Before Wagtail's own: ours take the place of some of them.
@hooks.register("register_admin_urls", order=-1)
def urls_of_films_pictures_and_withdrawals() -> list[URLPattern]:
    return (
        film_admin.urlpatterns
        + film_report.urlpatterns
        + picture_admin.urlpatterns
        + withdrawal_admin.urlpatterns
        + review.urlpatterns
    )


# Not in lists: there it would cost a query for each row.
@hooks.register("register_page_header_buttons")
def withdrawal_button(page: Page, user: AbstractBaseUser, **kwargs) -> Iterator[Button]:
    if button := withdrawal_admin.button(page, user):
        yield button


def _not_in_lists() -> None:
    """“Translate this page” stands in the page's own menu. In lists it would cost three queries for each row."""
    name = "register_page_listing_more_buttons"
    hooks._hooks[name] = [each for each in hooks._hooks[name] if each[0] is not page_listing_more_buttons]


_not_in_lists()


@hooks.register("register_log_actions")
def log_withdrawals(actions: LogActionRegistry) -> None:
    actions.register_action(
        withdrawals.WITHDRAW, gettext_lazy("Withdraw"), gettext_lazy("Taken down at the person's wish")
    )
    actions.register_action(
        withdrawals.LIFT, gettext_lazy("Lift the withdrawal"), gettext_lazy("Allowed to be published again")
    )


@hooks.register("register_log_actions")
def log_reviews_of_translations(actions: LogActionRegistry) -> None:
    actions.register_action(
        review.ACTION,
        gettext_lazy("Review the translation"),
        gettext_lazy("A machine's translation was read"),
    )


@hooks.register("before_edit_page")
def tell_of_a_withdrawal(request: HttpRequest, page: Page) -> None:
    """Before somebody works on a page that cannot be published."""
    if request.method != "GET" or not isinstance(page, ProfilePage):
        return
    for problem in gates.withdrawal(gates.Interview(page, [], [])):
        messages.warning(request, problem.message)


# Before wagtail-localize takes over the page's editor.
hooks.register("before_edit_page", tell_of_the_original, order=-1)


@hooks.register("register_reports_menu_item")
def report_on_films() -> MenuItem:
    return film_report.menu_item()


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    scripts = [(static(f"js/admin/{name}.js"),) for name in ("answers", "autosave", "film", "preview")]
    return format_html_join("", '<script type="module" src="{}"></script>', scripts)


@hooks.register("insert_global_admin_js")
def uploader_script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/admin/uploads.js"))


@hooks.register("before_create_page")
def only_managers_begin_a_site(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Under the root of the tree Wagtail's own permissions apply; a home page is for those who may publish it."""
    if page_class is HomePage and not parent.permissions_for_user(request.user).can_publish_subpage():
        raise PermissionDenied


@hooks.register("construct_main_menu")
def no_documents(request: HttpRequest, items: list[MenuItem]) -> None:
    """The showcase has no documents; the admin only needs their app to be installed."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("construct_homepage_summary_items")
def no_count_of_documents(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]


# After others': what they add stays.
hooks.register("construct_homepage_panels", dashboard.arrange, order=100)


@hooks.register("register_rich_text_features", order=100)
def links_lead_to_published_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PublishedPageLinkHandler)


@hooks.register("before_delete_snippet")
def refuse_to_delete_what_is_used(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """What a profile refers to, live or in a draft, is not deleted: say where it is used and what to do instead."""
    for instance in instances:
        if uses := uses_of(instance):
            messages.error(request, refusals.why_not_deleted(instance, uses))
            return redirect(type(instance).snippet_viewset.get_url_name("list"))
    return None


# After Wagtail's own: ours takes its place.
hooks.register("register_bulk_action", picture_admin.PictureBulkDelete, order=1)
hooks.register("roles_of_picture", roles_of)


@hooks.register("before_edit_snippet")
def only_managers_change_what_is_shown(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """A film has no draft: what is changed in one that visitors see is seen at once."""
    if not isinstance(instance, Film) or request.user.has_perm("media.change_shown_film"):
        return None
    # Also those whom only some may see.
    shown = ProfilePage.objects.live().in_film(instance)
    if not shown:
        return None
    messages.warning(
        request,
        format_html(
            _(
                "“{film}” is shown on the page of {people}, so only a series manager can change it. Ask one, or "
                "add the changed film as a new one."
            ),
            film=instance,
            people=refusals.names_of(list(shown)),
        ),
    )
    return redirect(Film.snippet_viewset.get_url_name("list"))


@hooks.register("before_create_page")
def tell_about_the_question_set(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Before a new profile opens, say what the series' question set could not lay out."""
    if page_class is not ProfilePage or request.method != "GET":
        return None
    questions = parent.question_set.questions() if parent.question_set else []
    retired = [question.text for question in questions if question.retired]
    if not questions:
        messages.warning(
            request,
            _(
                "The series “%(series)s” has no question set, so no questions are laid out. Add questions below, or "
                "ask a series manager to choose a question set for the series."
            )
            % {"series": parent.title},
        )
    elif retired:
        messages.warning(
            request,
            _(
                "Left out because retired: %(questions)s. A series manager can take them out of the question set."
            )
            % {"questions": get_text_list([in_quotes(text) for text in retired], _("and"))},
        )
    return None


@hooks.register("after_copy_page")
def keep_wishes(request: HttpRequest, page: Page, new_page: Page) -> None:
    withdrawals.keep_in_copy(page, new_page, request.user)


@hooks.register("before_bulk_action")
def refuse_to_publish_what_is_incomplete(
    request: HttpRequest, action_type: str, objects: list[Page], action: object
) -> HttpResponse | None:
    """Publishing from a list, with or without what is below, meets the same gates as publishing from the form."""
    if action_type != "publish":
        return None
    below = "include_descendants" in request.POST
    pages = [page for page in objects if isinstance(page, Page)]
    if below:
        pages += [page for chosen in list(pages) for page in chosen.get_descendants().not_live()]
    profiles = ProfilePage.objects.filter(pk__in=[page.pk for page in pages])
    problems = [problem for profile in profiles for problem in gates.missing_in_draft(profile)]
    for problem in problems:
        messages.error(request, problem)
    return redirect(action.next_url) if problems else None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_a_small_portrait(request: HttpRequest, page: Page) -> None:
    """When the work is handed on, not at every autosave: a small portrait is no reason to hold a person back."""
    if not isinstance(page, ProfilePage) or not {"action-submit", "action-publish"} & request.POST.keys():
        return
    portrait = page.get_latest_revision_as_object().portrait
    if portrait and (needed := too_small_for(portrait, "portrait")):
        messages.warning(
            request,
            _(
                "The portrait is %(width)s × %(height)s pixels; at the top of the page it needs %(needed_width)s × "
                "%(needed_height)s to be sharp. Ask the photographer for a larger one."
            )
            % {
                "width": portrait.width,
                "height": portrait.height,
                "needed_width": needed[0],
                "needed_height": needed[1],
            },
        )
