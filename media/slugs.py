"""Slugs in plain letters: "Bjørn Ås" becomes "bjorn-as", so that an address can be read aloud."""

from django.db import models
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii


def plain_slug(text: str, max_length: int = 140) -> str:
    """Transliterated (æ to ae, ø to o, å to a, č to c), at most `max_length` characters; "" where nothing is left."""
    return slugify(string_to_ascii(text))[:max_length].strip("-")


class SlugOnceMixin:
    """For a model with a `slug`: it is made from `slug_source` at the first save, and then stays."""

    slug_source = "name"

    def save(self, *args, **kwargs) -> None:
        if not self.slug:
            self.slug = free_slug(self, getattr(self, self.slug_source))
        super().save(*args, **kwargs)


def free_slug(instance: models.Model, text: str) -> str:
    """A slug for `text` that no other row of the instance's model has: "baker", then "baker-2"."""
    base = plain_slug(text) or instance._meta.model_name
    taken = set(type(instance)._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
