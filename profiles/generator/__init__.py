"""Invented people in any number, to try out how a large site feels and how fast it is."""
