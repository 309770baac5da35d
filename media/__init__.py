"""Pictures and films. Knows no page."""
