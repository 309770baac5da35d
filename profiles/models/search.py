"""What the search reads: the words of each published person, and every word that anybody used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """The words of one published profile, by how much they weigh; written by `profiles.search.entries`.

    Folded as a query is (`profiles.search.text`), so that both databases compare like with like. PostgreSQL derives its
    text search vectors from these columns, SQLite its full-text index: see the migration that makes them.
    """

    page = models.OneToOneField(
        "profiles.ProfilePage", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    # PostgreSQL's name of the language: norwegian, english, or simple for words without stems.
    language = models.CharField(_("language"), max_length=20)
    name = models.TextField(_("name"))
    job = models.TextField(_("job title and workplace"))
    facts = models.TextField(_("occupations, topics, sector and place"))
    lead = models.TextField(_("headline and summary"))
    answers = models.TextField(_("questions and answers"))
    films = models.TextField(_("transcripts of films"))

    wagtail_reference_index_ignore = True
    COLUMNS = ("name", "job", "facts", "lead", "answers", "films")

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.name


class SearchWord(models.Model):
    """A word that somebody's entry has, to put a mistyped one right. `plain` is the word in the letters a to z.

    Nobody's words stay: `profiles.search.vocabulary` forgets those that no entry has any more.
    """

    word = models.CharField(_("word"), max_length=60, primary_key=True)
    plain = models.CharField(_("in plain letters"), max_length=120, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.word
