"""People who asked not to be shown any more."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Withdrawal(models.Model):
    """A person's wish not to be shown any more: GDPR Art. 7 (3), consent is as easy to withdraw as to give.

    A row of its own, and not a column of the page: no older draft of the page brings back what was before the wish.
    """

    profile = models.OneToOneField(
        "profiles.ProfilePage",
        on_delete=models.CASCADE,
        related_name="withdrawal",
        verbose_name=_("profile"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), default=timezone.now, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("recorded by"),
    )

    was_shown = models.BooleanField(
        _("visitors knew the page"),
        editable=False,
        help_text=_("Its address then says that the person is not shown any more."),
    )

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        return str(self.profile)

    @classmethod
    def of(cls, profile: Page) -> "Withdrawal | None":
        """The wish of a profile's person, in whichever language it was recorded; it covers later translations too."""
        return cls.objects.filter(profile__translation_key=profile.translation_key).first()
