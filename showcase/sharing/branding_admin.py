"""What the admin says of a branding beside its form."""

from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .accent import READABLE
from .models import Branding


def tell_correction(request: HttpRequest, branding: Branding) -> None:
    """Tell whoever has just saved a branding that its accent was made darker: from what to what, and why."""
    if branding.corrected is None:
        return
    told = _(
        "The accent colour %(chosen)s was too light to read on our background (contrast %(contrast)s, at least "
        "%(needed)s needed). It was made darker, to %(made)s, and is saved so. The hue is the same."
    )
    messages.warning(
        request,
        told
        % {
            "chosen": branding.corrected.chosen,
            "made": branding.corrected.made,
            "contrast": number_format(branding.corrected.contrast),
            "needed": number_format(READABLE),
        },
    )
