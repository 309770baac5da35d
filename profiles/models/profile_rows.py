"""What hangs on a profile in rows of its own: films, occupations, links to social networks."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from media.accounts import elsewhere
from media.channels import CHANNELS


class ProfileFilm(Orderable):
    """One film at its place in a profile; the same film may be in many."""

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="film_uses")
    film = models.ForeignKey(
        "media.Film", on_delete=models.PROTECT, related_name="profile_uses", verbose_name=_("film")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("film of a profile")
        verbose_name_plural = _("films of profiles")

    def __str__(self) -> str:
        return str(self.film)


class ProfileOccupation(Orderable):
    """One occupation of a person; people can have more than one."""

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="occupation_rows")
    occupation = models.ForeignKey(
        "profiles.Occupation",
        on_delete=models.PROTECT,
        related_name="profile_rows",
        verbose_name=_("occupation"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("occupation of a profile")
        verbose_name_plural = _("occupations of profiles")

    def __str__(self) -> str:
        return str(self.occupation)


class SocialLink(Orderable):
    """The same film, or the person, on a social network: a plain link."""

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="social_links")
    network = models.CharField(
        _("network"), max_length=20, choices=[(channel.key, channel.name) for channel in CHANNELS]
    )
    url = models.URLField(_("address"), max_length=500, validators=[URLValidator(["http", "https"])])

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self) -> str:
        return f"{self.get_network_display()}: {self.url}"

    def clean(self) -> None:
        super().clean()
        if wrong := elsewhere(self.network, self.url):
            raise ValidationError({"url": wrong})
