"""What the search reads, and the index of each database over it."""

import django.db.models.deletion
from django.db import migrations, models

WHOLE = ("name", "job", "facts")
COLUMNS = {"name": "A", "job": "B", "facts": "B", "lead": "B", "answers": "C", "films": "D"}


def vector(*columns: str) -> str:
    """SQL of a vector of weighted columns with the stems of the row's language.

    A generated column must be immutable, which a configuration named by a column is not: so each is written out. Names,
    jobs and facts stand in it as whole words too, and these alone have the weight A besides names: "IT" is a job, and
    to PostgreSQL an English stop word.
    """

    def parts(configuration: str) -> str:
        return " || ".join(
            f"setweight(to_tsvector('{configuration}', {column}), '{COLUMNS[column]}')" for column in columns
        )

    whole = [f"setweight(to_tsvector('simple', {column}), 'A')" for column in columns if column in WHOLE]
    return (
        f"(CASE language WHEN 'norwegian' THEN {parts('norwegian')} "
        f"WHEN 'english' THEN {parts('english')} ELSE {parts('simple')} END) "
        f"|| {' || '.join(whole)}"
    )


WORDS = "to_tsvector('simple', " + " || ' ' || ".join(COLUMNS) + ")"
POSTGRESQL = f"""
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    ALTER TABLE profiles_searchentry
        ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector(*COLUMNS)}) STORED,
        ADD COLUMN head tsvector GENERATED ALWAYS AS ({vector("name", "job", "facts", "lead")}) STORED,
        ADD COLUMN names tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', name) || to_tsvector('simple', job)) STORED;
    -- In the row itself: fetched from beside it for each row, a word that most people use takes three times as long.
    ALTER TABLE profiles_searchentry ALTER COLUMN vector SET STORAGE MAIN;
    CREATE INDEX profiles_searchentry_vector ON profiles_searchentry USING gin (vector);
    CREATE INDEX profiles_searchentry_names ON profiles_searchentry USING gin (names);
    -- Whether anybody has a word, asked when somebody who had it is withdrawn: there is no column of it to read.
    CREATE INDEX profiles_searchentry_words ON profiles_searchentry USING gin ({WORDS});
    CREATE INDEX profiles_searchword_near ON profiles_searchword USING gist (plain gist_trgm_ops);
"""
_OLD, _NEW = (
    f"{{}}, {', '.join(f'{row}.{column}' for column in COLUMNS)}".format(f"{row}.page_id") for row in ("old", "new")
)
_INTO = f"INSERT INTO profiles_searchentry_fts(rowid, {', '.join(COLUMNS)})"
_OUT = f"INSERT INTO profiles_searchentry_fts(profiles_searchentry_fts, rowid, {', '.join(COLUMNS)})"
SQLITE = (
    f"""CREATE VIRTUAL TABLE profiles_searchentry_fts USING fts5(
        {", ".join(COLUMNS)}, content='profiles_searchentry', content_rowid='page_id',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3'
    )""",
    f"""CREATE TRIGGER profiles_searchentry_added AFTER INSERT ON profiles_searchentry BEGIN
        {_INTO} VALUES ({_NEW}); END""",
    f"""CREATE TRIGGER profiles_searchentry_deleted AFTER DELETE ON profiles_searchentry BEGIN
        {_OUT} VALUES ('delete', {_OLD}); END""",
    f"""CREATE TRIGGER profiles_searchentry_changed AFTER UPDATE ON profiles_searchentry BEGIN
        {_OUT} VALUES ('delete', {_OLD}); {_INTO} VALUES ({_NEW}); END""",
)


def make_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def drop_indexes(apps, schema_editor):
    """PostgreSQL drops them with the tables; SQLite's virtual table is one of its own."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE profiles_searchentry_fts")


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_groups_and_workflow")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="profiles.profilepage",
                    ),
                ),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("name", models.TextField(verbose_name="name")),
                ("job", models.TextField(verbose_name="job title and workplace")),
                ("facts", models.TextField(verbose_name="occupations, topics, sector and place")),
                ("lead", models.TextField(verbose_name="headline and summary")),
                ("answers", models.TextField(verbose_name="questions and answers")),
                ("films", models.TextField(verbose_name="transcripts of films")),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name="word")),
                ("plain", models.CharField(db_index=True, max_length=120, verbose_name="in plain letters")),
            ],
            options={"verbose_name": "word", "verbose_name_plural": "words"},
        ),
        migrations.RunPython(make_indexes, drop_indexes),
    ]
