"""Series managers look after their site's branding."""

from django.db import migrations

MANAGERS = "Series managers"


def forwards(apps, schema_editor):
    # Made here where a fresh database does not have it yet (Django makes permissions after migrating).
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="sharing", model="branding"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="change_branding", defaults={"name": "Can change branding"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name=MANAGERS):
        group.permissions.add(permission)


def backwards(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="sharing", codename="change_branding"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("profiles", "0002_groups_and_workflow"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
