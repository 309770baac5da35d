"""Feeds: the newest interviews, whole, for readers that people choose themselves."""

from .channels import FeedLink, feed_links

__all__ = ["FeedLink", "feed_links"]
