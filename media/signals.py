"""Signals of the showcase's own."""

from django.dispatch import Signal

# What visitors can see has been written past the models' own signals, by `update()` or `bulk_create()`. Sent inside
# the transaction that writes it; `sender` is the model, and `rows`, if given, what was written. Caches of pages listen.
written_in_bulk = Signal()
