"""What editors of a translation are told before they go on."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..models import ProfilePage, ShowcasePage
from ..wording import in_quotes
from .origin import MACHINE
from .provenance import missing_of
from .review import address_of_review


def tell_of_the_original(request: HttpRequest, page: Page) -> None:
    """Which texts of the original have changed since the translation was saved; and what readers find first."""
    if request.method != "GET" or not isinstance(page, ShowcasePage) or not page.provenance:
        return
    if changed := list(changed_in_original(page)):
        messages.warning(
            request,
            _("The original has changed since: %(texts)s. Those texts wait for a new translation below.")
            % {"texts": get_text_list(changed, _("and"))},
        )
    if page.provenance["by"] == MACHINE and page.permissions_for_user(request.user).can_publish():
        messages.warning(
            request,
            _("A machine translated this, and readers are told that nobody has checked it yet."),
            buttons=[messages.button(address_of_review(page), _("Mark as reviewed"))],
        )
    above = [each for each in page.get_ancestors().specific() if isinstance(each, ShowcasePage)]
    waiting = [each for each in above if not each.is_public]
    if waiting:
        messages.warning(
            request,
            _(
                "Readers of this language find the page only when this is translated and published too: %(pages)s."
            )
            % {"pages": get_text_list([in_quotes(each.title) for each in waiting], _("and"))},
        )


def changed_in_original(page: ShowcasePage) -> Iterator[str]:
    """The texts of the original that have no translation now, and had one when the translation was saved; in words."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return
    now, then = missing_of(translation.source, page.locale), page.provenance["missing"]
    answers = {}
    if isinstance(page, ProfilePage):
        original = page.get_translations().filter(locale=translation.source.locale).first()
        answers = (
            {str(answer.translation_key): answer for answer in original.answers.all()} if original else {}
        )
    told = set()
    for path in now:
        if now[path] == then.get(path):
            continue
        relation, _dot, rest = path.partition(".")
        answer = answers.get(rest.partition(".")[0])
        words = in_quotes(answer.wording) if answer else str(page._meta.get_field(relation).verbose_name)
        if words not in told:
            told.add(words)
            yield words
