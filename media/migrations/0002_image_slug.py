"""Give every picture a slug of its own: its key in a bundle."""

from django.db import migrations, models

from media.slugs import plain_slug


def make_slugs(apps, schema_editor):
    Image = apps.get_model("media", "Image")
    taken = set()
    for pk, title in Image.objects.order_by("pk").values_list("pk", "title"):
        base = plain_slug(title) or "image"
        number, slug = 1, base
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        Image.objects.filter(pk=pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]

    operations = [
        # No index yet: PostgreSQL would make its own twice, once for the plain and once for the unique field.
        migrations.AddField(
            model_name="image",
            name="slug",
            field=models.SlugField(
                db_index=False, default="", editable=False, max_length=150, verbose_name="slug"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(make_slugs, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="image",
            name="slug",
            field=models.SlugField(editable=False, max_length=150, unique=True, verbose_name="slug"),
        ),
    ]
