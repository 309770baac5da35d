"""The site starts with what production needs and nothing else, or says in one sentence why it does not."""

import json
import re
import sqlite3

import pytest

from .starting import ROOT, names_of_settings, start

ROW = re.compile(r"^\| (`[^|]+) \|", re.MULTILINE)


def test_a_command_says_one_sentence(tmp_path):
    done = start(tmp_path, "manage.py", "migrate", SECRET_KEY="")
    assert done.returncode == 1
    assert done.stderr.startswith("SECRET_KEY is not set: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("loaded", [["showcase.wsgi"], ["--config", "showcase/delivery/gunicorn_conf.py"]])
def test_a_server_says_one_sentence_and_does_not_try_again(tmp_path, loaded):
    options = ["--no-control-socket", "--bind", "127.0.0.1:0", "--log-level", "critical"]
    done = start(tmp_path, "-m", "gunicorn", *options, *loaded, SECRET_KEY="hush")
    assert done.returncode == 3
    assert done.stderr.startswith("SECRET_KEY has a key of 4 characters") and done.stderr.count("\n") == 1


def test_a_misspelt_name_is_warned_of(tmp_path):
    done = start(tmp_path, "manage.py", "check", "--deploy", SHOWCASE_LANGUGE="nb")
    assert "SHOWCASE_LANGUGE is set, but no setting has this name here" in done.stderr


def test_a_server_warns_of_a_misspelt_name_too(tmp_path):
    done = start(tmp_path, "-c", "import showcase.wsgi", SHOWCASE_LANGUGE="nb")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["logger"] for line in lines if "SHOWCASE_LANGUGE" in line["message"]] == [
        "showcase.settings"
    ]


def test_every_service_may_be_described_at_once(tmp_path):
    done = start(
        tmp_path,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DATABASE_URL="postgres://u:p@db.internal/showcase",
        CACHE_URL="redis://cache.internal:6379/1",
        EMAIL_URL="smtp+tls://u:p@mail.example:587",
        SHOWCASE_LANGUAGE="nb",
        SHOWCASE_LANGUAGES="nb,nn",
        SHOWCASE_TRUSTED_PROXIES="10.0.0.0/8",
        CSRF_TRUSTED_ORIGINS="https://showcase.example",
    )
    assert (done.returncode, done.stderr) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ) or done.stdout


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """A folder in which production has made its embedded database."""
    var = tmp_path_factory.mktemp("embedded")
    done = start(var, "manage.py", "migrate", "--verbosity", "0")
    assert (done.returncode, done.stderr) == (0, "")
    return var


def test_production_runs_on_the_embedded_database(embedded):
    request = (
        "from django.test import Client; import showcase.wsgi;"
        "print(Client(headers={'host': 'showcase.example', 'x-forwarded-proto': 'https'}).get('/').status_code)"
    )
    assert start(embedded, "-c", request).stdout == "200\n"


def test_the_embedded_database_is_in_wal_mode(embedded):
    with sqlite3.connect(embedded / "showcase.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_embedded_database_knows_how_its_tables_are_filled(embedded):
    with sqlite3.connect(embedded / "showcase.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0] > 0


def test_each_connection_to_the_embedded_database_is_set_up(embedded):
    wanted = {
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "temp_store": 2,
        "cache_size": -8000,
    }
    code = (
        "import django, json; django.setup(); from django.db import connection; cursor = connection.cursor();"
        "ask = lambda name: cursor.execute(f'PRAGMA {name}').fetchone()[0];"
        f"print(json.dumps({{name: ask(name) for name in {[*wanted]}}}))"
    )
    assert json.loads(start(embedded, "-c", code).stdout) == wanted


def test_the_manual_names_every_variable_and_no_other(tmp_path):
    read = names_of_settings(tmp_path)
    manual = (ROOT / "docs/operations.md").read_text()
    table = manual.partition("## Settings")[2].partition("\n## ")[0]
    named = {name for cell in ROW.findall(table) for name in re.findall(r"`([A-Z0-9_]+)`", cell)}
    # What Django itself reads, before any settings.
    assert named - {"DJANGO_SETTINGS_MODULE"} == read
