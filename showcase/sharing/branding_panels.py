"""The form of the branding."""

from django.conf import settings
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel

from profiles.languages.names import IN_LANGUAGE


class ColourInput(TextInput):
    """A colour in words, with the browser's own colour picker beside it where there is JavaScript."""

    class Media:
        js = ["js/admin/colour.js"]
        css = {"all": ["css/admin/colour.css"]}

    def __init__(self) -> None:
        super().__init__({"data-colour": _("Pick a colour"), "autocomplete": "off", "spellcheck": "false"})


PANELS = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("icon"), FieldPanel("accent", widget=ColourInput)],
            heading=_("Look"),
        ),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("tagline"), FieldPanel("footer_words")],
            heading=_("Name and words"),
        ),
        MultiFieldPanel(
            [
                MultiFieldPanel(
                    [FieldPanel(f"tagline_{code}"), FieldPanel(f"footer_words_{code}")],
                    heading=IN_LANGUAGE[code],
                )
                for code, _name in settings.LANGUAGES
                if code != settings.LANGUAGE_CODE
            ],
            heading=_("Words in other languages"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("email"),
                FieldPanel("telephone"),
                FieldPanel("postal_address"),
                PageChooserPanel("accessibility_page", "profiles.TextPage"),
                PageChooserPanel("privacy_page", "profiles.TextPage"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel([FieldPanel("accounts")], heading=_("Accounts")),
        MultiFieldPanel([FieldPanel("partners")], heading=_("Partners")),
        MultiFieldPanel(
            [FieldPanel("share_networks"), FieldPanel("fediverse_creator")], heading=_("Sharing")
        ),
    ]
)
