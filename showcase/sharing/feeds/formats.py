"""How a feed is written: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, each as one of Django's feed generators.

Django's write what is common to all feeds; here stands what they lack: the whole interview, several files, languages.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.templatetags.static import static
from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

JSON_FEED = "https://jsonfeed.org/version/1.1"
# Elements of HTML in a feed are for those who open it in a browser: neither format knows them, so readers pass them by
# (RFC 4287 §6.3; RSS 2.0, “Extending RSS”).
XHTML = {"xmlns:html": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to an interview. `size` is in bytes, `duration` in seconds, the rest in pixels."""

    address: str
    media_type: str
    size: int
    title: str
    width: int | None = None
    height: int | None = None
    duration: int | None = None

    @property
    def medium(self) -> str:
        """The first half of the media type: "image" or "video", which is what Media RSS calls its `medium`."""
        return self.media_type.partition("/")[0]


class ShowcaseFeed(SyndicationFeed):
    """What all three have in common: entries with `content` (HTML), `attachments`, `image` and `language`."""

    name: str
    media_type: str
    # RSS knows one: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
    most_enclosures: int | None = None

    def add_item(self, *, attachments: list[Attachment], **item: Any) -> None:
        enclosures = [Enclosure(one.address, str(one.size), one.media_type) for one in attachments]
        super().add_item(**item, attachments=attachments, enclosures=enclosures[: self.most_enclosures])

    def latest_post_date(self) -> datetime:
        """When the newest of the interviews was published last. Django's is the present where a feed is empty."""
        return self.feed["updated"]


class XmlFeed(ShowcaseFeed):
    """A feed that looks like something in a browser, which has no reader of its own any more: css/feed.css."""

    def add_look(self, handler: SimplerXMLGenerator) -> None:
        """Name the style sheet; after the document begins, before its first element."""
        handler.processingInstruction("xml-stylesheet", f'type="text/css" href="{static("css/feed.css")}"')

    def add_words_for_people(self, handler: SimplerXMLGenerator) -> None:
        handler.startElement("html:p", {})
        handler.characters(
            _(
                "This is a feed: new interviews come to you, without an account and without a newsletter. Copy the "
                "address of this page into a feed reader, or read on at"
            )
        )
        handler.characters(" ")
        handler.addQuickElement("html:a", self.feed["title"], {"href": self.feed["link"]})
        handler.endElement("html:p")

    def add_link_for_people(self, handler: SimplerXMLGenerator, item: dict) -> None:
        handler.addQuickElement("html:a", item["title"], {"href": item["link"]})


class Atom(XmlFeed, Atom1Feed):
    name = "Atom"
    media_type = "application/atom+xml"
    content_type = f"{media_type}; charset=utf-8"

    def write(self, outfile: IO[str], encoding: str) -> None:
        # Django's own, which has no place for a style sheet in Atom.
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        self.add_look(handler)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | XHTML

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_words_for_people(handler)

    def item_attributes(self, item: dict) -> dict[str, str]:
        same = item["language"] == self.feed["language"]
        return {} if same else {"xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        # Django writes a summary as HTML; ours is plain text.
        super().add_item_elements(handler, item | {"description": None})
        self.add_link_for_people(handler, item)
        if item["description"]:
            handler.addQuickElement("summary", item["description"])
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(XmlFeed, Rss201rev2Feed):
    name = "RSS"
    media_type = "application/rss+xml"
    content_type = f"{media_type}; charset=utf-8"
    most_enclosures = 1

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
            **XHTML,
        }

    def add_stylesheets(self, handler: SimplerXMLGenerator) -> None:
        self.add_look(handler)

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_words_for_people(handler)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        # In RSS a description is HTML, whatever is in it (RSS 2.0, “Elements of <item>”).
        super().add_item_elements(handler, item | {"description": escape(item["description"])})
        self.add_link_for_people(handler, item)
        # The description as people read it: a browser would show the escapes of the one above.
        handler.addQuickElement("html:p", item["description"])
        handler.addQuickElement("content:encoded", item["content"])
        for file in item["attachments"]:
            known = {"width": file.width, "height": file.height, "duration": file.duration}
            attributes = {name: str(value) for name, value in known.items() if value}
            attributes |= {"url": file.address, "type": file.media_type, "medium": file.medium}
            handler.startElement("media:content", attributes | {"fileSize": str(file.size)})
            if file.title:
                handler.addQuickElement("media:title", file.title)
            handler.endElement("media:content")


class JsonFeed(ShowcaseFeed):
    name = "JSON Feed"
    media_type = "application/feed+json"
    content_type = f"{media_type}; charset=utf-8"

    def write(self, outfile: IO[str], encoding: str) -> None:
        feed = {
            "version": JSON_FEED,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [self._item(item) for item in self.items],
        }
        json.dump(feed, outfile, ensure_ascii=False)

    def _item(self, item: dict) -> dict[str, Any]:
        """An item with what is known of it: JSON Feed leaves out what has no value."""
        fields = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_html": item["content"],
            "summary": item["description"],
            "image": item["image"],
            "date_published": item["pubdate"] and rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": item["author_name"] and [{"name": item["author_name"]}],
            "tags": item["categories"],
            "language": item["language"],
            "attachments": [self._attachment(file) for file in item["attachments"]],
        }
        return {name: value for name, value in fields.items() if value}

    @staticmethod
    def _attachment(file: Attachment) -> dict[str, str | int]:
        fields = {
            "url": file.address,
            "mime_type": file.media_type,
            "title": file.title,
            "size_in_bytes": file.size,
            "duration_in_seconds": file.duration,
        }
        return {name: value for name, value in fields.items() if value}


FORMATS: dict[str, type[ShowcaseFeed]] = {"atom": Atom, "rss": Rss, "json": JsonFeed}
