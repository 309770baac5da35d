"""What leaves the house when an error is reported elsewhere."""

from typing import Any

from .logs import TOKEN
from .request_id import current


def without_people(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """An event of Sentry's without who asked and what they sent: method, address and the request's name remain."""
    request = event.get("request", {})
    kept = {name: request[name] for name in ("method", "url") if name in request}
    if "url" in kept:
        kept["url"] = TOKEN.sub("…", kept["url"])
    event["request"] = kept
    event.pop("user", None)
    event["tags"] = event.get("tags", {}) | {"request_id": current.get()}
    return event
