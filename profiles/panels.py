"""The editor's form for a profile, in the order in which an interview becomes a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
    TitleFieldPanel,
)


def profile_content_panels() -> list[Panel]:
    """Person, portrait, work, films, questions, then the small print."""
    return [
        TitleFieldPanel(
            "title",
            heading=_("Name"),
            help_text=_("As the person wants to be called. The page's address is made from it."),
            placeholder=_("First name and surname"),
        ),
        FieldPanel("headline"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("portrait"), FieldPanel("portrait_alt")], heading=_("Portrait")),
        MultiFieldPanel(
            [
                FieldPanel("job_title"),
                FieldPanel("workplace"),
                FieldPanel("place"),
                MultipleChooserPanel(
                    "occupation_rows",
                    chooser_field_name="occupation",
                    heading=_("Occupations"),
                    label=_("Occupation"),
                    panels=[FieldPanel("occupation")],
                ),
            ],
            heading=_("Work"),
        ),
        MultipleChooserPanel(
            "film_uses",
            chooser_field_name="film",
            heading=_("Films"),
            label=_("Film"),
            panels=[FieldPanel("film")],
        ),
        FieldPanel("questions_heading"),
        InlinePanel(
            "answers",
            heading=_("Questions and answers"),
            label=_("Question"),
            help_text=_(
                "The series' questions are laid out for you. Move one with the arrows, delete one that was not asked, "
                "or add one: choose it from the library, or just write it if it is asked this once."
            ),
        ),
        FieldPanel("topics"),
        InlinePanel(
            "social_links",
            heading=_("Social links"),
            label=_("Social link"),
            help_text=_(
                "Where the same film or the person is on Instagram, Facebook, TikTok, LinkedIn or YouTube."
            ),
            panels=[FieldRowPanel([FieldPanel("network"), FieldPanel("url")])],
        ),
        MultiFieldPanel(
            [
                HelpPanel(content=_("Shown in small print at the end of the page.")),
                FieldRowPanel(
                    [FieldPanel("author"), FieldPanel("photographer"), FieldPanel("interviewed_on")]
                ),
            ],
            heading=_("About this interview"),
        ),
    ]
