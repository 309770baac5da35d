"""What every page of the showcase has in common."""

from http import HTTPMethod

from django.db import models
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from media.reading import foreign
from media.slugs import plain_slug

from ..languages.names import IN_LANGUAGE
from ..languages.origin import Origin, still_original
from ..navigation import navigation
from ..permissions import ManagedPagePermissionTester
from ..querysets import ShowcaseManager


class OwnField(BaseTranslatableField):
    """A field that each translation has for itself: it is neither translated nor copied from the original."""


class ShowcasePage(Page):
    """Abstract: a summary and a lead picture, the public door, and the site's navigation.

    Abstract, and not a custom base page model: wagtail-localize 1.14 breaks with one.
    """

    # A page takes nothing in, and says so to those who ask (RFC 9110 §9.3.7).
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One or two sentences. Lists, search engines and shared links show it."),
    )
    lead_image = models.ForeignKey(
        "media.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_image_alt = models.CharField(
        _("the lead picture in words"),
        max_length=250,
        blank=True,
        help_text=_("For people who do not see it. Leave empty if it only decorates."),
    )

    # Of a translation: what it was made from, by whom, and what is still in the original's words (see
    # `languages/provenance.py`). Empty for a page that was written as it is.
    provenance = models.JSONField(default=dict, blank=True, editable=False)

    preview_modes = [("", _("Page")), ("share", _("As a shared link"))]

    permission_tester_class: type[PagePermissionTester] = ManagedPagePermissionTester

    objects = ShowcaseManager()

    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]

    summary_panels = [
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Lead picture")),
    ]

    # An address differs by its language's prefix alone, so that links and choices mean the same in every language.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether the page may be shown at its own address (its restrictions are Wagtail's to check)."""
        if self.alias_of_id and self.alias_of.locale_id != self.locale_id:
            # It only keeps the place of a page that is not translated yet.
            return False
        return self.live and (self.expire_at is None or self.expire_at > timezone.now())

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail's, in one query instead of two: those of the page and of all above it.

        An alias has the restrictions of the page that it stands for, and none of its own.
        """
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        here, alias = Q(page__path__in=paths), Q(page__aliases__path__in=paths)
        alias |= Q(page__aliases__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(here | alias, page__alias_of__isnull=True).distinct()

    @property
    def foreign(self) -> str:
        """The page's language where it is not the reader's; "" where it is. Reads `locale`."""
        return foreign(self.locale.language_code)

    @property
    def in_language(self) -> str:
        """Which language the page is in, as it is said beside it."""
        return IN_LANGUAGE[self.locale.language_code]

    @property
    def still_original(self) -> dict[str, str]:
        """The fields of a translation that nobody has translated yet, with the language in which they are."""
        return still_original(self.provenance)

    def serve_password_required_response(
        self, request: HttpRequest, form: Form, action_url: str
    ) -> TemplateResponse:
        """As Wagtail's, in the site's look, and without a word of the page."""
        context = navigation(request, found=False) | {"form": form, "action_url": action_url, "people": []}
        return TemplateResponse(request, "profiles/password_required.html", context)

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.is_public:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs) | navigation(request, self)
        return context | {"origin": Origin.of(self.provenance, context["editions"])}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        if mode_name == "share":
            return "profiles/preview_share.html"
        return super().get_preview_template(request, mode_name)

    def permissions_for_user(self, user) -> PagePermissionTester:
        return self.permission_tester_class(user, self)

    def _set_core_field_defaults(self) -> None:
        # Wagtail has no public hook for the slug made on the server, and Django's slugify drops "ø" whole.
        knows_parent = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not self.slug and knows_parent and (slug := plain_slug(self.title)):
            self.slug = self._get_autogenerated_slug(slug)
        super()._set_core_field_defaults()
