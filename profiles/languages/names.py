"""What the languages are called: each by itself, and by readers of another."""

from django.utils.translation import gettext_lazy as _

# As its own readers call it, in a list of languages.
OWN_NAMES = {"en": "English", "nb": "Bokmål", "nn": "Nynorsk"}
# What is said of something in another language than the page's.
IN_LANGUAGE = {"en": _("In English"), "nb": _("In Bokmål"), "nn": _("In Nynorsk")}
# What is said of a translation, by the language of the original.
TRANSLATED_FROM = {
    "en": _("Translated from English."),
    "nb": _("Translated from Bokmål."),
    "nn": _("Translated from Nynorsk."),
}
TRANSLATED_BY_MACHINE = {
    "en": _("Translated from English by a machine. Nobody has checked it yet."),
    "nb": _("Translated from Bokmål by a machine. Nobody has checked it yet."),
    "nn": _("Translated from Nynorsk by a machine. Nobody has checked it yet."),
}
