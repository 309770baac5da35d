"""Secrets of second factors, sealed with the site's key: a copy of the database alone gives none away."""

import logging
from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)


def seal(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The secret; None if no key of the site opens it (`SECRET_KEY` changed without `SECRET_KEY_FALLBACKS`)."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        logger.error(
            "A second factor cannot be read with SECRET_KEY. Put the former key into SECRET_KEY_FALLBACKS, "
            "or take the factor off: manage.py remove_second_factor."
        )
        return None


def _keys() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        Fernet(urlsafe_b64encode(sha256(b"showcase.signin.sealing:" + key.encode()).digest())) for key in keys
    )
