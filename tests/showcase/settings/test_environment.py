"""What is wrong in the environment is said in one sentence that names it, and shows no secret."""

import pytest

from showcase.settings import readers, services
from showcase.settings.environment import Environment, SettingError

KEY = "Gv7cN2rXqT9mLw4Yb8KzHs3Jd6Pf1Ae5Gv7cN2rXqT9mLw4Yb8Kz"
KNOWN = [("en", "English"), ("nb", "Bokmål"), ("nn", "Nynorsk")]


def given(**variables: str) -> Environment:
    return Environment(variables)


def refusal(read, **variables: str) -> str:
    with pytest.raises(SettingError) as refused:
        read(given(**variables))
    return str(refused.value)


def mail(env: Environment):
    return services.mail(env)


REFUSED = {
    "no secret key": (readers.secret_key, {}, "SECRET_KEY is not set"),
    "an empty secret key": (readers.secret_key, {"SECRET_KEY": " "}, "SECRET_KEY is not set"),
    "a short secret key": (
        readers.secret_key,
        {"SECRET_KEY": "hush"},
        "SECRET_KEY has a key of 4 characters",
    ),
    "a secret key of one letter": (readers.secret_key, {"SECRET_KEY": "a" * 60}, "can be guessed"),
    "a short old key": (readers.old_keys, {"SECRET_KEY_FALLBACKS": "hush"}, "SECRET_KEY_FALLBACKS has a key"),
    "a host with its scheme": (
        lambda env: readers.hosts(env, "ALLOWED_HOSTS"),
        {"ALLOWED_HOSTS": "https://a.example"},
        "ALLOWED_HOSTS has “https://a.example” in it",
    ),
    "any host": (lambda env: readers.hosts(env, "ALLOWED_HOSTS"), {"ALLOWED_HOSTS": "*"}, "“*”"),
    "no host": (lambda env: readers.hosts(env, "ALLOWED_HOSTS"), {}, "ALLOWED_HOSTS is not set"),
    "an address without a scheme": (
        lambda env: readers.address(env, "SHOWCASE_BASE_URL"),
        {"SHOWCASE_BASE_URL": "a.example"},
        "SHOWCASE_BASE_URL is “a.example”",
    ),
    "a proxy by its name": (
        lambda env: readers.networks(env, "SHOWCASE_TRUSTED_PROXIES"),
        {"SHOWCASE_TRUSTED_PROXIES": "varnish"},
        "SHOWCASE_TRUSTED_PROXIES has “varnish” in it",
    ),
    "a network with a host's bits": (
        lambda env: readers.networks(env, "SHOWCASE_TRUSTED_PROXIES"),
        {"SHOWCASE_TRUSTED_PROXIES": "10.1.2.3/8"},
        "“10.1.2.3/8”",
    ),
    "an unknown language": (
        lambda env: readers.languages(env, KNOWN),
        {"SHOWCASE_LANGUAGE": "no"},
        "SHOWCASE_LANGUAGE is “no”: write en, nb or nn.",
    ),
    "languages without the first": (
        lambda env: readers.languages(env, KNOWN),
        {"SHOWCASE_LANGUAGE": "nb", "SHOWCASE_LANGUAGES": "nn, en"},
        "SHOWCASE_LANGUAGES lacks nb",
    ),
    "a switch that is half on": (
        lambda env: env.bool("A", False),
        {"A": "ture"},
        "A is “ture”: write on or off.",
    ),
    "a number with a unit": (
        lambda env: env.number("A", 1),
        {"A": "10s"},
        "A is “10s”: write a whole number.",
    ),
    "a number that is too small": (lambda env: env.number("A", 1, least=1), {"A": "0"}, "A is 0"),
    "an unknown database": (
        lambda env: services.database(env, "x"),
        {"DATABASE_URL": "mysql://u:hush@db/name"},
        "DATABASE_URL begins with “mysql://”",
    ),
    "an empty address of a database": (
        lambda env: services.database(env, "x"),
        {"DATABASE_URL": ""},
        "DATABASE_URL is empty",
    ),
    "a password that is not escaped": (
        lambda env: services.database(env, "x"),
        {"DATABASE_URL": "postgres://u:hush/hush@db/name"},
        "DATABASE_URL cannot be read",
    ),
    "a database without a name": (
        lambda env: services.database(env, "x"),
        {"DATABASE_URL": "postgres://u:hush@db"},
        "DATABASE_URL names no database",
    ),
    "an unknown cache": (
        services.cache,
        {"CACHE_URL": "memcache://hush"},
        "CACHE_URL begins with “memcache://”",
    ),
    "a mail server without a scheme": (mail, {"EMAIL_URL": "hush@mail"}, "EMAIL_URL is no address"),
    "metrics without a folder": (
        readers.counted_together,
        {"SHOWCASE_METRICS_TOKEN": "hush"},
        "PROMETHEUS_MULTIPROC_DIR is not set: SHOWCASE_METRICS_TOKEN asks for metrics",
    ),
    "a secret twice": (
        readers.secret_key,
        {"SECRET_KEY": "hush", "SECRET_KEY_FILE": "/run/secrets/key"},
        "SECRET_KEY and SECRET_KEY_FILE are both set",
    ),
    "a file that is not there": (
        readers.secret_key,
        {"SECRET_KEY_FILE": "/nowhere/key"},
        "SECRET_KEY_FILE names /nowhere/key, which cannot be read (No such file or directory)",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_its_name(what):
    read, variables, sentence = REFUSED[what]
    assert sentence in refusal(read, **variables)


@pytest.mark.parametrize("what", REFUSED)
def test_the_refusal_is_one_line_without_a_secret(what):
    read, variables, _sentence = REFUSED[what]
    said = refusal(read, **variables)
    assert said.endswith(".") and "\n" not in said and "hush" not in said


def test_a_secret_may_begin_with_a_dollar_sign():
    assert readers.secret_key(given(SECRET_KEY=f"${KEY}")) == f"${KEY}"


def test_a_secret_is_read_from_a_file_without_its_last_line_break(tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert readers.secret_key(given(SECRET_KEY_FILE=str(tmp_path / "key"))) == KEY


def test_an_address_with_a_password_is_read_from_a_file(tmp_path):
    (tmp_path / "url").write_text("postgres://u:p%40ss@db:5433/name\n")
    config = services.database(given(DATABASE_URL_FILE=str(tmp_path / "url")), tmp_path / "x")
    assert (config["PASSWORD"], config["PORT"]) == ("p@ss", 5433)


def test_old_keys_stand_on_lines_or_between_commas():
    assert readers.old_keys(given(SECRET_KEY_FALLBACKS=f"{KEY}1\n{KEY}2, {KEY}3")) == [KEY + n for n in "123"]


def test_spaces_in_a_list_do_not_matter():
    env = given(ALLOWED_HOSTS=" a.example , .b.example,")
    assert readers.hosts(env, "ALLOWED_HOSTS") == ["a.example", ".b.example"]


@pytest.mark.parametrize(
    ("text", "on"), [("1", True), ("On", True), ("yes", True), ("off", False), ("0", False)]
)
def test_a_switch_is_on_or_off(text, on):
    assert given(A=text).bool("A", not on) is on


def test_what_is_empty_counts_as_not_set():
    assert given(A="").number("A", 7) == 7


def test_some_of_the_languages_are_offered():
    env = given(SHOWCASE_LANGUAGE="nb", SHOWCASE_LANGUAGES="nn,nb")
    assert readers.languages(env, KNOWN) == ("nb", KNOWN[1:])


def test_a_misspelt_name_is_told_with_the_one_that_was_meant():
    env = given(SHOWCASE_LANGUGE="nb", SHOWCASE_LANGUAGE="nb", OTHER="x")
    readers.languages(env, KNOWN)
    assert env.misspelt() == [
        "SHOWCASE_LANGUGE is set, but no setting has this name here (did you mean SHOWCASE_LANGUAGE?)."
    ]


def test_a_name_with_a_file_is_no_misspelling(tmp_path):
    (tmp_path / "token").write_text("hush")
    env = given(SHOWCASE_METRICS_TOKEN_FILE=str(tmp_path / "token"))
    assert env.secret("SHOWCASE_METRICS_TOKEN", default="") == "hush"
    assert env.misspelt() == []


def test_postgresql_is_kept_connected_and_looked_after(tmp_path):
    config = services.database(given(DATABASE_URL="postgres://u@db/name"), tmp_path / "x")
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (60, True)
    assert config["OPTIONS"] == {"connect_timeout": 5}


def test_what_an_address_says_of_its_connection_counts(tmp_path):
    url = "postgres://u@db/name?sslmode=require&conn_max_age=0"
    config = services.database(given(DATABASE_URL=url), tmp_path / "x")
    assert (config["CONN_MAX_AGE"], config["OPTIONS"]["sslmode"]) == (0, "require")


def test_several_hosts_of_a_database_are_understood(tmp_path):
    config = services.database(given(DATABASE_URL="postgres://u:p@a:5432,b:5433/name"), tmp_path / "x")
    assert config["HOST"] == "a,b"


def test_redis_that_does_not_answer_holds_nobody_up():
    options = services.cache(given(CACHE_URL="redis://127.0.0.1:6379/1"))["OPTIONS"]
    assert options == {"socket_connect_timeout": 1.0, "socket_timeout": 1.0}


@pytest.mark.parametrize(
    ("url", "tls", "ssl", "port"),
    [
        ("smtp://localhost:25", None, None, 25),
        ("smtp+tls://u:p@mail.example", True, None, 587),
        ("smtp+ssl://u:p@mail.example:465", None, True, 465),
    ],
)
def test_mail_goes_as_its_address_says(url, tls, ssl, port):
    config = services.mail(given(EMAIL_URL=url))
    assert (config.get("EMAIL_USE_TLS"), config.get("EMAIL_USE_SSL"), config["EMAIL_PORT"]) == (
        tls,
        ssl,
        port,
    )
