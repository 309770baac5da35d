from .branding import Branding
from .cards import CardFile, card_storage

__all__ = ["Branding", "CardFile", "card_storage"]
