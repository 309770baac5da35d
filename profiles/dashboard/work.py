"""Whose work is where: the questions that the dashboard asks, each in a fixed number of queries."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import (
    Page,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permissions import page_permission_policy

from ..models import ProfilePage, SeriesPage
from .missing import Draft, drafts_of

SHOWN = 6


@dataclass(frozen=True)
class Row:
    """One page of a list: what it is called, where it is worked on, and what is to be known about it."""

    title: str
    url: str
    of: str = ""
    when: datetime.datetime | None = None
    who: AbstractBaseUser | None = None
    draft: Draft | None = None
    note: str = ""
    public_url: str = ""


@dataclass(frozen=True)
class Work:
    """A few rows, and how many there are in all."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0

    @property
    def more(self) -> bool:
        return self.total > len(self.rows)


def may_publish(user: AbstractBaseUser) -> bool:
    return page_permission_policy.user_has_permission(user, "publish")


def series_to_add_to(user: AbstractBaseUser) -> QuerySet[SeriesPage]:
    """The series in which this person may begin an interview, those that visitors see first; without translations."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "add")
    written = SeriesPage.objects.filter(provenance__from__isnull=True)
    return written.filter(pk__in=pages.values("pk")).order_by("-live", "path")


def unfinished(user: AbstractBaseUser) -> Work:
    """Drafts that this person began or changed last, the last changed first: not yet submitted, not yet scheduled."""
    found = (
        _mine(user)
        .filter(Q(live=False) | Q(has_unpublished_changes=True))
        .filter(~Exists(_workflows(WorkflowState.STATUS_IN_PROGRESS)), ~Exists(_schedules()))
        .annotate(
            wish=Subquery(
                _workflows(WorkflowState.STATUS_NEEDS_CHANGES).values("current_task_state__comment")[:1]
            )
        )
        .order_by("-latest_revision_created_at", "-pk")
    )
    return _profiles(found)


def scheduled(user: AbstractBaseUser) -> Work:
    """What goes live by itself, the next first: one's own; everyone's for those who publish."""
    revision = _schedules().order_by("approved_go_live_at")
    found = (
        _of_concern(user)
        .annotate(
            goes_live_at=Subquery(revision.values("approved_go_live_at")[:1]),
            revision_to_go_live=Subquery(revision.values("pk")[:1]),
        )
        .filter(goes_live_at__isnull=False)
        .order_by("goes_live_at", "pk")
    )
    return _profiles(found)


def just_published(user: AbstractBaseUser) -> Work:
    """What visitors met last: one's own; everyone's for those who publish."""
    found = _of_concern(user).published().order_by("-last_published_at", "-pk")[:SHOWN]
    rows = [
        Row(
            page.get_admin_display_title(),
            _edit(page.pk),
            page.series.title,
            page.last_published_at,
            draft=Draft(page.portrait, [], 0, 0),
            public_url=page.url or "",
        )
        for page in found.select_related("series").prefetch_related("portrait__renditions")
    ]
    return Work(rows, len(rows))


def submitted(user: AbstractBaseUser) -> Work:
    """What this person handed in, or began and somebody handed in, and nobody has read yet; the latest first."""
    own = Page.objects.filter(owner=user, pk=Cast(OuterRef("object_id"), Page._meta.pk.__class__()))
    states = (
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=get_default_page_content_type()
        )
        .filter(Q(requested_by=user) | Exists(own))
        .order_by("-created_at", "-pk")
    )
    shown = list(states[:SHOWN])
    pages = Page.objects.in_bulk([int(state.object_id) for state in shown])
    rows = [
        Row(page.get_admin_display_title(), _edit(page.pk), when=state.created_at)
        for state in shown
        if (page := pages.get(int(state.object_id)))
    ]
    return Work(rows, states.count())


def to_review(user: AbstractBaseUser) -> Work:
    """What waits for this person's decision, the one who has waited longest first."""
    states = TaskState.objects.reviewable_by(user).order_by("started_at", "pk")
    shown = list(states.select_related("revision", "revision__user")[:SHOWN])
    pages = Page.objects.in_bulk([int(state.revision.object_id) for state in shown])
    profiles = ProfilePage.objects.select_related("series").in_bulk(list(pages))
    drafts = drafts_of(profiles.values(), {int(state.revision.object_id): state.revision for state in shown})
    rows = []
    for state in shown:
        if not (page := pages.get(int(state.revision.object_id))):
            continue
        profile = profiles.get(page.pk)
        rows.append(
            Row(
                page.get_admin_display_title(),
                _edit(page.pk),
                profile.series.title if profile and profile.series else "",
                state.started_at,
                state.revision.user,
                drafts.get(page.pk),
            )
        )
    return Work(rows, states.count())


def _profiles(found: QuerySet[ProfilePage]) -> Work:
    """Profiles with the draft of each: the one that goes live where there is one, or else the latest."""
    shown = list(found.select_related("series")[:SHOWN])
    chosen = {
        page.pk: getattr(page, "revision_to_go_live", None) or page.latest_revision_id for page in shown
    }
    revisions = Revision.objects.in_bulk([pk for pk in chosen.values() if pk])
    drafts = drafts_of(shown, {page: revisions[pk] for page, pk in chosen.items() if pk in revisions})
    rows = [
        Row(
            page.get_admin_display_title(),
            _edit(page.pk),
            page.series.title if page.series else "",
            getattr(page, "goes_live_at", None) or page.latest_revision_created_at,
            draft=drafts[page.pk],
            note=getattr(page, "wish", None) or "",
        )
        for page in shown
    ]
    return Work(rows, found.count())


def _mine(user: AbstractBaseUser) -> QuerySet[ProfilePage]:
    """Profiles that this person began or changed last, without those who asked not to be shown."""
    mine = Q(owner=user) | Q(latest_revision__user=user)
    return ProfilePage.objects.filter(mine, withdrawal__isnull=True)


def _of_concern(user: AbstractBaseUser) -> QuerySet[ProfilePage]:
    if not may_publish(user):
        return _mine(user)
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return ProfilePage.objects.filter(pk__in=pages.values("pk"), withdrawal__isnull=True)


def _key() -> Cast:
    """A page's key as the generic relations of workflows and revisions have it: PostgreSQL compares no number to it."""
    return Cast(OuterRef("pk"), CharField())


def _workflows(status: str) -> QuerySet[WorkflowState]:
    """The latest workflow of the page outside, where it is in this state."""
    return WorkflowState.objects.filter(
        status=status, base_content_type=get_default_page_content_type(), object_id=_key()
    ).order_by("-created_at")


def _schedules() -> QuerySet[Revision]:
    return Revision.page_revisions.filter(object_id=_key(), approved_go_live_at__isnull=False)


def _edit(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])
