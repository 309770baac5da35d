"""What caches of pages must know, where every process can read it."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

# How long a change is kept. Processes keep answers for a part of it, so that none can miss one (`watch.py`).
KEPT = timedelta(hours=3)


class Change(models.Model):
    """Something that visitors can see has changed: kept for a while, written in the transaction that changes it.

    So a change and the news of it become visible at the same moment, whichever process made it, and neither is lost
    without the other.
    """

    # What has changed, by a tag of `showcase.delivery.tags`.
    tag = models.CharField(max_length=40)
    # The database's clock: that of the servers may differ.
    made_at = models.DateTimeField(db_default=Now(), db_index=True)

    def __str__(self) -> str:
        return f"{self.tag} at {self.made_at}"


class StoredPage(models.Model):
    """A page as a visitor gets it, for every process of the site: right until something in it changes (`stored.py`)."""

    # Of all that the answer depends on, and of the code that made it: SHA-256, in hexadecimal digits.
    key = models.CharField(max_length=64, primary_key=True)
    # Pairs of name and value, in order.
    headers = models.JSONField()
    # Compressed, where whoever asked reads that.
    body = models.BinaryField()
    # What it depends on, by the tags of `showcase.delivery.tags`.
    tags = models.JSONField()
    # The last change that it knows of: whatever comes after has a higher key.
    last_change = models.BigIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]} until {self.until}"
