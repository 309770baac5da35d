"""What is kept about signing in beside what allauth and axes keep."""

from django.contrib.auth.models import Group
from django.db import models


class CompulsoryGroup(models.Model):
    """A group whose members need a second factor."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.group)
