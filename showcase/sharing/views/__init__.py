"""Sharing's own addresses. Each view parses, asks, returns."""

from .answers import answer
from .cards import card
from .manifest import manifest

__all__ = ["answer", "card", "manifest"]
