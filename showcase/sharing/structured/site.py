"""The front page: the site, its search, and who publishes it."""

from collections.abc import Mapping
from typing import Any

from .graph import Node, Writer


def home_document(context: Mapping[str, Any]) -> Node | None:
    """`WebSite` with a `SearchAction`, and `Organization`; None where no site answers."""
    writer = Writer.of(context)
    return writer.document() if writer else None
