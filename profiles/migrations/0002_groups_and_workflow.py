"""The two groups of a showcase's office, and the workflow between them.

Interview editors write and submit; Series managers publish and look after questions, lists and series.
"""

from django.db import migrations

EDITORS = "Interview editors"
MANAGERS = "Series managers"
WORKFLOW = "Interview review"
TASK = "Read and publish"

EDITOR_PAGES = ["add", "change"]
MANAGER_PAGES = ["add", "change", "publish", "bulk_delete", "lock", "unlock"]
EDITOR_MODELS = {
    # To add, not to change: a workplace is shown at once wherever it is used. A film that is shown is the managers'.
    ("media", "film"): ["add", "change", "view"],
    ("profiles", "workplace"): ["add", "view"],
    ("profiles", "place"): ["add", "view"],
    ("profiles", "occupation"): ["add", "view"],
    ("profiles", "sector"): ["view"],
    ("profiles", "topic"): ["view"],
    ("profiles", "question"): ["view"],
    ("profiles", "questionset"): ["view"],
    ("profiles", "theme"): ["view"],
}
MANAGER_MODELS = {key: ["add", "change", "delete", "view"] for key in EDITOR_MODELS}
# To let a film off an accessibility duty, with a reason; to change a film that visitors see.
MANAGER_MODELS["media", "film"] += ["waive", "change_shown"]
EDITOR_IMAGES = ["add", "choose"]
MANAGER_IMAGES = ["add", "change", "choose", "delete"]


def permission(apps, app_label, model, action):
    """The permission, made here where a fresh database does not have it yet (Django makes them after migrating)."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
    return Permission.objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )[0]


def make_group(apps, name, models, pages, images):
    Group = apps.get_model("auth", "Group")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(permission(apps, "wagtailadmin", "admin", "access"))
    for (app_label, model), actions in models.items():
        group.permissions.add(*[permission(apps, app_label, model, action) for action in actions])
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for action in pages:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=permission(apps, "wagtailcore", "page", action)
        )
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for action in images:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission(apps, "media", "image", action)
        )
    return group


def make_workflow(apps, managers):
    ContentType = apps.get_model("contenttypes", "ContentType")
    task_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task, _ = apps.get_model("wagtailcore", "GroupApprovalTask").objects.get_or_create(
        name=TASK, defaults={"content_type": task_type, "active": True}
    )
    task.groups.add(managers)
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=WORKFLOW, defaults={"active": True}
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task=task, defaults={"sort_order": 0}
    )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page=root, defaults={"workflow": workflow}
    )


def forwards(apps, schema_editor):
    make_group(apps, EDITORS, EDITOR_MODELS, EDITOR_PAGES, EDITOR_IMAGES)
    managers = make_group(apps, MANAGERS, MANAGER_MODELS, MANAGER_PAGES, MANAGER_IMAGES)
    make_workflow(apps, managers)


def backwards(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=[EDITORS, MANAGERS]).delete()
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    before = Workflow.objects.exclude(name=WORKFLOW).filter(active=True).order_by("pk").first()
    uses = WorkflowPage.objects.filter(workflow__name=WORKFLOW)
    if before:
        uses.update(workflow=before)
    else:
        uses.delete()
    Workflow.objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=TASK).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0001_initial"),
        ("media", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
