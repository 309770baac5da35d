"""The sitemap: an index, and a part of it for each kind of public address (https://www.sitemaps.org/protocol.html)."""
