"""The API, version 1: put together here, and mounted by `path("api/v1/", api.urls)`."""

from functools import cached_property
from typing import Any

from django.urls import URLPattern, re_path
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from . import problems
from .addresses import NAMESPACE
from .document import complete
from .door import door, unknown
from .operations import groups, profiles, questions, root, series

DESCRIPTION = """\
What this showcase publishes, for programs: series of interviews, the people in them, and what they answered.
Read-only, open to everyone without a key, and the same for everyone. Only what visitors can read is here; what is
withdrawn is gone at once.

Every list comes in pages: follow `next` until it is null. Every answer has an `ETag`; send it back as `If-None-Match`,
and an answer that is still the same comes without a body (304). Times are ISO 8601 in UTC, addresses are whole, and
errors are problem documents (RFC 9457). Within version 1 fields may be added; none is taken away or changes its
meaning."""


class _Renderer(JSONRenderer):
    """JSON in UTF-8, in which Bjørn is Bjørn."""

    json_dumps_params = {"ensure_ascii": False}


class ReadOnlyAPI(NinjaAPI):
    """Ninja's API with a door before every address, one shape for every error, and a whole OpenAPI document."""

    @property
    def urls(self) -> tuple[list[Any], str, str]:
        patterns, app_name, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = door(pattern.callback)
        return [*patterns, re_path("", door(unknown))], app_name, namespace

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:
        return self._document

    @cached_property
    def _document(self) -> dict[str, Any]:
        """Made once: it says the same to everyone, whatever `options` Ninja has for an API at several addresses."""
        return complete(super().get_openapi_schema())


api = ReadOnlyAPI(
    title="Careers showcase",
    version="1.0.0",
    description=DESCRIPTION,
    servers=[{"url": "/", "description": "The site that this document comes from."}],
    urls_namespace=NAMESPACE,
    # Ninja's page of documentation loads its scripts from another server.
    docs_url=None,
    renderer=_Renderer(),
)
problems.connect(api)
for part in (root, series, profiles, questions, groups):
    api.add_router("", part.router)
