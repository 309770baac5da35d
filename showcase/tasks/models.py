"""What the queue of django-tasks-db does not keep: who works, when each job ran, and mail on its way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """A worker that is heard of, and when it last was. One that ends in order takes its row along."""

    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=48, primary_key=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        default_permissions = ()
        permissions = [("manage_tasks", _("Can see tasks that failed, and have them tried again"))]

    def __str__(self) -> str:
        return self.name


class JobRun(models.Model):
    """When a job of the schedule was last put into the queue: whoever changes this first has done it."""

    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=100, primary_key=True)
    ran_at = models.DateTimeField()

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """An e-mail on its way. It is deleted when the mail server has taken it: nobody's mail is kept here.

    `message` has the arguments of Django's `EmailMultiAlternatives`, as `mail.py` writes and reads them.
    """

    wagtail_reference_index_ignore = True

    message = models.JSONField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("e-mail on its way")
        verbose_name_plural = _("e-mails on their way")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
