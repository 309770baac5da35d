"""Words of Django and Wagtail that nobody has put into Nynorsk: who reads Nynorsk reads Bokmål there, not English."""

from django.utils.translation import trans_real


def read_bokmal_where_there_is_no_nynorsk() -> None:
    """Let the Nynorsk catalogue fall back on a Bokmål one; once, when the apps are ready.

    A catalogue of its own, which falls back on nothing: Django's falls back on the site's first language, which may be
    Nynorsk. `add_fallback` would add to the fallback that Nynorsk has already, which all languages share.
    """
    bokmal = trans_real.DjangoTranslation("nb")
    bokmal._fallback = None
    trans_real.translation("nn")._fallback = bokmal
