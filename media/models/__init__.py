from .films import CaptionTrack, Film
from .images import Image, Rendition

__all__ = ["CaptionTrack", "Film", "Image", "Rendition"]
