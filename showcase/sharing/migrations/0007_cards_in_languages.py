"""A card for each language of what is the same in all: those that are drawn are in the first."""

from django.conf import settings
from django.db import migrations, models


def cards_are_in_the_first_language(apps, schema_editor):
    apps.get_model("sharing", "CardFile").objects.update(language=settings.LANGUAGE_CODE)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0006_words_in_languages")]

    operations = [
        migrations.RemoveConstraint(model_name="cardfile", name="share_card_once"),
        migrations.AddField(
            model_name="cardfile",
            name="language",
            field=models.CharField(default="", max_length=10, verbose_name="language"),
            preserve_default=False,
        ),
        migrations.RunPython(cards_are_in_the_first_language, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="cardfile",
            constraint=models.UniqueConstraint(
                fields=("site", "kind", "key", "shape", "language"), name="share_card_once"
            ),
        ),
    ]
