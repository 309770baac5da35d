"""What single entries of the environment have to be: secrets, hosts, addresses, networks, languages."""

from ipaddress import ip_network
from urllib.parse import urlsplit

from .environment import Environment, one_of, refuse, shown

# As long as Django's own, which its deployment check asks for.
KEY_LENGTH = 50
KEY_DIFFERENT = 5
NEW_KEY = (
    f"at least {KEY_LENGTH} random characters, such as "
    '`python3 -c "import secrets; print(secrets.token_urlsafe(50))"` prints'
)


def secret_key(env: Environment) -> str:
    key = env.secret("SECRET_KEY", wanted=NEW_KEY)
    _refuse_weak(key, "SECRET_KEY")
    return key


def old_keys(env: Environment) -> list[str]:
    """Keys that still open what they have signed, newest first."""
    keys = env.secret("SECRET_KEY_FALLBACKS", default="").replace("\n", ",").split(",")
    keys = [key.strip() for key in keys if key.strip()]
    for key in keys:
        _refuse_weak(key, "SECRET_KEY_FALLBACKS")
    return keys


def hosts(env: Environment, name: str) -> list[str]:
    """Names of hosts as a browser sends them, at least one."""
    found = env.each(name, _host, "names of hosts without https:// and port, such as showcase.example")
    if not found:
        refuse(name, "is not set", "set it to the names of the site's hosts, such as showcase.example")
    return found


def address(env: Environment, name: str, **default: str) -> str:
    """Where a site is, without a slash at its end: "https://showcase.example"."""
    found = env.str(name, **default)
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        refuse(name, f"is {shown(found)}", "write a whole address, such as https://showcase.example")
    return found.rstrip("/")


def origins(env: Environment, name: str) -> list[str]:
    return env.each(name, _origin, "addresses without a path, such as https://showcase.example")


def networks(env: Environment, name: str, default: str = "") -> list[str]:
    """Networks as CIDR writes them; a single address is a network too."""
    wanted = "networks such as 10.1.0.0/16 or fd12:3456::/48"
    return env.each(name, lambda entry: str(ip_network(entry)), wanted) or [
        n for n in default.split(",") if n
    ]


def mail_addresses(env: Environment, name: str) -> list[str]:
    return env.each(name, _mail_address, "e-mail addresses")


def languages(env: Environment, known: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The site's first language, and those that it is offered in, in our order."""
    codes = tuple(code for code, _name in known)
    first = env.choice("SHOWCASE_LANGUAGE", codes, "en")
    offered = env.list("SHOWCASE_LANGUAGES", default=list(codes))
    for code in offered:
        if code not in codes:
            refuse("SHOWCASE_LANGUAGES", f"has {shown(code)} in it", f"write some of {one_of(codes)}")
    if first not in offered:
        refuse(
            "SHOWCASE_LANGUAGES", f"lacks {first}, which SHOWCASE_LANGUAGE makes the first", "add it there"
        )
    return first, [(code, name) for code, name in known if code in offered]


def counted_together(env: Environment) -> None:
    """Refuse metrics of one worker process among several: each would tell another number."""
    asked = [name for name in ("SHOWCASE_METRICS_TOKEN", "SHOWCASE_METRICS_NETWORKS") if env.secret(name, "")]
    if not env.str("PROMETHEUS_MULTIPROC_DIR", "") and asked:
        refuse(
            "PROMETHEUS_MULTIPROC_DIR",
            "is not set",
            f"{asked[0]} asks for metrics, so name a folder that is emptied at each start, where all worker "
            "processes of this node count together",
        )


def _refuse_weak(key: str, name: str) -> None:
    if len(key) < KEY_LENGTH:
        refuse(name, f"has a key of {len(key)} characters", f"write {NEW_KEY}")
    if len(set(key)) < KEY_DIFFERENT or key.startswith("django-insecure-"):
        refuse(name, "has a key that can be guessed", f"write {NEW_KEY}")


def _host(entry: str) -> str:
    # A port in brackets' company is an IPv6 address: "[::1]".
    if entry == "*" or "/" in entry or (":" in entry and not entry.endswith("]")):
        raise ValueError(entry)
    return entry


def _origin(entry: str) -> str:
    parts = urlsplit(entry)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise ValueError(entry)
    return entry.rstrip("/")


def _mail_address(entry: str) -> str:
    name, at, host = entry.partition("@")
    if not (name and at and host):
        raise ValueError(entry)
    return entry
